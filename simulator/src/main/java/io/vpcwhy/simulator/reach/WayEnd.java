package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.RouteTarget;

/** Where ways through a network begin and end. */
public sealed interface WayEnd {

    /** The id of the resource that stands for it. */
    String id();

    /** An interface, by one of its addresses. */
    record AtInterface(Station station) implements WayEnd {
        @Override
        public String id() {
            return station.networkInterface().id();
        }
    }

    /**
     * The internet.
     *
     * @param gatewayId the internet gateway, egress-only internet gateway or regional NAT gateway to it; {@code internet}
     *     where it is not known
     */
    record Internet(String gatewayId) implements WayEnd {

        @Override
        public String id() {
            return gatewayId;
        }
    }

    /** Networks behind a virtual private gateway, or behind the VPN of a transit gateway attachment. */
    record OnPremises(String gatewayId) implements WayEnd {
        @Override
        public String id() {
            return gatewayId;
        }
    }

    /**
     * Wherever a way leads on that the snapshot loses sight of: past a gateway that was not collected or is not modelled.
     * Only undecided ways end there.
     *
     * @param last the last target of a route that is known to be on the way; what is not known itself where no route is
     */
    record Unplaced(RouteTarget last) implements WayEnd {
        @Override
        public String id() {
            return last.id();
        }
    }

    /** The service behind a gateway endpoint. */
    record Service(String endpointId) implements WayEnd {
        @Override
        public String id() {
            return endpointId;
        }
    }

    /**
     * What is beyond a load balancer, of which {@link Policies} tells alone: by the id of the interface of a target.
     */
    record Beyond(String id) implements WayEnd {}
}
