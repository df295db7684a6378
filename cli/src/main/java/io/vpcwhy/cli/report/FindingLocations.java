package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.ReportWords;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.trace.Component;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which resources a finding is about, and where their documents are. */
final class FindingLocations {

    /** What is easiest to change without touching others comes first. */
    private static final List<Predicate<Component>> TO_CHANGE = List.of(
            component -> rule(component).isPresent(),
            component -> component instanceof Component.Filter,
            component -> component instanceof Component.RouteTaken
                    || component instanceof Component.TransitGatewayRouteTaken,
            component -> true);

    private final Snapshot snapshot;
    private final ReportWords words;

    FindingLocations(Snapshot snapshot, ReportWords words) {
        this.snapshot = snapshot;
        this.words = words;
    }

    /** What would have to be changed: of the security group rules on the way the last one, or else of the network ACLs. */
    ReportedLocation toChange(Finding finding) {
        return toChange(finding.components())
                .orElseGet(() -> resource(finding.destination().id()));
    }

    /** Likewise of the components of any way; empty where there are none. */
    Optional<ReportedLocation> toChange(List<Component> components) {
        for (Predicate<Component> kind : TO_CHANGE) {
            for (int i = components.size() - 1; i >= 0; i--) {
                if (kind.test(components.get(i))) {
                    return Optional.of(of(components.get(i)));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<SecurityGroupRule> rule(Component component) {
        return component instanceof Component.Filter filter
                        && filter.step() instanceof FilterStep.SecurityGroupStep groups
                ? groups.decision().deciding()
                : Optional.empty();
    }

    private ReportedLocation of(Component component) {
        return new ReportedLocation(
                component.id(),
                words.component(component).replace("  ", " "),
                rule(component).flatMap(snapshot::provenance).or(() -> snapshot.provenance(component.id())));
    }

    /** What the packets pass. */
    List<ReportedLocation> way(Finding finding) {
        return way(finding.components());
    }

    List<ReportedLocation> way(List<Component> components) {
        return components.stream().map(this::of).toList();
    }

    /** The ends that the snapshot tells of. */
    List<ReportedLocation> ends(Finding finding) {
        return List.of(finding.source(), finding.destination()).stream()
                .map(WayEnd::id)
                .map(this::resource)
                .filter(end -> end.where().isPresent())
                .toList();
    }

    /** Where a resource is told of. */
    ReportedLocation resource(String id) {
        return new ReportedLocation(id, id, snapshot.provenance(id));
    }
}
