package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.BlockPublicAccess.Mode;
import io.vpcwhy.model.aws.BlockPublicAccessExclusion;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * VPC Block Public Access as a filter between a subnet and an internet gateway or egress-only internet gateway. What
 * counts is the subnet that exchanges traffic with the gateway, not one behind it.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html">VPC BPA basics</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcBlockPublicAccessExclusion.html">VpcBlockPublicAccessExclusion</a>
 */
public final class BlockPublicAccessFilter {

    private final Snapshot snapshot;

    public BlockPublicAccessFilter(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * What is decided about a connection of an interface through its VPC's gateway.
     *
     * @param gateway the kind of gateway: an internet gateway or an egress-only one
     * @param initiated ingress where the internet opened the connection
     */
    public BlockPublicAccessDecision decide(NetworkInterface here, RouteTarget.Kind gateway, Direction initiated) {
        Optional<Mode> mode = options(here).map(BlockPublicAccess::mode);
        List<BlockPublicAccessExclusion> exclusions = exclusions(here);
        Optional<BlockPublicAccessExclusion> permitting =
                exclusions.stream().filter(e -> permits(e, mode, initiated)).findFirst();
        boolean blocked = mode.map(m -> blocks(m, here, gateway)).orElse(false) && permitting.isEmpty();
        return new BlockPublicAccessDecision(
                blocked ? Outcome.DENY : Outcome.ALLOW,
                mode,
                permitting.or(() -> exclusions.stream().findFirst()));
    }

    private static boolean blocks(Mode mode, NetworkInterface here, RouteTarget.Kind gateway) {
        return switch (mode) {
            case OFF -> false;
            case BLOCK_BIDIRECTIONAL -> true;
            case BLOCK_INGRESS ->
                gateway == RouteTarget.Kind.INTERNET_GATEWAY && !here.type().equals("nat_gateway");
        };
    }

    /** Egress alone is permitted only where both ways are blocked: AWS gives it no meaning beside block-ingress. */
    private static boolean permits(BlockPublicAccessExclusion exclusion, Optional<Mode> mode, Direction initiated) {
        return exclusion.mode() == BlockPublicAccessExclusion.Mode.ALLOW_BIDIRECTIONAL
                || (initiated == Direction.EGRESS && mode.equals(Optional.of(Mode.BLOCK_BIDIRECTIONAL)));
    }

    /** Those of the subnet and of the VPC: one that permits is enough. */
    private List<BlockPublicAccessExclusion> exclusions(NetworkInterface here) {
        return snapshot.all(BlockPublicAccessExclusion.class).stream()
                .filter(BlockPublicAccessExclusion::effective)
                .filter(e ->
                        e.resourceId().equals(here.subnetId()) || e.resourceId().equals(here.vpcId()))
                .toList();
    }

    /** The options of the interface's own account and Region, as far as both are told. */
    public Optional<BlockPublicAccess> options(NetworkInterface here) {
        Optional<Provenance> where = snapshot.provenance(here.id());
        Optional<String> account = here.ownerId().or(() -> where.flatMap(Provenance::account));
        Optional<String> region = where.flatMap(Provenance::region);
        for (BlockPublicAccess options : snapshot.blockPublicAccess()) {
            if (agrees(options.accountId(), account) && agrees(options.region(), region)) {
                return Optional.of(options);
            }
        }
        return Optional.empty();
    }

    private static boolean agrees(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
