package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.simulator.filter.SimulatedAction;
import java.util.List;
import java.util.Optional;

/**
 * What a record is down to: the filter and the rule of it that decide, or why nothing does. Records of one cause are told
 * as one.
 *
 * @param action what the snapshot says
 * @param code that of the first filter that denies; of what is contradicted or undecided that of the likeliest
 *     hypothesis; of a record without data its log-status; empty for what is permitted
 * @param componentIds the filter that decides, or all security groups of the interface where none permits
 * @param rule empty where no one rule decides
 * @param direction of the packets, seen from the interface
 * @param missing what is not in the snapshot and keeps the filter from deciding; empty where that is not the reason
 */
public record Cause(
        Status status,
        Concern concern,
        SimulatedAction action,
        Optional<String> code,
        List<String> componentIds,
        Optional<Rule> rule,
        Optional<Direction> direction,
        Optional<Missing> missing) {

    /**
     * A resource that is not in the snapshot.
     *
     * @param kind {@link ResourceKind#NETWORK_INTERFACE} where a rule names a security group and it is not known whether the
     *     far end is a member of it
     * @param id of the resource; of the security group where the kind is an interface; of the subnet where it is a network
     *     ACL
     */
    public record Missing(ResourceKind kind, String id) {}

    /** The rule that decides. */
    public sealed interface Rule {

        /** An entry of a network ACL. */
        record Acl(NetworkAclEntry entry) implements Rule {}

        /** A rule of a security group. */
        record Group(SecurityGroupRule rule) implements Rule {}
    }

    public Cause {
        componentIds = List.copyOf(componentIds);
    }

    /** The cause of a line that is no record. */
    public static final Cause MALFORMED = unfiltered(Status.MALFORMED, Concern.MALFORMED, Optional.empty(), List.of());

    /** The cause of a record that tells of no traffic. */
    public static Cause noData(FlowLogStatus status) {
        return unfiltered(Status.NO_DATA, Concern.NO_DATA, Optional.of(status.name()), List.of());
    }

    private static Cause unfiltered(Status status, Concern concern, Optional<String> code, List<String> ids) {
        return new Cause(
                status,
                concern,
                SimulatedAction.UNKNOWN,
                code,
                ids,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Whether it is an answer that passes by the rule that permits its request: security groups keep the state of
     * connections.
     */
    public boolean passesAsAnswer() {
        return action == SimulatedAction.ACCEPT
                && rule.filter(Rule.Group.class::isInstance)
                        .map(group -> ((Rule.Group) group).rule().direction())
                        .filter(of -> !direction.equals(Optional.of(of)))
                        .isPresent();
    }

    /** The cause of a record of which nothing can be said. */
    static Cause undecided(SubjectFinding finding, Hypothesis why) {
        List<String> ids =
                finding instanceof SubjectFinding.InterfaceMissing missing ? List.of(missing.interfaceId()) : List.of();
        return new Cause(
                Status.UNDECIDED,
                Concern.UNDECIDED,
                SimulatedAction.UNKNOWN,
                Optional.of(why.code()),
                ids,
                Optional.empty(),
                finding.direction().direction(),
                Optional.empty());
    }
}
