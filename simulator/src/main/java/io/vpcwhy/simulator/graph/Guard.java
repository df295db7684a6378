package io.vpcwhy.simulator.graph;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.TransitGatewayRoute;

/** Which packets a move is for. */
public sealed interface Guard {

    /** Everything that is at the place. */
    record Always() implements Guard {}

    /** What the route table selects this route for. */
    record ByRoute(String routeTableId, Route route) implements Guard {}

    /** What the transit gateway route table selects this route for. */
    record ByTransitGatewayRoute(String routeTableId, TransitGatewayRoute route) implements Guard {}

    /** What is addressed to the place that the move leads to, or to something in it. */
    record Addressed() implements Guard {}

    /** What is for an address of the router's own subnet: its route table is not asked. */
    record WithinSubnet() implements Guard {}

    /** What is for DNS, time or another service that AWS offers at reserved addresses of every VPC. */
    record ToAmazonService() implements Guard {}

    /** What answers a packet that went the other way before, and nothing else. */
    record Answers() implements Guard {}

    /** What is neither from nor for the interface that it has come to: it can only be passed on. */
    record Foreign() implements Guard {}

    /**
     * What a listener takes.
     *
     * @param protocol the listener's, such as {@code HTTPS} or {@code TCP_UDP}
     * @param port 1 to 65535
     */
    record ByListener(String protocol, int port) implements Guard {}

    Guard ALWAYS = new Always();
    Guard ADDRESSED = new Addressed();
    Guard WITHIN_SUBNET = new WithinSubnet();
    Guard TO_AMAZON_SERVICE = new ToAmazonService();
    Guard ANSWERS = new Answers();
    Guard FOREIGN = new Foreign();
}
