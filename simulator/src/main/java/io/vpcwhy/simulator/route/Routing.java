package io.vpcwhy.simulator.route;

import io.vpcwhy.model.aws.PrefixList;
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
 * Selects routes as a VPC's router does: the longest prefix wins, a blackhole too; among equals a static route before
 * one of a prefix list before a propagated one.
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
            if (undecidable(route, to)) {
                undecided.add(route);
                continue;
            }
            Optional<Cidr> block = longestBlock(route, to);
            if (block.isPresent() && beats(route, block.get(), best, bestBlock)) {
                best = Optional.of(route);
                bestBlock = block;
            }
        }
        return new RouteSelection(best, bestBlock, undecided);
    }

    private Optional<Cidr> longestBlock(Route route, IpAddress to) {
        if (route.destination() instanceof Route.Destination.CidrDestination destination) {
            return Optional.of(destination.cidr()).filter(cidr -> cidr.contains(to));
        }
        Optional<Cidr> longest = Optional.empty();
        for (Cidr cidr : entries(route).orElse(List.of())) {
            if (cidr.contains(to)
                    && longest.map(found -> cidr.prefixLength() > found.prefixLength())
                            .orElse(true)) {
                longest = Optional.of(cidr);
            }
        }
        return longest;
    }

    private Optional<List<Cidr>> entries(Route route) {
        return route.destination() instanceof Route.Destination.PrefixListDestination destination
                ? snapshot.find(PrefixList.class, destination.prefixListId()).flatMap(PrefixList::entries)
                : Optional.of(List.of());
    }

    /**
     * A prefix list without entries says nothing, save that the lists of gateway endpoints hold public addresses of AWS
     * services and so never a private one.
     */
    private boolean undecidable(Route route, IpAddress to) {
        if (entries(route).isPresent()) {
            return false;
        }
        return route.target().kind() != RouteTarget.Kind.VPC_ENDPOINT || !AddressScope.isPrivate(to);
    }

    private static boolean beats(Route route, Cidr block, Optional<Route> best, Optional<Cidr> bestBlock) {
        if (best.isEmpty() || bestBlock.isEmpty()) {
            return true;
        }
        int byLength = block.prefixLength() - bestBlock.get().prefixLength();
        return byLength != 0 ? byLength > 0 : rank(route) < rank(best.get());
    }

    private static int rank(Route route) {
        if (route.origin() == Route.Origin.PROPAGATED || route.origin() == Route.Origin.ADVERTISED) {
            return 2;
        }
        return route.destination() instanceof Route.Destination.PrefixListDestination ? 1 : 0;
    }
}
