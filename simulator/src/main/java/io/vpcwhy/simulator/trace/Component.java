package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.filter.FilterStep;

/**
 * One component on a packet's path, in the order in which the packet meets them.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_PathComponent.html">PathComponent</a>
 */
public sealed interface Component {

    /** The id of the resource. */
    String id();

    /** The header as it leaves the component. */
    Packet outbound();

    /**
     * An interface, gateway, connection or endpoint.
     *
     * @param inbound the header as it comes in: another than the outbound one where addresses are translated
     */
    record Resource(String id, Packet inbound, Packet outbound) implements Component {}

    /** A filter that the packet met. */
    record Filter(String id, FilterStep step, Packet outbound) implements Component {}

    /** A route table's decision. */
    record RouteTaken(String id, Route route, Packet outbound) implements Component {}

    /** A transit gateway route table's decision. */
    record TransitGatewayRouteTaken(String id, String transitGatewayId, TransitGatewayRoute route, Packet outbound)
            implements Component {}
}
