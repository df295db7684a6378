package io.vpcwhy.simulator.graph;

import io.vpcwhy.model.ip.IpAddress;
import java.util.Optional;

/** What a move changes in a packet's header. */
public sealed interface Rewrite {

    /** Nothing. */
    record None() implements Rewrite {}

    /**
     * A private IPv4 source becomes the public address that is paired with it in the gateway's VPC. What has no such
     * source is left as it is: IPv6, and what a regional NAT gateway has translated.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html">Internet gateways</a>
     */
    record SourceBecomesPublic() implements Rewrite {}

    /**
     * The way back of {@link SourceBecomesPublic}: a public IPv4 destination becomes the private address of the pair.
     */
    record DestinationBecomesPrivate() implements Rewrite {}

    /**
     * The source becomes an address of a gateway or appliance, and its port one that is free there.
     *
     * @param address empty where the snapshot does not tell which
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html">NAT gateway basics</a>
     */
    record SourceBecomes(Optional<IpAddress> address) implements Rewrite {}

    /**
     * The destination becomes a target, and the source the load balancer's node.
     *
     * @param targetGroupId whose target; empty for the instances of a Classic Load Balancer
     * @param keepsClient whether the source stays the client's
     */
    record ToTarget(Optional<String> targetGroupId, boolean keepsClient) implements Rewrite {}

    /** An answer gets back the addresses and ports that the packet it answers had before it was rewritten there. */
    record Undone() implements Rewrite {}

    Rewrite NONE = new None();
    Rewrite SOURCE_BECOMES_PUBLIC = new SourceBecomesPublic();
    Rewrite DESTINATION_BECOMES_PRIVATE = new DestinationBecomesPrivate();
    Rewrite UNDONE = new Undone();
}
