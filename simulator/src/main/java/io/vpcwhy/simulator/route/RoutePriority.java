package io.vpcwhy.simulator.route;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.TransitGatewayRoute;

/** Which of two routes with the same prefix wins: the first of these. */
enum RoutePriority {
    STATIC,
    PREFIX_LIST,
    PROPAGATED;

    static RoutePriority of(Route route) {
        boolean propagated = route.origin() == Route.Origin.PROPAGATED || route.origin() == Route.Origin.ADVERTISED;
        return of(route.destination(), propagated);
    }

    static RoutePriority of(TransitGatewayRoute route) {
        return of(route.destination(), route.type() == TransitGatewayRoute.Type.PROPAGATED);
    }

    private static RoutePriority of(Route.Destination destination, boolean propagated) {
        if (propagated) {
            return PROPAGATED;
        }
        return destination instanceof Route.Destination.PrefixListDestination ? PREFIX_LIST : STATIC;
    }
}
