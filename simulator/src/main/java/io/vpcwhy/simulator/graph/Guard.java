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

    /** What is addressed to one of the place's addresses. */
    record Addressed() implements Guard {}

    Guard ALWAYS = new Always();
    Guard ADDRESSED = new Addressed();
}
