package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.snapshot.ResourceKind;
import java.util.List;
import java.util.Optional;

/** One difference between two snapshots that a packet may see, as small as it can be told and undone. */
public sealed interface Edit {

    /** The resource that was edited. */
    String resourceId();

    /** The same edit in the other direction, which undoes it. */
    Edit reversed();

    /** A rule of a security group; one that kept its id and says something else is one edit. */
    record OfSecurityGroupRule(String resourceId, Optional<SecurityGroupRule> before, Optional<SecurityGroupRule> after)
            implements Edit {
        @Override
        public Edit reversed() {
            return new OfSecurityGroupRule(resourceId, after, before);
        }
    }

    /** An entry of a network ACL, known by its direction and number. */
    record OfNetworkAclEntry(String resourceId, Optional<NetworkAclEntry> before, Optional<NetworkAclEntry> after)
            implements Edit {
        @Override
        public Edit reversed() {
            return new OfNetworkAclEntry(resourceId, after, before);
        }
    }

    /** A route of a route table, known by its destination and whether it was propagated. */
    record OfRoute(String resourceId, Optional<Route> before, Optional<Route> after) implements Edit {
        @Override
        public Edit reversed() {
            return new OfRoute(resourceId, after, before);
        }
    }

    /** A route of a transit gateway's route table, known likewise. */
    record OfTransitGatewayRoute(
            String resourceId, Optional<TransitGatewayRoute> before, Optional<TransitGatewayRoute> after)
            implements Edit {
        @Override
        public Edit reversed() {
            return new OfTransitGatewayRoute(resourceId, after, before);
        }
    }

    /**
     * A subnet's own association with a network ACL or a route table.
     *
     * @param resourceId of the subnet
     * @param kind {@code NETWORK_ACL} or {@code ROUTE_TABLE}
     * @param before empty where the subnet had its VPC's default one
     */
    record OfAssociation(String resourceId, ResourceKind kind, Optional<String> before, Optional<String> after)
            implements Edit {
        @Override
        public Edit reversed() {
            return new OfAssociation(resourceId, kind, after, before);
        }
    }

    /**
     * The security groups of an interface.
     *
     * @param before ids, in order
     */
    record OfSecurityGroups(String resourceId, List<String> before, List<String> after) implements Edit {
        public OfSecurityGroups {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        @Override
        public Edit reversed() {
            return new OfSecurityGroups(resourceId, after, before);
        }
    }

    /** A resource that came, went, or has another attribute than those that the other kinds of edit are about. */
    record OfResource(String resourceId, ResourceKind kind, Optional<AwsResource> before, Optional<AwsResource> after)
            implements Edit {
        @Override
        public Edit reversed() {
            return new OfResource(resourceId, kind, after, before);
        }
    }

    /** The Block Public Access options of an account and Region. */
    record OfBlockPublicAccess(Optional<BlockPublicAccess> before, Optional<BlockPublicAccess> after) implements Edit {
        @Override
        public String resourceId() {
            return "block-public-access";
        }

        @Override
        public Edit reversed() {
            return new OfBlockPublicAccess(after, before);
        }
    }
}
