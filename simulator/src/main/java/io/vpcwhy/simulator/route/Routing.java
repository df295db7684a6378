package io.vpcwhy.simulator.route;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Selects routes as a VPC's router does: the longest prefix wins, a blackhole too; among equals the first in
 * {@link RoutePriority}.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html">How route priority
 *     works</a>
 */
public final class Routing {

    private final Snapshot snapshot;

    public Routing(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The route from a subnet to an address; nothing where the subnet's table was not collected. */
    public RouteSelection select(Subnet from, IpAddress to) {
        return snapshot.routeTableOf(from).map(table -> select(table, to)).orElse(RouteSelection.NONE);
    }

    /** The route of a table to an address. */
    public RouteSelection select(RouteTable table, IpAddress to) {
        Optional<Route> best = Optional.empty();
        Optional<Cidr> bestBlock = Optional.empty();
        List<Route> undecided = new ArrayList<>();
        for (Route route : table.routes()) {
            if (route.state() == Route.State.FILTERED) {
                continue;
            }
            Optional<List<Cidr>> blocks = snapshot.blocks(route.destination());
            if (blocks.isEmpty() && mayHold(route, to)) {
                undecided.add(route);
            }
            Optional<Cidr> block = longestBlock(blocks.orElse(List.of()), to);
            if (block.isPresent() && beats(route, block.get(), best, bestBlock)) {
                best = Optional.of(route);
                bestBlock = block;
            }
        }
        return new RouteSelection(best, bestBlock, undecided);
    }

    /** The blocks that a table tells apart, those of prefix lists too as far as they are known. */
    public List<Cidr> blocks(RouteTable table) {
        return table.routes().stream()
                .filter(route -> route.state() != Route.State.FILTERED)
                .flatMap(route -> snapshot.blocks(route.destination()).stream())
                .flatMap(List::stream)
                .toList();
    }

    private static Optional<Cidr> longestBlock(List<Cidr> blocks, IpAddress to) {
        Optional<Cidr> longest = Optional.empty();
        for (Cidr cidr : blocks) {
            if (cidr.contains(to)
                    && longest.map(found -> cidr.prefixLength() > found.prefixLength())
                            .orElse(true)) {
                longest = Optional.of(cidr);
            }
        }
        return longest;
    }

    /**
     * A prefix list without entries says nothing, save that the lists of gateway endpoints hold public addresses of AWS
     * services and so never a private one.
     */
    private static boolean mayHold(Route route, IpAddress to) {
        return route.target().kind() != RouteTarget.Kind.VPC_ENDPOINT || !AddressScope.isPrivate(to);
    }

    private static boolean beats(Route route, Cidr block, Optional<Route> best, Optional<Cidr> bestBlock) {
        if (best.isEmpty() || bestBlock.isEmpty()) {
            return true;
        }
        int byLength = block.prefixLength() - bestBlock.get().prefixLength();
        return byLength != 0 ? byLength > 0 : RoutePriority.of(route).compareTo(RoutePriority.of(best.get())) < 0;
    }
}
