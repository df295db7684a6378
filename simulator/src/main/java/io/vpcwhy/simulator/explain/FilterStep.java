package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.simulator.filter.BlockPublicAccessDecision;
import io.vpcwhy.simulator.filter.NetworkAclDecision;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.SecurityGroupDecision;
import io.vpcwhy.simulator.filter.Uncertainty;
import java.util.List;

/** A filter that a record's packets met, and what it decided. */
public sealed interface FilterStep {

    Outcome outcome();

    /** Why the outcome is not known; empty where it is. */
    List<Uncertainty> uncertainties();

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
    }
}
