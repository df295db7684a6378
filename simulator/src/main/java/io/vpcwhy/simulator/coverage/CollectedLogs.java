package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.coverage.Coverage.Uncollected;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Of which accounts and Regions flow logs were collected. AWS lists those of one account and Region at a time, so that of
 * several only these are known whose flow logs are there, or whose folder holds an answer, be it an empty one.
 */
final class CollectedLogs {

    private final Snapshot snapshot;
    private final Map<String, Uncollected> placeOfVpc = new HashMap<>();
    private final Set<Uncollected> withLogs = new HashSet<>();

    CollectedLogs(Snapshot snapshot) {
        this.snapshot = snapshot;
        for (Subnet subnet : snapshot.all(Subnet.class)) {
            placeOfVpc.putIfAbsent(subnet.vpcId(), of(subnet.id()));
        }
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            placeOfVpc.putIfAbsent(nic.vpcId(), of(nic.id()));
        }
        for (FlowLog log : snapshot.all(FlowLog.class)) {
            vpcOf(log).map(this::ofVpc).ifPresent(withLogs::add);
        }
    }

    /** Where a resource is. */
    Uncollected of(String id) {
        Optional<Provenance> where = snapshot.provenance(id);
        return new Uncollected(where.flatMap(Provenance::account), where.flatMap(Provenance::region));
    }

    private Optional<String> vpcOf(FlowLog log) {
        String id = log.resourceId();
        return placeOfVpc.containsKey(id)
                ? Optional.of(id)
                : snapshot.find(Subnet.class, id)
                        .map(Subnet::vpcId)
                        .or(() -> snapshot.find(NetworkInterface.class, id).map(NetworkInterface::vpcId));
    }

    /** Where a VPC is. */
    Uncollected ofVpc(String vpcId) {
        return placeOfVpc.getOrDefault(vpcId, new Uncollected(Optional.empty(), Optional.empty()));
    }

    /** Whether VPCs of the snapshot are in several accounts or Regions. */
    boolean severalPlaces() {
        return new HashSet<>(placeOfVpc.values()).size() > 1;
    }

    /** Whether the flow logs of an account and Region are known. */
    boolean known(Uncollected place) {
        if (!snapshot.collected(ResourceKind.FLOW_LOG)) {
            return false;
        }
        return !severalPlaces()
                || withLogs.contains(place)
                || snapshot.collectedFrom(ResourceKind.FLOW_LOG, place.account(), place.region());
    }
}
