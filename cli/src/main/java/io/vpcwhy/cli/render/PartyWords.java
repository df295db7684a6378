package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.DatabaseOwners;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.RemoteParty;
import io.vpcwhy.simulator.filter.AmazonService;
import java.util.ArrayList;
import java.util.List;

/** Says whose an interface or an address is. */
public final class PartyWords {

    private PartyWords() {}

    /** The interface and its owner, such as {@code eni-0a1 (Application Load Balancer web)}. */
    public static String networkInterface(NetworkInterface nic, Snapshot snapshot) {
        String owner = owner(nic, snapshot);
        return owner.isEmpty() ? nic.id() : nic.id() + " (" + owner + ")";
    }

    /** The owner alone, by its kind and name; empty where nothing tells. */
    public static String owner(NetworkInterface nic, Snapshot snapshot) {
        InterfaceOwner owner = InterfaceOwner.of(nic);
        if (owner.kind() == InterfaceOwner.Kind.UNKNOWN) {
            return nic.tags().name().or(() -> nonEmpty(nic.description())).orElse("");
        }
        String named = owner.describe() + databases(nic, snapshot);
        return nic.tags()
                .name()
                .filter(name -> !named.contains(name))
                .map(name -> named + " " + name)
                .orElse(named);
    }

    /** Such as {@code  orders or billing}: several databases that are set up alike fit one interface. */
    private static String databases(NetworkInterface nic, Snapshot snapshot) {
        List<String> names = new ArrayList<>();
        for (Database database : DatabaseOwners.of(snapshot, nic)) {
            names.add(database.id());
        }
        return names.isEmpty() ? "" : " " + String.join(" or ", names);
    }

    /** Whose the far end is, such as {@code the internet} or {@code eni-0a1 (EC2 instance i-0b2)}. */
    static String remote(RemoteParty party, Snapshot snapshot) {
        if (party instanceof RemoteParty.OwnInterface own) {
            return networkInterface(own.networkInterface(), snapshot);
        }
        if (party instanceof RemoteParty.PublicAddressOf own) {
            return "the public address of " + networkInterface(own.networkInterface(), snapshot);
        }
        if (party instanceof RemoteParty.Amazon amazon) {
            return service(amazon.service());
        }
        if (party instanceof RemoteParty.UnknownInVpc unknown) {
            return "an address of " + unknown.vpcId() + " that no interface of the snapshot holds";
        }
        if (party instanceof RemoteParty.AwsService service) {
            return "AWS service " + service.name();
        }
        return party instanceof RemoteParty.Internet ? "the internet" : unusual(party);
    }

    private static String unusual(RemoteParty party) {
        if (party instanceof RemoteParty.ReservedInSubnet reserved) {
            return "an address that AWS reserves in " + reserved.subnetId();
        }
        if (party instanceof RemoteParty.Special special) {
            return switch (special.kind()) {
                case MULTICAST -> "a multicast group";
                case BROADCAST -> "everyone on the network (broadcast)";
                case LOOPBACK -> "the host itself (loopback)";
                case LINK_LOCAL -> "a link-local address";
                case UNSPECIFIED -> "no address at all";
                case RESERVED -> "an address that nobody may use";
            };
        }
        if (party instanceof RemoteParty.InPeeredVpc peer) {
            String owner = peer.ownerId().map(id -> " of account " + id).orElse("");
            return "an address of the peered " + peer.vpcId() + owner + ", which the snapshot does not hold";
        }
        if (party instanceof RemoteParty.Ambiguous several) {
            return "an address of several VPCs: " + String.join(", ", several.vpcIds());
        }
        return "a private address that no VPC of the snapshot holds";
    }

    /** A service that AWS offers at a reserved address. */
    static String service(AmazonService service) {
        return switch (service) {
            case DNS -> "the Amazon DNS server";
            case INSTANCE_METADATA -> "the instance metadata service";
            case TIME_SYNC -> "the Amazon Time Sync Service";
            case WINDOWS_ACTIVATION -> "Windows licence activation";
            case TASK_METADATA -> "the ECS task metadata service";
            case POD_IDENTITY -> "the EKS Pod Identity agent";
            case DHCP -> "DHCP";
            case VPC_ROUTER -> "the VPC router";
        };
    }

    private static java.util.Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(text);
    }
}
