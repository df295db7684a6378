package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.VpcEndpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a VPC endpoint.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html">VpcEndpoint</a>
 */
final class VpcEndpointReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.VPC_ENDPOINT;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String vpcId = null;
        @Nullable String owner = null;
        @Nullable String type = null;
        String service = "";
        String state = "available";
        List<String> routeTableIds = List.of();
        List<String> subnetIds = List.of();
        List<String> networkInterfaceIds = List.of();
        List<String> groupIds = List.of();
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "VpcEndpointId" -> id = in.name();
                case "VpcId" -> vpcId = in.name();
                case "OwnerId" -> owner = in.string();
                case "VpcEndpointType" -> type = in.name();
                // Endpoints of the newer types name a resource in place of a service.
                case "ServiceName", "ResourceConfigurationArn", "ServiceNetworkArn" -> service = in.string();
                case "State" -> state = in.name();
                case "RouteTableIds" -> routeTableIds = in.names();
                case "SubnetIds" -> subnetIds = in.names();
                case "NetworkInterfaceIds" -> networkInterfaceIds = in.names();
                case "Groups" -> groupIds = in.namesUnder("GroupId");
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        VpcEndpoint endpoint = new VpcEndpoint(
                in.required(id, "VpcEndpointId"),
                in.required(vpcId, "VpcId"),
                // Before interface endpoints came, documents told no type: all were gateways.
                type == null ? "Gateway" : type,
                service,
                state,
                routeTableIds,
                subnetIds,
                networkInterfaceIds,
                groupIds,
                tags);
        out.add(endpoint, owner, null);
    }
}
