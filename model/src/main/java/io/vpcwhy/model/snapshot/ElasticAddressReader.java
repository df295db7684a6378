package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.ElasticAddress;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.ip.IpAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an Elastic IP address.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Address.html">Address</a>
 */
final class ElasticAddressReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.ELASTIC_ADDRESS;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable IpAddress publicAddress = null;
        @Nullable IpAddress privateAddress = null;
        @Nullable String networkInterfaceId = null;
        @Nullable String instanceId = null;
        @Nullable String owner = null;
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "AllocationId" -> id = in.name();
                case "PublicIp" -> publicAddress = in.address();
                case "PrivateIpAddress" -> privateAddress = in.address();
                case "NetworkInterfaceId" -> networkInterfaceId = in.name();
                case "InstanceId" -> instanceId = in.string();
                case "NetworkInterfaceOwnerId" -> owner = in.string();
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        IpAddress address = in.required(publicAddress, "PublicIp");
        ElasticAddress elastic = new ElasticAddress(
                id != null ? id : address.toString(),
                address,
                Optional.ofNullable(privateAddress),
                Optional.ofNullable(networkInterfaceId),
                Optional.ofNullable(instanceId).filter(told -> !told.isEmpty()),
                tags);
        out.add(elastic, owner, null);
    }
}
