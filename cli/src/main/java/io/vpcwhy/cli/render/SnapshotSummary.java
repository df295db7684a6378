package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.ElasticAddress;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.model.snapshot.GapFinder;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a snapshot holds, counted by account, Region, VPC and kind, and what it lacks.
 *
 * @param counts how many resources of a kind there are at a place
 * @param gaps what is missing
 */
public record SnapshotSummary(Map<Place, Map<ResourceKind, Integer>> counts, List<Gap> gaps) {

    /** Where nothing tells. */
    static final String UNKNOWN = "-";

    /**
     * Where resources are.
     *
     * @param account twelve digits, or {@code -} where nothing tells
     * @param region such as {@code us-east-1}, or {@code -}
     * @param vpc its id, or {@code -} for what is in none or where nothing tells
     */
    public record Place(String account, String region, String vpc) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byAccount = account.compareTo(other.account);
            int byRegion = byAccount != 0 ? byAccount : region.compareTo(other.region);
            return byRegion != 0 ? byRegion : vpc.compareTo(other.vpc);
        }
    }

    /** Counts a snapshot's resources. */
    public static SnapshotSummary of(Snapshot snapshot) {
        Map<String, Place> places = placesOfVpcs(snapshot);
        Map<Place, Map<ResourceKind, Integer>> counts = new TreeMap<>();
        for (ResourceKind kind : ResourceKind.values()) {
            for (AwsResource resource : snapshot.all(kind.type())) {
                counts.computeIfAbsent(place(snapshot, resource, places), p -> new EnumMap<>(ResourceKind.class))
                        .merge(kind, 1, Integer::sum);
            }
        }
        return new SnapshotSummary(counts, GapFinder.find(snapshot));
    }

    /** Where each VPC is, as its subnets tell: they alone always name their account and a zone. */
    private static Map<String, Place> placesOfVpcs(Snapshot snapshot) {
        Map<String, Place> places = new HashMap<>();
        for (Subnet subnet : snapshot.all(Subnet.class)) {
            snapshot.provenance(subnet.id())
                    .ifPresent(where ->
                            places.merge(subnet.vpcId(), told(where, subnet.vpcId()), SnapshotSummary::moreTelling));
        }
        return places;
    }

    private static Place told(Provenance where, String vpc) {
        return new Place(where.account().orElse(UNKNOWN), where.region().orElse(UNKNOWN), vpc);
    }

    private static Place moreTelling(Place one, Place other) {
        return one.region().equals(UNKNOWN) ? other : one;
    }

    private static Place place(Snapshot snapshot, AwsResource resource, Map<String, Place> places) {
        Optional<Provenance> where = snapshot.provenance(resource.id());
        Optional<String> vpc = vpc(resource).or(() -> vpcOfNamed(snapshot, resource));
        Optional<Place> ofVpc = vpc.map(places::get);
        return new Place(
                where.flatMap(Provenance::account)
                        .or(() -> ofVpc.map(Place::account))
                        .orElse(UNKNOWN),
                where.flatMap(Provenance::region)
                        .or(() -> ofVpc.map(Place::region))
                        .orElse(UNKNOWN),
                vpc.orElse(UNKNOWN));
    }

    /** The VPC of what a flow log logs or an Elastic IP address belongs to. */
    private static Optional<String> vpcOfNamed(Snapshot snapshot, AwsResource resource) {
        Optional<String> named = Optional.empty();
        if (resource instanceof FlowLog log) {
            named = Optional.of(log.resourceId());
        } else if (resource instanceof ElasticAddress address) {
            named = address.networkInterfaceId();
        }
        if (named.isEmpty()) {
            return Optional.empty();
        }
        String id = named.get();
        return snapshot.find(Vpc.class, id)
                .map(Vpc::id)
                .or(() -> snapshot.find(Subnet.class, id).map(Subnet::vpcId))
                .or(() -> snapshot.find(NetworkInterface.class, id).map(NetworkInterface::vpcId));
    }

    private static Optional<String> vpc(AwsResource resource) {
        if (resource instanceof Vpc vpc) {
            return Optional.of(vpc.id());
        }
        if (resource instanceof Subnet subnet) {
            return Optional.of(subnet.vpcId());
        }
        if (resource instanceof NetworkInterface nic) {
            return Optional.of(nic.vpcId());
        }
        if (resource instanceof Instance instance) {
            return instance.vpcId();
        }
        if (resource instanceof SecurityGroup group) {
            return group.vpcId();
        }
        if (resource instanceof NetworkAcl acl) {
            return Optional.of(acl.vpcId());
        }
        if (resource instanceof RouteTable table) {
            return Optional.of(table.vpcId());
        }
        return vpcOfGateway(resource);
    }

    private static Optional<String> vpcOfGateway(AwsResource resource) {
        if (resource instanceof NatGateway nat) {
            return Optional.of(nat.vpcId());
        }
        if (resource instanceof VpcEndpoint endpoint) {
            return Optional.of(endpoint.vpcId());
        }
        if (resource instanceof TransitGatewayVpcAttachment attachment) {
            return Optional.of(attachment.vpcId());
        }
        if (resource instanceof InternetGateway gateway) {
            return gateway.attachments().stream()
                    .map(InternetGateway.Attachment::vpcId)
                    .findFirst();
        }
        return Optional.empty();
    }
}
