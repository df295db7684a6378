package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.trace.Component;
import java.util.ArrayList;
import java.util.List;

/** Says in a line what stands on a packet's path, and what it did. */
final class ComponentWords {

    private final Snapshot snapshot;

    ComponentWords(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** A component on the path of one packet, with its header where it is changed. */
    String text(Component component) {
        if (component instanceof Component.Resource resource) {
            return resource.inbound().equals(resource.outbound())
                    ? name(resource)
                    : name(resource) + "  " + RuleWords.packet(resource.inbound()) + "  becomes  "
                            + RuleWords.packet(resource.outbound());
        }
        return decided(component);
    }

    /** A component on the path of many packets: of a changed header, only the addresses that it puts there for all. */
    String textForAll(Component component) {
        return component instanceof Component.Resource resource
                ? name(resource) + translation(resource)
                : decided(component);
    }

    private static String translation(Component.Resource resource) {
        List<String> changes = new ArrayList<>();
        if (!resource.inbound().source().equals(resource.outbound().source())) {
            changes.add("the source becomes " + resource.outbound().source());
        }
        if (!resource.inbound().destination().equals(resource.outbound().destination())) {
            changes.add("the destination becomes " + resource.outbound().destination());
        }
        if (!resource.inbound().destinationPort().equals(resource.outbound().destinationPort())
                && resource.outbound().destinationPort().isPresent()) {
            changes.add("the destination port becomes "
                    + resource.outbound().destinationPort().getAsInt());
        }
        return changes.isEmpty() ? "" : "  " + String.join(", ", changes);
    }

    private String name(Component.Resource resource) {
        return snapshot.find(NetworkInterface.class, resource.id())
                .map(nic -> PartyWords.networkInterface(nic, snapshot))
                .orElse(resource.id());
    }

    private static String decided(Component component) {
        if (component instanceof Component.RouteTaken taken) {
            return taken.id() + "  " + taken.route().destination() + " to "
                    + taken.route().target().id();
        }
        if (component instanceof Component.TransitGatewayRouteTaken taken) {
            return taken.id() + "  " + taken.route().destination() + " to "
                    + taken.route().attachmentId().orElse("blackhole");
        }
        return filter((Component.Filter) component);
    }

    private static String filter(Component.Filter filter) {
        if (filter.step() instanceof FilterStep.AclStep acl) {
            return filter.id() + "  " + RuleWords.bound(acl.direction()) + " "
                    + acl.decision().deciding().map(RuleWords::entry).orElse("not known");
        }
        if (filter.step() instanceof FilterStep.SecurityGroupStep groups) {
            String rule = groups.decision()
                    .deciding()
                    .map(r -> RuleWords.bound(r.direction()) + " " + RuleWords.rule(r))
                    .orElse(RuleWords.bound(groups.ruleDirection())
                            + (groups.outcome() == Outcome.DENY ? ": no rule permits it" : ": not known"));
            return filter.id() + "  " + rule + (groups.byState() ? " (by the state of the request)" : "");
        }
        return filter.id() + "  " + filter.step().outcome();
    }
}
