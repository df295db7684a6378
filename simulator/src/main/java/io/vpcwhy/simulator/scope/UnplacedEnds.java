package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.scope.NamedKind;
import io.vpcwhy.model.scope.ResourceReference;
import io.vpcwhy.model.scope.ResourceStatement;
import io.vpcwhy.model.scope.ResourceType;
import io.vpcwhy.simulator.graph.InternetEgress;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which packets may get to a destination that a scope chooses, though the snapshot loses sight of them on their way.
 */
final class UnplacedEnds {

    /** Where ways out of VPCs can end, by the types that scopes have for it. */
    private static final Set<ResourceType> OUTSIDE = EnumSet.of(
            ResourceType.INTERNET_GATEWAY,
            ResourceType.VPN_GATEWAY,
            ResourceType.TRANSIT_GATEWAY_ATTACHMENT,
            ResourceType.VPC_PEERING_CONNECTION,
            ResourceType.VPC_ENDPOINT,
            ResourceType.VPC_ENDPOINT_SERVICE);

    private final Set<ResourceType> wanted;
    private final HeaderSpaces spaces;

    /** @param destination empty where any is meant */
    UnplacedEnds(Optional<ResourceStatement> destination, HeaderSpaces spaces) {
        this.wanted = destination.map(UnplacedEnds::outside).orElse(OUTSIDE);
        this.spaces = spaces;
    }

    /** Tags of what was not collected are not known. */
    private static Set<ResourceType> outside(ResourceStatement statement) {
        if (statement instanceof ResourceStatement.Tagged) {
            return OUTSIDE;
        }
        Set<ResourceType> types = EnumSet.noneOf(ResourceType.class);
        if (statement instanceof ResourceStatement.Typed typed) {
            types.addAll(typed.types());
        } else {
            ((ResourceStatement.Named) statement)
                    .resources().stream().map(ResourceReference::kind).forEach(kind -> addType(kind, types));
        }
        types.retainAll(OUTSIDE);
        return types;
    }

    private static void addType(NamedKind kind, Set<ResourceType> types) {
        switch (kind) {
            case INTERNET_GATEWAY -> types.add(ResourceType.INTERNET_GATEWAY);
            case VPN_GATEWAY -> types.add(ResourceType.VPN_GATEWAY);
            case TRANSIT_GATEWAY_ATTACHMENT -> types.add(ResourceType.TRANSIT_GATEWAY_ATTACHMENT);
            case VPC_PEERING_CONNECTION -> types.add(ResourceType.VPC_PEERING_CONNECTION);
            case VPC_ENDPOINT -> types.add(ResourceType.VPC_ENDPOINT);
            case VPC_ENDPOINT_SERVICE -> types.add(ResourceType.VPC_ENDPOINT_SERVICE);
            default -> {}
        }
    }

    /** The packets that may get from there to the destination. */
    HeaderSpace beyond(WayEnd.Unplaced end) {
        Set<ResourceType> possible = EnumSet.copyOf(OUTSIDE);
        possible.retainAll(wanted);
        possible.retainAll(behind(end.last().kind()));
        boolean internetAlone = possible.equals(EnumSet.of(ResourceType.INTERNET_GATEWAY));
        if (possible.isEmpty()) {
            return spaces.nothing();
        }
        return internetAlone
                ? spaces.destinationIn(InternetEgress.refusedBlocks()).complement()
                : spaces.everything();
    }

    /**
     * These lead to one kind of end, others to wherever routes behind them do.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html">How VPC peering works</a>
     */
    private static Set<ResourceType> behind(RouteTarget.Kind target) {
        return switch (target) {
            case INTERNET_GATEWAY, EGRESS_ONLY_INTERNET_GATEWAY -> EnumSet.of(ResourceType.INTERNET_GATEWAY);
            case VIRTUAL_PRIVATE_GATEWAY -> EnumSet.of(ResourceType.VPN_GATEWAY);
            case VPC_PEERING_CONNECTION -> EnumSet.of(ResourceType.VPC_PEERING_CONNECTION);
            default -> OUTSIDE;
        };
    }
}
