package io.vpcwhy.simulator.baseline;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Between which ends it is not known what gets through: what is not found there may be there all the same. */
final class OpenEnds implements BiPredicate<String, String> {

    private final Set<List<String>> ends = new HashSet<>();

    /** Past what is no interface, and past a load balancer of which the targets are not known, any end may lie. */
    private final Set<String> toAnywhere = new HashSet<>();

    OpenEnds(Snapshot snapshot, List<UndecidedWay> ways) {
        for (UndecidedWay way : ways) {
            ends.add(List.of(way.source(), way.destination()));
            boolean end = snapshot.find(NetworkInterface.class, way.destination())
                    .filter(nic -> !InterfaceOwner.of(nic).kind().isLoadBalancerNode())
                    .isPresent();
            if (!end) {
                toAnywhere.add(way.source());
            }
        }
    }

    @Override
    public boolean test(String source, String destination) {
        return toAnywhere.contains(source) || ends.contains(List.of(source, destination));
    }
}
