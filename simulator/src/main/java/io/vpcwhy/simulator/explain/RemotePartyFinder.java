package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.AmazonService;
import io.vpcwhy.simulator.route.AddressScope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out whose address the other end of a record is. */
final class RemotePartyFinder {

    private final Snapshot snapshot;

    RemotePartyFinder(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    RemoteParty find(Subject subject, FlowLogRecord record) {
        NetworkInterface here = subject.networkInterface();
        IpAddress remote = subject.remote();
        Optional<Vpc> vpc = snapshot.find(Vpc.class, here.vpcId());
        Optional<AmazonService> service =
                AmazonService.of(subject.packet(), remote, vpc, snapshot.find(Subnet.class, here.subnetId()));
        if (service.isPresent()) {
            return new RemoteParty.Amazon(service.get());
        }
        Optional<NetworkInterface> holder = holder(here, remote);
        if (holder.isPresent()) {
            return new RemoteParty.OwnInterface(holder.get());
        }
        Optional<NetworkInterface> publicly = snapshot.interfaceWithPublicAddress(remote);
        if (publicly.isPresent()) {
            return new RemoteParty.PublicAddressOf(publicly.get());
        }
        Optional<RemoteParty> special = SpecialAddresses.kind(remote).map(RemoteParty.Special::new);
        if (special.isPresent()) {
            return special.get();
        }
        return inVpc(here, vpc, remote).orElseGet(() -> outside(subject, record));
    }

    private RemoteParty outside(Subject subject, FlowLogRecord record) {
        if (AddressScope.isPrivate(subject.remote())) {
            return new RemoteParty.PrivateUnknown();
        }
        return awsService(subject, record)
                .<RemoteParty>map(RemoteParty.AwsService::new)
                .orElseGet(RemoteParty.Internet::new);
    }

    /** An address that no one interface holds, but a VPC does: the interface's own, one of the snapshot, or a peer. */
    private Optional<RemoteParty> inVpc(NetworkInterface here, Optional<Vpc> own, IpAddress remote) {
        if (own.map(v -> v.contains(remote)).orElse(false)) {
            return Optional.of(reserved(here.vpcId(), remote)
                    .<RemoteParty>map(RemoteParty.ReservedInSubnet::new)
                    .orElseGet(() -> new RemoteParty.UnknownInVpc(here.vpcId())));
        }
        List<String> vpcs = snapshot.all(Vpc.class).stream()
                .filter(v -> v.contains(remote))
                .map(Vpc::id)
                .toList();
        if (vpcs.size() > 1) {
            return Optional.of(new RemoteParty.Ambiguous(vpcs));
        }
        if (vpcs.size() == 1) {
            return Optional.of(new RemoteParty.UnknownInVpc(vpcs.get(0)));
        }
        return snapshot.all(VpcPeeringConnection.class).stream()
                .filter(VpcPeeringConnection::active)
                .flatMap(peering -> Stream.of(peering.requester(), peering.accepter()))
                .filter(side -> side.cidrs().stream().anyMatch(cidr -> cidr.contains(remote)))
                .findFirst()
                .map(side -> new RemoteParty.InPeeredVpc(side.vpcId(), side.ownerId()));
    }

    private Optional<String> reserved(String vpcId, IpAddress remote) {
        return snapshot.all(Subnet.class).stream()
                .filter(subnet -> subnet.vpcId().equals(vpcId) && SpecialAddresses.reservedIn(subnet, remote))
                .map(Subnet::id)
                .findFirst();
    }

    private static Optional<String> awsService(Subject subject, FlowLogRecord record) {
        return subject.direction() == Direction.INGRESS ? record.pktSrcAwsService() : record.pktDstAwsService();
    }

    /** An address may be held in several VPCs; one in the interface's own is meant, or else the only one. */
    private Optional<NetworkInterface> holder(NetworkInterface here, IpAddress remote) {
        List<NetworkInterface> holders = snapshot.interfacesWithAddress(remote);
        Optional<NetworkInterface> near =
                holders.stream().filter(nic -> nic.vpcId().equals(here.vpcId())).findFirst();
        return near.or(() -> holders.size() == 1 ? Optional.of(holders.get(0)) : Optional.empty());
    }
}
