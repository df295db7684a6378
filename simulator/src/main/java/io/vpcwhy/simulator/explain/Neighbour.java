package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.simulator.graph.NetworkGraph;

/**
 * What is next to an interface on a packet's way: nothing between the two but filters and route tables.
 *
 * @param id of the resource; of a service of Amazon its name
 */
public record Neighbour(Kind kind, String id) {

    /**
     * What it is, by the name that AWS has for it.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TagSpecification.html">TagSpecification</a>
     */
    public enum Kind {
        NETWORK_INTERFACE("network-interface"),
        INTERNET_GATEWAY("internet-gateway"),
        EGRESS_ONLY_INTERNET_GATEWAY("egress-only-internet-gateway"),
        NAT_GATEWAY("natgateway"),
        VPC_PEERING_CONNECTION("vpc-peering-connection"),
        TRANSIT_GATEWAY_ATTACHMENT("transit-gateway-attachment"),
        /** Where its attachment to the VPC is not in the snapshot. */
        TRANSIT_GATEWAY("transit-gateway"),
        VPN_GATEWAY("vpn-gateway"),
        VPC_ENDPOINT("vpc-endpoint"),
        /** A Network Load Balancer that keeps its clients' addresses; which of its nodes is not known. */
        LOAD_BALANCER("load-balancer"),
        /** A service at a reserved address, such as the Amazon DNS server. */
        AMAZON_SERVICE("amazon-service");

        private final String awsName;

        Kind(String awsName) {
            this.awsName = awsName;
        }

        /** Such as {@code vpc-peering-connection}. */
        @Override
        public String toString() {
            return awsName;
        }
    }

    /** An interface; that of a NAT gateway is the NAT gateway. */
    static Neighbour of(NetworkInterface nic, NetworkGraph network) {
        return network.natGateway(nic.id())
                .map(nat -> new Neighbour(Kind.NAT_GATEWAY, nat.id()))
                .orElseGet(() -> new Neighbour(Kind.NETWORK_INTERFACE, nic.id()));
    }
}
