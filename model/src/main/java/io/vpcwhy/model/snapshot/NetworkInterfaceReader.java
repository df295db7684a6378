package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.ConnectionTracking;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.NetworkInterface.Attachment;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.ip.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads a network interface.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html">NetworkInterface</a>
 */
final class NetworkInterfaceReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.NETWORK_INTERFACE;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        Draft draft = new Draft();
        for (in.object(); in.nextField(); ) {
            draft.field(in);
        }
        out.add(draft.build(in), draft.owner.orElse(null), draft.zone.orElse(null));
    }

    /** One interface while it is read. */
    private static final class Draft {
        private @Nullable String id;
        private @Nullable String vpcId;
        private @Nullable String subnetId;
        private Optional<String> zone = Optional.empty();
        private Optional<String> owner = Optional.empty();
        private String type = "interface";
        private String description = "";
        private boolean requesterManaged;
        private Optional<String> requesterId = Optional.empty();
        private boolean sourceDestCheck = true;
        private final InterfaceAddresses addresses = new InterfaceAddresses();
        private List<Cidr> prefixes = List.of();
        private List<String> groupIds = List.of();
        private Optional<Attachment> attachment = Optional.empty();
        private Optional<String> status = Optional.empty();
        private boolean denyAllIgwTraffic;
        private Optional<ConnectionTracking> connectionTracking = Optional.empty();
        private Tags tags = Tags.NONE;

        private void field(JsonCursor in) throws SnapshotException {
            switch (in.field()) {
                case "NetworkInterfaceId" -> id = in.id();
                case "VpcId" -> vpcId = in.name();
                case "SubnetId" -> subnetId = in.name();
                case "AvailabilityZone" -> zone = in.told();
                case "OwnerId" -> owner = in.told();
                case "InterfaceType" -> type = type(in.string());
                case "Description" -> description = in.string();
                case "RequesterManaged" -> requesterManaged = in.bool();
                case "RequesterId" -> requesterId = in.told();
                case "SourceDestCheck" -> sourceDestCheck = in.bool();
                case "PrivateIpAddress" -> addresses.readPrimary(in);
                case "PrivateIpAddresses" -> addresses.readIpv4(in);
                case "Ipv6Addresses" -> addresses.readIpv6(in);
                case "Association" -> addresses.readAssociation(in);
                case "Ipv4Prefixes" -> addPrefixes(in, "Ipv4Prefix");
                case "Ipv6Prefixes" -> addPrefixes(in, "Ipv6Prefix");
                case "Groups" -> groupIds = in.namesUnder("GroupId");
                case "Attachment" -> attachment = Optional.of(attachment(in));
                case "Status" -> status = in.told();
                case "DenyAllIgwTraffic" -> denyAllIgwTraffic = in.bool();
                case "ConnectionTrackingConfiguration" -> connectionTracking = connectionTracking(in);
                case "TagSet", "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }

        // The API's model says natGateway, the service nat_gateway.
        private static String type(String told) {
            return told.equals("natGateway") ? "nat_gateway" : told;
        }

        private void addPrefixes(JsonCursor in, String key) throws SnapshotException {
            List<Cidr> all = new ArrayList<>(prefixes);
            for (in.array(); in.nextElement(); ) {
                @Nullable Cidr prefix = null;
                for (in.object(); in.nextField(); ) {
                    if (in.field().equals(key)) {
                        prefix = in.cidr();
                    } else {
                        in.skip();
                    }
                }
                all.add(in.required(prefix, key));
            }
            prefixes = all;
        }

        private static Attachment attachment(JsonCursor in) throws SnapshotException {
            Optional<String> instanceId = Optional.empty();
            Optional<String> instanceOwnerId = Optional.empty();
            String status = "attached";
            OptionalInt deviceIndex = OptionalInt.empty();
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "InstanceId" -> instanceId = Optional.of(in.id());
                    case "InstanceOwnerId" -> instanceOwnerId = in.told();
                    case "Status" -> status = in.string();
                    case "DeviceIndex" -> deviceIndex = OptionalInt.of(in.integer(0, Integer.MAX_VALUE));
                    default -> in.skip();
                }
            }
            return new Attachment(instanceId, instanceOwnerId, status, deviceIndex);
        }

        private static Optional<ConnectionTracking> connectionTracking(JsonCursor in) throws SnapshotException {
            OptionalInt tcpEstablished = OptionalInt.empty();
            OptionalInt udp = OptionalInt.empty();
            OptionalInt udpStream = OptionalInt.empty();
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "TcpEstablishedTimeout" -> tcpEstablished = seconds(in);
                    case "UdpTimeout" -> udp = seconds(in);
                    case "UdpStreamTimeout" -> udpStream = seconds(in);
                    default -> in.skip();
                }
            }
            boolean told = tcpEstablished.isPresent() || udp.isPresent() || udpStream.isPresent();
            return told ? Optional.of(new ConnectionTracking(tcpEstablished, udp, udpStream)) : Optional.empty();
        }

        private static OptionalInt seconds(JsonCursor in) throws SnapshotException {
            return OptionalInt.of(in.integer(0, Integer.MAX_VALUE));
        }

        private NetworkInterface build(JsonCursor in) throws SnapshotException {
            return new NetworkInterface(
                    in.required(id, "NetworkInterfaceId"),
                    in.required(vpcId, "VpcId"),
                    in.required(subnetId, "SubnetId"),
                    zone,
                    owner,
                    type,
                    description,
                    requesterManaged,
                    requesterId,
                    sourceDestCheck,
                    addresses.all(),
                    prefixes,
                    groupIds,
                    attachment,
                    status,
                    denyAllIgwTraffic,
                    connectionTracking,
                    tags);
        }
    }
}
