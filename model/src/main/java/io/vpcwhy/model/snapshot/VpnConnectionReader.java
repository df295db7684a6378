package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.VpnConnection;
import io.vpcwhy.model.ip.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Site-to-Site VPN connection; keys and configurations in it are passed over.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnConnection.html">VpnConnection</a>
 */
final class VpnConnectionReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.VPN_CONNECTION;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String vpnGatewayId = null;
        @Nullable String transitGatewayId = null;
        String state = "available";
        List<Cidr> routes = new ArrayList<>();
        Optional<Boolean> up = Optional.empty();
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "VpnConnectionId" -> id = in.name();
                case "VpnGatewayId" -> vpnGatewayId = in.name();
                case "TransitGatewayId" -> transitGatewayId = in.name();
                case "State" -> state = in.name();
                case "Routes" -> {
                    for (in.array(); in.nextElement(); ) {
                        route(in, routes);
                    }
                }
                case "VgwTelemetry" -> up = anyTunnelUp(in);
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        VpnConnection connection = new VpnConnection(
                in.required(id, "VpnConnectionId"),
                Optional.ofNullable(vpnGatewayId),
                Optional.ofNullable(transitGatewayId),
                state,
                routes,
                up,
                tags);
        out.add(connection, null, null);
    }

    private static void route(JsonCursor in, List<Cidr> routes) throws SnapshotException {
        for (in.object(); in.nextField(); ) {
            if (in.field().equals("DestinationCidrBlock")) {
                routes.add(in.cidr());
            } else {
                in.skip();
            }
        }
    }

    private static Optional<Boolean> anyTunnelUp(JsonCursor in) throws SnapshotException {
        Optional<Boolean> up = Optional.empty();
        for (in.array(); in.nextElement(); ) {
            for (in.object(); in.nextField(); ) {
                if (in.field().equals("Status")) {
                    boolean now = in.string().equals("UP");
                    up = Optional.of(now || up.orElse(false));
                } else {
                    in.skip();
                }
            }
        }
        return up;
    }
}
