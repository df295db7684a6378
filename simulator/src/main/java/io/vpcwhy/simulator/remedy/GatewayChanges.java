package io.vpcwhy.simulator.remedy;

import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/** What a gateway or an appliance lacks, where there is no choice. */
public final class GatewayChanges {

    private final Snapshot snapshot;

    public GatewayChanges(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * An internet gateway for a VPC that has none: the detached one that its routes name, else the only detached one of
     * its account and Region. An internet gateway serves one VPC, so that no attached one is taken.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html">Internet gateways</a>
     */
    public Optional<Change> attachInternetGateway(String vpcId) {
        List<InternetGateway> all = List.copyOf(snapshot.all(InternetGateway.class));
        if (all.stream().anyMatch(gateway -> gateway.attachedTo(vpcId))) {
            return Optional.empty();
        }
        List<InternetGateway> detached = all.stream()
                .filter(gateway -> gateway.attachments().isEmpty() && sameRegion(gateway.id(), vpcId))
                .toList();
        List<InternetGateway> named = detached.stream()
                .filter(gateway -> isNamedByRoute(gateway.id(), vpcId))
                .toList();
        List<InternetGateway> candidates = named.isEmpty() ? detached : named;
        return candidates.size() == 1
                ? Optional.of(
                        new Change.AttachInternetGateway(candidates.get(0).id(), vpcId, othersWithPublicAddress(vpcId)))
                : Optional.empty();
    }

    private boolean sameRegion(String oneId, String otherId) {
        Optional<Provenance> one = snapshot.provenance(oneId);
        Optional<Provenance> other = snapshot.provenance(otherId);
        return one.flatMap(Provenance::account).equals(other.flatMap(Provenance::account))
                && one.flatMap(Provenance::region).equals(other.flatMap(Provenance::region));
    }

    private boolean isNamedByRoute(String gatewayId, String vpcId) {
        return snapshot.all(RouteTable.class).stream()
                .filter(table -> table.vpcId().equals(vpcId))
                .flatMap(table -> table.routes().stream())
                .map(Route::target)
                .anyMatch(target -> target.id().equals(gatewayId));
    }

    private int othersWithPublicAddress(String vpcId) {
        int count = 0;
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            boolean open = nic.vpcId().equals(vpcId)
                    && nic.addresses().stream()
                            .anyMatch(own -> own.publicAddress().isPresent()
                                    || own.address().family() == IpFamily.IPV6);
            count += open ? 1 : 0;
        }
        return Math.max(0, count - 1);
    }

    /**
     * An appliance that may pass packets on. Interfaces that an AWS service made are not the account's to change.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyNetworkInterfaceAttribute.html">
     *     ModifyNetworkInterfaceAttribute</a>
     */
    public Optional<Change> disableSourceDestCheck(String networkInterfaceId) {
        return snapshot.find(NetworkInterface.class, networkInterfaceId)
                .filter(nic -> nic.sourceDestCheck() && !nic.requesterManaged())
                .map(nic -> new Change.DisableSourceDestCheck(nic.id()));
    }
}
