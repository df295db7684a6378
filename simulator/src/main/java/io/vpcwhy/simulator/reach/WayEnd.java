package io.vpcwhy.simulator.reach;

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

    /** The internet, by an internet gateway or an egress-only one. */
    record Internet(String gatewayId) implements WayEnd {

        /** By a gateway that was not collected, and of which nothing else tells. */
        public static final Internet BY_UNKNOWN_GATEWAY = new Internet("internet");

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

    /** The service behind a gateway endpoint. */
    record Service(String endpointId) implements WayEnd {
        @Override
        public String id() {
            return endpointId;
        }
    }
}
