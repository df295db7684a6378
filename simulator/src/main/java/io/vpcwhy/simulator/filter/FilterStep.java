package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.ResourceKind;
import java.util.List;

/** A filter that a record's packets met, and what it decided. */
public sealed interface FilterStep {

    Outcome outcome();

    /** Why the outcome is not known; empty where it is. */
    List<Uncertainty> uncertainties();

    /** The ids of the components that stand for it: the one that permits, or all that do not. */
    List<String> componentIds();

    /**
     * The network ACL of the interface's subnet.
     *
     * @param classicLoadBalancer whether it is asked because the sender is a Classic Load Balancer
     */
    record AclStep(
            NetworkAcl acl,
            Subnet subnet,
            Direction direction,
            NetworkAclDecision decision,
            boolean classicLoadBalancer)
            implements FilterStep {
        @Override
        public Outcome outcome() {
            return decision.outcome();
        }

        @Override
        public List<Uncertainty> uncertainties() {
            return decision.uncertainties();
        }

        @Override
        public List<String> componentIds() {
            return List.of(acl.id());
        }
    }

    /**
     * The security groups of the interface.
     *
     * @param direction of the packet
     * @param byState whether the packet is an answer that passes, or fails to, by the connection it belongs to: the
     *     decision is then about the request, in the other direction
     */
    record SecurityGroupStep(
            NetworkInterface networkInterface, Direction direction, boolean byState, SecurityGroupDecision decision)
            implements FilterStep {
        @Override
        public Outcome outcome() {
            return decision.outcome();
        }

        @Override
        public List<Uncertainty> uncertainties() {
            return decision.uncertainties();
        }

        @Override
        public List<String> componentIds() {
            return decision.deciding()
                    .map(rule -> List.of(rule.groupId()))
                    .orElseGet(() ->
                            decision.groups().stream().map(SecurityGroup::id).toList());
        }

        /** The direction of the rules that were asked. */
        public Direction ruleDirection() {
            return byState ? direction.reversed() : direction;
        }
    }

    /** VPC Block Public Access, at the gateway that the route leads to. */
    record BlockPublicAccessStep(
            NetworkInterface networkInterface,
            Direction direction,
            String gatewayId,
            BlockPublicAccessDecision decision)
            implements FilterStep {
        @Override
        public Outcome outcome() {
            return decision.outcome();
        }

        @Override
        public List<Uncertainty> uncertainties() {
            return List.of();
        }

        @Override
        public List<String> componentIds() {
            return List.of(gatewayId);
        }
    }

    /** A filter that is there but not in the snapshot. */
    record MissingStep(ResourceKind kind, String id, Direction direction) implements FilterStep {
        @Override
        public Outcome outcome() {
            return Outcome.UNKNOWN;
        }

        @Override
        public List<Uncertainty> uncertainties() {
            return List.of(new Uncertainty.NotCollected(kind, id));
        }

        @Override
        public List<String> componentIds() {
            return List.of(id);
        }
    }
}
