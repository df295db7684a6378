package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.FindingPackets;
import io.vpcwhy.cli.render.ReportWords;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.Compared;
import io.vpcwhy.simulator.baseline.Removable;
import io.vpcwhy.simulator.baseline.Standing;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.InterfaceExposure;
import io.vpcwhy.simulator.exposure.LikelyDatabase;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import io.vpcwhy.simulator.space.HeaderProduct;
import io.vpcwhy.simulator.trace.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes of what analyses found what reports tell. */
final class ReportedItems {

    private final ReportWords words;
    private final FindingLocations locations;
    private final FindingPackets packets;

    ReportedItems(Snapshot snapshot) {
        this.words = new ReportWords(snapshot);
        this.locations = new FindingLocations(snapshot, words);
        this.packets = new FindingPackets(snapshot);
    }

    ReportedItem finding(ReportedRule rule, Compared<Finding> compared) {
        Finding finding = compared.found();
        List<String> ends = new ArrayList<>(
                List.of(rule.id(), finding.source().id(), finding.destination().id()));
        ends.addAll(gateways(finding));
        String title =
                words.ends(finding) + ": " + String.join("; ", words.packets(finding)) + "; " + words.replies(finding);
        return of(
                ReportedItem.Kind.FINDING, compared.standing(), title, finding, Fingerprint.of(ends, packets(finding)));
    }

    /** One way to an interface; of the others to it, it is told apart by its protocol and ports. */
    ReportedItem exposure(ReportedRule rule, Compared<InterfaceExposure> compared) {
        InterfaceExposure exposure = compared.found();
        return of(
                ReportedItem.Kind.FINDING,
                compared.standing(),
                words.exposure(exposure),
                exposure.finding(),
                fingerprint(rule, exposure));
    }

    ReportedItem likely(ReportedRule rule, LikelyDatabase database) {
        return of(
                ReportedItem.Kind.GUESS,
                Standing.NEW,
                words.likely(database),
                database.exposure().finding(),
                fingerprint(rule, database.exposure()));
    }

    /** A database that is reached. */
    ReportedItem reached(ReportedRule rule, Compared<DatabaseExposure> compared) {
        DatabaseExposure exposure = compared.found();
        String id = exposure.subject().id();
        List<Finding> connecting = exposure.findings().stream()
                .filter(finding -> !finding.answered().isEmpty())
                .toList();
        List<String> reaching = new ArrayList<>();
        exposure.from().stream().map(Cidr::toString).forEach(reaching::add);
        connecting.forEach(finding -> reaching.addAll(packets(finding)));
        Stream<ReportedLocation> ends = connecting.stream()
                .map(finding -> locations.resource(finding.destination().id()));
        return new ReportedItem(
                ReportedItem.Kind.FINDING,
                FindingState.of(compared.standing()),
                words.database(exposure),
                words.standing(compared.standing()),
                connecting.stream().flatMap(finding -> ladder(finding).stream()).toList(),
                Fingerprint.of(List.of(rule.id(), id), reaching),
                connecting.stream().findFirst().map(locations::toChange).orElseGet(() -> locations.resource(id)),
                Stream.concat(Stream.of(locations.resource(id)), ends)
                        .distinct()
                        .toList(),
                connecting.stream().map(locations::way).toList());
    }

    /** A database of which it is not known whether it is reached. */
    ReportedItem notKnown(ReportedRule rule, DatabaseExposure exposure) {
        String id = exposure.subject().id();
        String reason = words.database(exposure);
        return new ReportedItem(
                ReportedItem.Kind.NOT_KNOWN,
                FindingState.NEW,
                reason,
                Optional.empty(),
                List.of(),
                Fingerprint.of(List.of(rule.id(), "not known", id), List.of(reason)),
                locations.resource(id),
                List.of(),
                List.of());
    }

    /** A way of which it is not known whether packets take it. */
    ReportedItem notKnown(ReportedRule rule, UndecidedWay way) {
        String reason = words.undecided(way);
        ReportedLocation source = locations.resource(way.source());
        ReportedLocation destination = locations.resource(way.destination());
        return new ReportedItem(
                ReportedItem.Kind.NOT_KNOWN,
                FindingState.NEW,
                reason,
                Optional.empty(),
                List.of(),
                Fingerprint.of(List.of(rule.id(), "not known", way.source(), way.destination()), List.of(reason)),
                destination.where().isPresent() ? destination : source,
                Stream.of(source, destination)
                        .filter(end -> end.where().isPresent())
                        .toList(),
                List.of());
    }

    /** What a baseline accepts and is found no more. */
    ReportedItem removable(ReportedRule rule, Removable removable) {
        ReportedLocation source = locations.resource(removable.source());
        ReportedLocation destination = locations.resource(removable.destination());
        return new ReportedItem(
                ReportedItem.Kind.FINDING,
                FindingState.ABSENT,
                words.gone(removable),
                Optional.of(words.remedy(removable)),
                List.of(),
                Fingerprint.of(
                        List.of(rule.id(), removable.source(), removable.destination()), values(removable.headers())),
                destination.where().isPresent() ? destination : source,
                Stream.of(source, destination)
                        .filter(end -> end.where().isPresent())
                        .toList(),
                List.of());
    }

    private ReportedItem of(
            ReportedItem.Kind kind, Standing standing, String title, Finding finding, Fingerprint fingerprint) {
        return new ReportedItem(
                kind,
                FindingState.of(standing),
                title,
                words.standing(standing),
                ladder(finding),
                fingerprint,
                locations.toChange(finding),
                locations.ends(finding),
                List.of(locations.way(finding)));
    }

    private Fingerprint fingerprint(ReportedRule rule, InterfaceExposure exposure) {
        List<String> ends = new ArrayList<>(List.of(
                rule.id(),
                exposure.finding().source().id(),
                exposure.networkInterface().id(),
                exposure.protocols().toString(),
                exposure.ports().toString()));
        ends.addAll(gateways(exposure.finding()));
        return Fingerprint.of(ends, packets(exposure.finding()));
    }

    /** What the packets pass that is no filter and no route: filters are changed where nothing else is meant. */
    private static List<String> gateways(Finding finding) {
        return finding.components().stream()
                .filter(Component.Resource.class::isInstance)
                .map(Component::id)
                .toList();
    }

    private List<String> packets(Finding finding) {
        return values(packets.of(finding));
    }

    /** By values and not in words, which may change from one version to the next. */
    static List<String> values(List<HeaderProduct> headers) {
        return headers.stream()
                .map(product -> Stream.of(
                                product.sources(),
                                product.destinations(),
                                product.protocols().stream()
                                        .map(IpProtocol::number)
                                        .toList(),
                                product.sourcePorts(),
                                product.destinationPorts(),
                                product.icmp())
                        .map(Object::toString)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private List<String> ladder(Finding finding) {
        return finding.components().stream().map(words::component).toList();
    }
}
