package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import java.util.Optional;

/** In which account and Region a flow log is, as far as the snapshot tells. */
public final class FlowLogPlaces {

    private static final int REGION_PART = 3;
    private static final int PARTS = 6;

    private FlowLogPlaces() {}

    /** The Region that its destination names, else that of what it logs. */
    public static Optional<String> region(Snapshot snapshot, FlowLog log) {
        return log.destination()
                .map(arn -> arn.split(":", PARTS))
                .filter(parts -> parts.length == PARTS && !parts[REGION_PART].isEmpty())
                .map(parts -> parts[REGION_PART])
                .or(() -> provenance(snapshot, log).flatMap(Provenance::region));
    }

    /** Where it was read; subnets always name their account and a zone. */
    public static Optional<Provenance> provenance(Snapshot snapshot, FlowLog log) {
        String id = log.resourceId();
        Optional<String> vpc = snapshot.find(Subnet.class, id)
                .map(Subnet::vpcId)
                .or(() -> snapshot.find(NetworkInterface.class, id).map(NetworkInterface::vpcId));
        return snapshot.provenance(log.id())
                .filter(where -> where.account().isPresent() && where.region().isPresent())
                .or(() -> snapshot.all(Subnet.class).stream()
                        .filter(subnet -> subnet.vpcId().equals(vpc.orElse(id)))
                        .findFirst()
                        .flatMap(subnet -> snapshot.provenance(subnet.id())));
    }

    /** A Region that the snapshot is of. */
    public static Optional<String> anyRegion(Snapshot snapshot) {
        return snapshot.all(Subnet.class).stream()
                .flatMap(subnet -> snapshot.provenance(subnet.id()).flatMap(Provenance::region).stream())
                .findFirst();
    }
}
