package io.vpcwhy.model.aws;

/**
 * Where a route leads.
 *
 * @param id of the target; {@code local} for {@link Kind#LOCAL}
 */
public record RouteTarget(Kind kind, String id) {

    /** The kinds of target that a VPC route can have. */
    public enum Kind {
        LOCAL,
        INTERNET_GATEWAY,
        EGRESS_ONLY_INTERNET_GATEWAY,
        VIRTUAL_PRIVATE_GATEWAY,
        /** A gateway endpoint or a Gateway Load Balancer endpoint: AWS prints both as {@code vpce-}. */
        VPC_ENDPOINT,
        NAT_GATEWAY,
        TRANSIT_GATEWAY,
        VPC_PEERING_CONNECTION,
        NETWORK_INTERFACE,
        /** An instance whose interface the document does not name. */
        INSTANCE,
        LOCAL_GATEWAY,
        CARRIER_GATEWAY,
        CORE_NETWORK,
        ODB_NETWORK,
        /** A next hop by address, of a route server. */
        IP_ADDRESS,
        /** A kind that this version does not know, or a blackhole whose target AWS no longer tells. */
        UNKNOWN
    }

    public static final RouteTarget LOCAL = new RouteTarget(Kind.LOCAL, "local");
}
