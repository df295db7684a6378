package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.Cidr;

/**
 * One route of a route table.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html">Route</a>
 */
public record Route(Destination destination, RouteTarget target, State state, Origin origin) {

    /** Which addresses the route is for. */
    public sealed interface Destination {

        record CidrDestination(Cidr cidr) implements Destination {
            @Override
            public String toString() {
                return cidr.toString();
            }
        }

        record PrefixListDestination(String prefixListId) implements Destination {
            @Override
            public String toString() {
                return prefixListId;
            }
        }
    }

    /** {@link #BLACKHOLE} when the target is gone; {@link #FILTERED} is told by the API and not documented. */
    public enum State {
        ACTIVE,
        BLACKHOLE,
        FILTERED
    }

    /** How the route came to be. */
    public enum Origin {
        /** With the table: the local route. */
        CREATE_ROUTE_TABLE,
        /** Written by hand. */
        CREATE_ROUTE,
        /** Propagated by a virtual private gateway. */
        PROPAGATED,
        /** Advertised by a route server. */
        ADVERTISED
    }
}
