package io.vpcwhy.simulator.graph;

import org.jspecify.annotations.Nullable;

/**
 * Where a packet can be.
 *
 * @param id of the resource; for {@link Kind#INTERNET} and the like a name
 */
public record Place(Kind kind, String id) implements Comparable<Place> {

    /** The kinds of place. */
    public enum Kind {
        INTERFACE,
        /** Inside a subnet, past its network ACL. */
        SUBNET,
        /** The decision of the subnet's route table. */
        SUBNET_ROUTER,
        /**
         * The decision of a gateway's own route table: for what comes in by an internet or virtual private gateway, or
         * goes out by a regional NAT gateway.
         */
        GATEWAY_ROUTER,
        /** The VPC's own network, which its local routes lead to. */
        VPC,
        INTERNET_GATEWAY,
        EGRESS_ONLY_INTERNET_GATEWAY,
        NAT_GATEWAY,
        VPC_PEERING_CONNECTION,
        TRANSIT_GATEWAY_ATTACHMENT,
        TRANSIT_GATEWAY_ROUTE_TABLE,
        VPC_ENDPOINT,
        /** Past the listeners of a load balancer, at none of its nodes. */
        LOAD_BALANCER,
        /** A Lambda function behind a load balancer, which reaches it without any network of the snapshot. */
        FUNCTION,
        VPN_GATEWAY,
        /** A target of a route that this version does not follow. */
        NOT_MODELLED,
        INTERNET,
        /** Networks behind a VPN or a Direct Connect connection. */
        ON_PREMISES
    }

    /** Everything that no VPC holds and public routes lead to. */
    public static final Place INTERNET = new Place(Kind.INTERNET, "internet");

    @Override
    public int compareTo(Place other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    // Written out for speed: places are the keys of the graph's tables.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place that && kind == that.kind && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + kind.name().length();
    }
}
