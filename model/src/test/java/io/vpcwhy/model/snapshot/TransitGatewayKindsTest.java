package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.VPC;
import static io.vpcwhy.model.snapshot.Documents.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.model.aws.EgressOnlyInternetGateway;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.aws.VpnConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransitGatewayKindsTest {

    private static final String TABLE = "{'TransitGatewayRouteTables': [{'TransitGatewayRouteTableId': 'tgw-rtb-0a1',"
            + " 'TransitGatewayId': 'tgw-0a1', 'State': 'available'}]}";

    private static final String ROUTES = "{'Routes': ["
            + "{'DestinationCidrBlock': '10.1.0.0/16', 'Type': 'propagated', 'State': 'active',"
            + " 'TransitGatewayAttachments': [{'ResourceId': 'vpc-2', 'TransitGatewayAttachmentId': 'tgw-attach-2',"
            + " 'ResourceType': 'vpc'}]},"
            + "{'DestinationCidrBlock': '10.9.0.0/16', 'Type': 'static', 'State': 'blackhole'},"
            + "{'DestinationCidrBlock': '10.8.0.0/16', 'Type': 'static', 'State': 'deleted'}],"
            + " 'AdditionalRoutesAvailable': false}";

    private static Snapshot read(SnapshotSource... sources) throws SnapshotException {
        return SnapshotReader.read(List.of(sources));
    }

    private static TransitGatewayRouteTable table(Snapshot snapshot) {
        return snapshot.find(TransitGatewayRouteTable.class, "tgw-rtb-0a1").orElseThrow();
    }

    private static Route.Destination to(String cidr) {
        return new Route.Destination.CidrDestination(Cidr.parse(cidr));
    }

    @Test
    void routesComeToTheTableThatTheirFileIsNamedAfter() throws SnapshotException {
        Snapshot snapshot =
                read(source("tables.json", TABLE), source("search-transit-gateway-routes/tgw-rtb-0a1.json", ROUTES));

        assertThat(table(snapshot).transitGatewayId()).isEqualTo("tgw-0a1");
        assertThat(table(snapshot).routes().orElseThrow())
                .containsExactly(
                        new TransitGatewayRoute(
                                to("10.1.0.0/16"),
                                TransitGatewayRoute.Type.PROPAGATED,
                                false,
                                Optional.of("tgw-attach-2"),
                                Optional.of("vpc")),
                        new TransitGatewayRoute(
                                to("10.9.0.0/16"),
                                TransitGatewayRoute.Type.STATIC,
                                true,
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void routesOfNoTableAreRefused() {
        assertThatThrownBy(() -> read(source("vpc.json", VPC), source("routes.json", ROUTES)))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("routes.json: Routes[0]")
                .hasMessageContaining("tgw-rtb-0123456789abcdef0.json");
    }

    @Test
    void aTableWhoseRoutesNobodyToldHasNone() throws SnapshotException {
        assertThat(table(read(source("tables.json", TABLE))).routes()).isEmpty();
    }

    @Test
    void propagationsAndStaticRoutesAreReadInPlaceOfTheRoutes() throws SnapshotException {
        Snapshot snapshot = read(
                source("tables.json", TABLE),
                source(
                        "propagations.json",
                        "{'TransitGatewayPropagations': [{'TransitGatewayRouteTableId': 'tgw-rtb-0a1',"
                                + " 'TransitGatewayRouteTablePropagations': [{'TransitGatewayAttachmentId':"
                                + " 'tgw-attach-1', 'ResourceType': 'vpc', 'State': 'enabled'},"
                                + " {'TransitGatewayAttachmentId': 'tgw-attach-9', 'State': 'disabled'}]}]}"),
                source(
                        "static.json",
                        "{'TransitGatewayStaticRoutes': [{'TransitGatewayRouteTableId': 'tgw-rtb-0a1', 'Routes':"
                                + " [{'DestinationCidrBlock': '0.0.0.0/0', 'Type': 'static', 'State': 'active'}]}]}"));

        assertThat(table(snapshot).propagatingAttachmentIds()).containsExactly("tgw-attach-1");
        assertThat(table(snapshot).routes().orElseThrow())
                .extracting(TransitGatewayRoute::destination)
                .containsExactly(to("0.0.0.0/0"));
    }

    @Test
    void anAttachmentHasTheTableThatItIsAssociatedWith() throws SnapshotException {
        String attachment = "{'TransitGatewayAttachments': [{'TransitGatewayAttachmentId': 'tgw-attach-1',"
                + " 'TransitGatewayId': 'tgw-0a1', 'ResourceType': 'vpc', 'ResourceId': 'vpc-1', 'State': 'available',"
                + " 'Association': {'TransitGatewayRouteTableId': 'tgw-rtb-0a1', 'State': '%s'}}]}";

        assertThat(read(source("a.json", attachment.formatted("associated")))
                        .find(TransitGatewayAttachment.class, "tgw-attach-1")
                        .orElseThrow()
                        .routeTableId())
                .contains("tgw-rtb-0a1");
        assertThat(read(source("a.json", attachment.formatted("disassociating")))
                        .find(TransitGatewayAttachment.class, "tgw-attach-1")
                        .orElseThrow()
                        .routeTableId())
                .isEmpty();
    }

    @Test
    void gatewaysAreAttachedToTheVpcsThatTheyServeNow() throws SnapshotException {
        Snapshot snapshot = read(
                source(
                        "eigw.json",
                        "{'EgressOnlyInternetGateways': [{'EgressOnlyInternetGatewayId': 'eigw-1', 'Attachments':"
                                + " [{'VpcId': 'vpc-1', 'State': 'attached'}]}]}"),
                source(
                        "vgw.json",
                        "{'VpnGateways': [{'VpnGatewayId': 'vgw-1', 'State': 'available', 'VpcAttachments':"
                                + " [{'VpcId': 'vpc-1', 'State': 'detached'}, {'VpcId': 'vpc-2', 'State':"
                                + " 'attached'}]}]}"));

        assertThat(snapshot.find(EgressOnlyInternetGateway.class, "eigw-1")
                        .orElseThrow()
                        .vpcIds())
                .containsExactly("vpc-1");
        assertThat(snapshot.find(VpnGateway.class, "vgw-1").orElseThrow().vpcIds())
                .containsExactly("vpc-2");
    }

    @Test
    void aVpnConnectionHasItsRoutesAndWhetherATunnelIsUp() throws SnapshotException {
        VpnConnection connection = read(source(
                        "vpn.json",
                        "{'VpnConnections': [{'VpnConnectionId': 'vpn-1', 'VpnGatewayId': 'vgw-1', 'State': 'available',"
                                + " 'CustomerGatewayConfiguration': '<secret/>', 'Routes': [{'DestinationCidrBlock':"
                                + " '192.168.0.0/16', 'State': 'available'}], 'VgwTelemetry': [{'Status': 'DOWN'},"
                                + " {'Status': 'UP'}]}]}"))
                .find(VpnConnection.class, "vpn-1")
                .orElseThrow();

        assertThat(connection.vpnGatewayId()).contains("vgw-1");
        assertThat(connection.routes()).containsExactly(Cidr.parse("192.168.0.0/16"));
        assertThat(connection.tunnelUp()).contains(true);
    }
}
