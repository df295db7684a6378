package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.ResourceGroup.TagQuery;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.scope.NamedKind;
import io.vpcwhy.model.scope.ResourceReference;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Resources that scopes can name and whose tags describe documents tell.
 *
 * @param type as queries of resource groups have it
 * @param kind as scopes have it
 * @param collected as snapshots have it
 */
record TaggedKind<T extends AwsResource>(
        String type, NamedKind kind, ResourceKind collected, Class<T> resource, Function<T, Tags> tags) {

    static final List<TaggedKind<?>> ALL = List.of(
            new TaggedKind<>(
                    "AWS::EC2::Instance", NamedKind.INSTANCE, ResourceKind.INSTANCE, Instance.class, Instance::tags),
            new TaggedKind<>(
                    "AWS::EC2::NetworkInterface",
                    NamedKind.NETWORK_INTERFACE,
                    ResourceKind.NETWORK_INTERFACE,
                    NetworkInterface.class,
                    NetworkInterface::tags),
            new TaggedKind<>("AWS::EC2::Subnet", NamedKind.SUBNET, ResourceKind.SUBNET, Subnet.class, Subnet::tags),
            new TaggedKind<>("AWS::EC2::VPC", NamedKind.VPC, ResourceKind.VPC, Vpc.class, Vpc::tags),
            new TaggedKind<>(
                    "AWS::EC2::SecurityGroup",
                    NamedKind.SECURITY_GROUP,
                    ResourceKind.SECURITY_GROUP,
                    SecurityGroup.class,
                    SecurityGroup::tags),
            new TaggedKind<>(
                    "AWS::EC2::InternetGateway",
                    NamedKind.INTERNET_GATEWAY,
                    ResourceKind.INTERNET_GATEWAY,
                    InternetGateway.class,
                    InternetGateway::tags),
            new TaggedKind<>(
                    "AWS::EC2::VPNGateway",
                    NamedKind.VPN_GATEWAY,
                    ResourceKind.VPN_GATEWAY,
                    VpnGateway.class,
                    VpnGateway::tags),
            new TaggedKind<>(
                    "AWS::EC2::NatGateway",
                    NamedKind.NAT_GATEWAY,
                    ResourceKind.NAT_GATEWAY,
                    NatGateway.class,
                    NatGateway::tags),
            new TaggedKind<>(
                    "AWS::EC2::TransitGatewayAttachment",
                    NamedKind.TRANSIT_GATEWAY_ATTACHMENT,
                    ResourceKind.TRANSIT_GATEWAY_ATTACHMENT,
                    TransitGatewayAttachment.class,
                    TransitGatewayAttachment::tags),
            new TaggedKind<>(
                    "AWS::EC2::VPCEndpoint",
                    NamedKind.VPC_ENDPOINT,
                    ResourceKind.VPC_ENDPOINT,
                    VpcEndpoint.class,
                    VpcEndpoint::tags),
            new TaggedKind<>(
                    "AWS::EC2::VPCPeeringConnection",
                    NamedKind.VPC_PEERING_CONNECTION,
                    ResourceKind.VPC_PEERING_CONNECTION,
                    VpcPeeringConnection.class,
                    VpcPeeringConnection::tags));

    /** Those that a query makes members of its group. */
    Stream<ResourceReference> members(Snapshot snapshot, TagQuery query) {
        return snapshot.all(resource).stream()
                .filter(one -> query.holds(tags.apply(one)))
                .map(one -> new ResourceReference(kind, one.id(), Optional.empty(), Optional.empty()));
    }

    /** Whether they stand for the interfaces in them. */
    boolean holdsInterfaces() {
        return switch (kind) {
            case INSTANCE, NETWORK_INTERFACE, SUBNET, VPC, SECURITY_GROUP -> true;
            default -> false;
        };
    }
}
