package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NatGateway.Address;
import io.vpcwhy.model.aws.NatGateway.Connectivity;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.ip.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a NAT gateway.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html">NatGateway</a>
 */
final class NatGatewayReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.NAT_GATEWAY;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String vpcId = null;
        @Nullable String subnetId = null;
        @Nullable String state = null;
        Connectivity connectivity = Connectivity.PUBLIC;
        boolean regional = false;
        @Nullable String routeTableId = null;
        List<Address> addresses = new ArrayList<>(1);
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "NatGatewayId" -> id = in.name();
                case "VpcId" -> vpcId = in.name();
                case "SubnetId" -> subnetId = in.name();
                case "State" -> state = in.name();
                case "ConnectivityType" -> connectivity = connectivity(in);
                case "AvailabilityMode" -> regional = in.string().equals("regional");
                case "NatGatewayAddresses" -> {
                    for (in.array(); in.nextElement(); ) {
                        addresses.add(address(in));
                    }
                }
                case "RouteTableId" -> routeTableId = in.name();
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        NatGateway gateway = new NatGateway(
                in.required(id, "NatGatewayId"),
                in.required(vpcId, "VpcId"),
                Optional.ofNullable(subnetId),
                in.required(state, "State"),
                connectivity,
                regional,
                addresses,
                Optional.ofNullable(routeTableId),
                tags);
        out.add(gateway, null, null);
    }

    private static Connectivity connectivity(JsonCursor in) throws SnapshotException {
        String told = in.string();
        return switch (told) {
            case "public" -> Connectivity.PUBLIC;
            case "private" -> Connectivity.PRIVATE;
            default ->
                throw in.wrong(
                        SnapshotException.quoted(told) + " is no connectivity type", "public or private is expected");
        };
    }

    private static Address address(JsonCursor in) throws SnapshotException {
        Optional<String> networkInterfaceId = Optional.empty();
        Optional<IpAddress> privateAddress = Optional.empty();
        Optional<IpAddress> publicAddress = Optional.empty();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "NetworkInterfaceId" -> networkInterfaceId = Optional.of(in.name());
                case "PrivateIp" -> privateAddress = Optional.of(in.address());
                case "PublicIp" -> publicAddress = Optional.of(in.address());
                default -> in.skip();
            }
        }
        return new Address(networkInterfaceId, privateAddress, publicAddress);
    }
}
