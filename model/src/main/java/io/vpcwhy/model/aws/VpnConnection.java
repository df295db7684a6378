package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * A Site-to-Site VPN connection.
 *
 * @param id {@code vpn-...}
 * @param vpnGatewayId its virtual private gateway, where it has one
 * @param transitGatewayId its transit gateway, where it has one
 * @param routes static routes to the customer's side; none where BGP tells them
 * @param tunnelUp whether any of its tunnels is up; empty where the document does not tell
 */
public record VpnConnection(
        String id,
        Optional<String> vpnGatewayId,
        Optional<String> transitGatewayId,
        String state,
        List<Cidr> routes,
        Optional<Boolean> tunnelUp,
        Tags tags)
        implements AwsResource {

    public VpnConnection {
        routes = List.copyOf(routes);
    }

    /** Whether it is gone or going. */
    public boolean deleted() {
        return state.equals("deleting") || state.equals("deleted");
    }
}
