package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.AmazonService;
import io.vpcwhy.simulator.filter.Exemption;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.Simulation;
import io.vpcwhy.simulator.reach.RuleSpaces.Division;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.route.Routing;
import io.vpcwhy.simulator.route.TransitGatewayRouting;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Inquiry;
import io.vpcwhy.simulator.trace.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads what the network asked of one packet as the set of all packets, as they were sent, that it would have given the
 * same answer.
 */
final class InquiryReader {

    private final Snapshot snapshot;
    private final HeaderSpaces spaces;
    private final RuleSpaces rules;
    private final Routing routing;
    private final TransitGatewayRouting transitRouting;

    private final Map<String, List<Cidr>> blocksByResource = new HashMap<>();
    private final Map<Prefix, HeaderSpace> samePrefix = new HashMap<>();
    private final Map<Place, HeaderSpace> services = new HashMap<>();

    /** The ends whose address is not the same in all packets that are looked at. */
    private final Set<End> open;

    private record Prefix(String resourceId, Optional<Cidr> longest, End end) {}

    private record Place(String vpcId, String subnetId, Direction direction, Optional<IpAddress> remote) {}

    InquiryReader(Snapshot snapshot, HeaderSpaces spaces, RuleSpaces rules, Set<End> open) {
        this.snapshot = snapshot;
        this.spaces = spaces;
        this.rules = rules;
        this.routing = new Routing(snapshot);
        this.transitRouting = new TransitGatewayRouting(snapshot);
        this.open = Set.copyOf(open);
    }

    /** The packets, as they were sent, that get the same answer. */
    HeaderSpace alike(Inquiry inquiry) {
        return SentHeaders.of(inquiry.header(), here(inquiry.header(), inquiry.question()));
    }

    /** The headers, as they are where the question is asked, that get the same answer. */
    private HeaderSpace here(Header header, Question question) {
        Packet packet = header.packet();
        if (question instanceof Question.Address asked) {
            if (isSame(header, asked.end())) {
                return spaces.everything();
            }
            return answered(blocks(asked.end(), asked.blocks()), asked.in());
        }
        if (question instanceof Question.Port asked) {
            return answered(ports(asked.end(), asked.range()), asked.in());
        }
        if (question instanceof Question.Protocol asked) {
            return answered(protocols(asked.protocols()), asked.one());
        }
        if (question instanceof Question.EchoRequest asked) {
            return answered(
                    spaces.union(List.of(spaces.icmp(IcmpType.ECHO_REQUEST), spaces.icmp(IcmpType.ECHO_REQUEST_V6))),
                    asked.is());
        }
        if (question instanceof Question.Routed asked) {
            return isSame(header, End.DESTINATION)
                    ? spaces.everything()
                    : sameRoute(asked.table(), packet.destination());
        }
        if (question instanceof Question.TransitRouted asked) {
            return isSame(header, End.DESTINATION)
                    ? spaces.everything()
                    : sameLongestPrefix(
                            asked.table().id(),
                            () -> transitRouting.blocks(asked.table()),
                            packet.destination(),
                            End.DESTINATION);
        }
        if (question instanceof Question.Service asked) {
            return answered(services(header, asked.networkInterface(), Direction.EGRESS), asked.is());
        }
        return filtered(header, (Question.Filtered) question);
    }

    private static HeaderSpace answered(HeaderSpace yes, boolean answer) {
        return answer ? yes : yes.complement();
    }

    private HeaderSpace blocks(End end, Collection<Cidr> blocks) {
        return end == End.SOURCE ? spaces.sourceIn(blocks) : spaces.destinationIn(blocks);
    }

    private HeaderSpace protocols(Collection<IpProtocol> protocols) {
        return spaces.union(protocols.stream().map(spaces::protocol).toList());
    }

    private HeaderSpace ports(End end, PortRange range) {
        return end == End.SOURCE ? spaces.sourcePorts(range) : spaces.destinationPorts(range);
    }

    /** A route by a prefix list that was not collected may or may not be for a private address. */
    private HeaderSpace sameRoute(RouteTable table, IpAddress destination) {
        HeaderSpace same = sameLongestPrefix(table.id(), () -> routing.blocks(table), destination, End.DESTINATION);
        boolean known = table.routes().stream()
                .allMatch(route -> snapshot.blocks(route.destination()).isPresent());
        return known
                ? same
                : same.intersection(answered(
                        blocks(End.DESTINATION, AddressScope.privateBlocks()), AddressScope.isPrivate(destination)));
    }

    /** Whether the address of an end is one and the same in all packets that are looked at, and so the answer too. */
    private boolean isSame(Header header, End end) {
        Optional<End> sent = end == End.SOURCE ? header.sourceAddress() : header.destinationAddress();
        return sent.isEmpty() || !open.contains(sent.get());
    }

    /**
     * The addresses whose longest prefix among some blocks is the same as one address's, or who have none either.
     *
     * @param resourceId of what has the blocks
     */
    private HeaderSpace sameLongestPrefix(
            String resourceId, Supplier<List<Cidr>> blocksOf, IpAddress address, End end) {
        List<Cidr> blocks = blocksByResource.computeIfAbsent(resourceId, id -> blocksOf.get());
        Optional<Cidr> longest = blocks.stream()
                .filter(block -> block.contains(address))
                .max((one, other) -> Integer.compare(one.prefixLength(), other.prefixLength()));
        return samePrefix.computeIfAbsent(new Prefix(resourceId, longest, end), any -> around(longest, blocks, end));
    }

    private HeaderSpace around(Optional<Cidr> longest, List<Cidr> blocks, End end) {
        List<Cidr> narrower = blocks.stream()
                .filter(block -> longest.map(own -> own.contains(block) && !own.equals(block))
                        .orElse(true))
                .toList();
        HeaderSpace around = longest.map(block -> blocks(end, List.of(block))).orElseGet(spaces::everything);
        return around.difference(blocks(end, narrower));
    }

    /** The headers that are for services of Amazon, as an interface sees them. */
    private HeaderSpace services(Header header, NetworkInterface here, Direction direction) {
        return services.computeIfAbsent(
                new Place(here.vpcId(), here.subnetId(), direction, fixedRemote(header, direction)), this::services);
    }

    /** The address of the far end, where it is the same in all packets that are looked at. */
    private Optional<IpAddress> fixedRemote(Header header, Direction direction) {
        Packet packet = header.packet();
        End remote = remote(direction);
        return isSame(header, remote)
                ? Optional.of(remote == End.SOURCE ? packet.source() : packet.destination())
                : Optional.empty();
    }

    private HeaderSpace services(Place place) {
        End remote = remote(place.direction());
        Optional<Vpc> vpc = snapshot.find(Vpc.class, place.vpcId());
        Optional<Subnet> subnet = snapshot.find(Subnet.class, place.subnetId());
        List<HeaderSpace> found = new ArrayList<>();
        for (AmazonService service : AmazonService.values()) {
            List<Cidr> blocks = service.blocks(vpc, subnet);
            if (place.remote().isEmpty()) {
                found.add(blocks(remote, blocks).intersection(traffic(service, remote)));
            } else if (blocks.stream()
                    .anyMatch(block -> block.contains(place.remote().get()))) {
                found.add(traffic(service, remote));
            }
        }
        return spaces.union(found);
    }

    private HeaderSpace traffic(AmazonService service, End remote) {
        if (service == AmazonService.DHCP) {
            return dhcp();
        }
        if (service.port().isEmpty()) {
            return spaces.everything();
        }
        return ports(remote, PortRange.of(service.port().getAsInt()))
                .union(spaces.withPorts().complement());
    }

    private static End remote(Direction direction) {
        return direction == Direction.INGRESS ? End.SOURCE : End.DESTINATION;
    }

    private HeaderSpace dhcp() {
        PortRange client = PortRange.of(AmazonService.DHCP_CLIENT_PORT);
        PortRange server = PortRange.of(AmazonService.DHCP.port().orElseThrow());
        HeaderSpace asks = spaces.sourcePorts(client).intersection(spaces.destinationPorts(server));
        HeaderSpace answers = spaces.sourcePorts(server).intersection(spaces.destinationPorts(client));
        return spaces.protocol(IpProtocol.UDP).intersection(asks.union(answers));
    }

    private HeaderSpace filtered(Header header, Question.Filtered asked) {
        Simulation simulation = asked.simulation();
        HeaderSpace alike = sameFilters(header, asked);
        return simulation.steps().isEmpty()
                ? alike
                : alike.intersection(sameOutcomes(simulation, header, asked.response()));
    }

    /** The headers that meet the same filters there, whatever those decide. */
    private HeaderSpace sameFilters(Header header, Question.Filtered asked) {
        NetworkInterface here = asked.networkInterface();
        boolean service =
                asked.simulation().exemptions().stream().anyMatch(Exemption.UnfilteredService.class::isInstance);
        HeaderSpace alike = answered(services(header, here, asked.direction()), service);
        return service ? alike : alike.intersection(sameRouteBack(header, here, asked.direction()));
    }

    /** The packets, as they were sent, that meet the same filters there, whatever those decide. */
    HeaderSpace meetingSameFilters(Header header, Question.Filtered asked) {
        return SentHeaders.of(header, sameFilters(header, asked));
    }

    /** The packets, as they were sent, that get the same answer, but for what filters decide. */
    HeaderSpace alikeButForFilters(Inquiry inquiry) {
        return inquiry.question() instanceof Question.Filtered asked
                ? meetingSameFilters(inquiry.header(), asked)
                : alike(inquiry);
    }

    /**
     * What rules do with packets, as they were sent, that come to filters between some ends.
     *
     * @param inquiry what filters were asked between other ends
     * @param groupsPass whether the packets are answers that security groups let through for they did the requests
     */
    Division divided(Inquiry inquiry, boolean groupsPass, Ends others, Ends ends) {
        return divided(inquiry, groupsPass, others, ends, spaces.everything());
    }

    /**
     * Likewise of some packets; what is told of others need not be so.
     *
     * @param about the packets, and the answers to them
     */
    Division divided(Inquiry inquiry, boolean groupsPass, Ends others, Ends ends, HeaderSpace about) {
        Question.Filtered asked = (Question.Filtered) inquiry.question();
        Header header = ends.inPlaceOf(inquiry.header(), others);
        HeaderSpace allowed = spaces.everything();
        HeaderSpace possible = spaces.everything();
        for (FilterStep step : asked.simulation().steps()) {
            if (step instanceof FilterStep.AclStep acl) {
                HeaderSpace byAcl = allowedBy(acl, header);
                allowed = allowed.intersection(byAcl);
                possible = possible.intersection(byAcl);
            } else if (!groupsPass && step instanceof FilterStep.SecurityGroupStep groups) {
                NetworkInterface here = ends.inPlaceOf(groups.networkInterface(), others);
                Division byGroups = division(
                        here,
                        ends,
                        asked.direction(),
                        header,
                        asked.response(),
                        header.isAsSent() ? about : spaces.everything());
                allowed = allowed.intersection(byGroups.allowed());
                possible = possible.intersection(byGroups.allowed().union(byGroups.unknown()));
            }
        }
        HeaderSpace sent = SentHeaders.of(header, allowed);
        return possible.equals(allowed)
                ? new Division(sent, spaces.nothing())
                : new Division(sent, SentHeaders.of(header, possible.difference(allowed)));
    }

    /** The packets, as they were sent, that one of these filters denies for certain to the first packet of a connection. */
    HeaderSpace denied(Header header, Question.Filtered asked) {
        List<HeaderSpace> denied = new ArrayList<>();
        for (FilterStep step : asked.simulation().steps()) {
            if (step instanceof FilterStep.AclStep acl) {
                denied.add(allowedBy(acl, header).complement());
            } else if (step instanceof FilterStep.SecurityGroupStep groups) {
                denied.add(division(
                                groups.networkInterface(),
                                Ends.NONE,
                                groups.direction(),
                                header,
                                false,
                                spaces.everything())
                        .denied());
            }
        }
        return SentHeaders.of(header, spaces.union(denied));
    }

    private HeaderSpace sameOutcomes(Simulation simulation, Header header, boolean response) {
        HeaderSpace alike = spaces.everything();
        for (FilterStep step : simulation.steps()) {
            alike = alike.intersection(sameOutcome(step, header, response));
        }
        return alike;
    }

    /** Whether the packet crosses the subnet's edge, by an internet gateway or not, and whether references hold, are questions of the route to the far end. */
    private HeaderSpace sameRouteBack(Header header, NetworkInterface here, Direction direction) {
        End remote = remote(direction);
        if (isSame(header, remote)) {
            return spaces.everything();
        }
        IpAddress address = remote == End.SOURCE
                ? header.packet().source()
                : header.packet().destination();
        return sameLongestPrefix(here.subnetId(), () -> blocksAround(here.subnetId()), address, remote);
    }

    private List<Cidr> blocksAround(String subnetId) {
        List<Cidr> blocks = new ArrayList<>(AddressScope.privateBlocks());
        for (VpcPeeringConnection peering : snapshot.all(VpcPeeringConnection.class)) {
            blocks.addAll(peering.requester().cidrs());
            blocks.addAll(peering.accepter().cidrs());
        }
        Optional<Subnet> subnet = snapshot.find(Subnet.class, subnetId);
        subnet.ifPresent(own -> blocks.addAll(own.cidrs()));
        subnet.flatMap(snapshot::routeTableOf).ifPresent(table -> blocks.addAll(routing.blocks(table)));
        return blocks;
    }

    private HeaderSpace sameOutcome(FilterStep step, Header header, boolean response) {
        if (step instanceof FilterStep.AclStep acl) {
            HeaderSpace allowed = allowedBy(acl, header);
            return acl.decision().outcome() == Outcome.ALLOW ? allowed : allowed.complement();
        }
        if (step instanceof FilterStep.SecurityGroupStep groups) {
            Division division = division(
                    groups.networkInterface(), Ends.NONE, groups.direction(), header, response, spaces.everything());
            return switch (groups.decision().outcome()) {
                case ALLOW -> division.allowed();
                case UNKNOWN -> division.unknown();
                case DENY -> division.denied();
            };
        }
        // Block Public Access and what is missing decide without looking at the header.
        return spaces.everything();
    }

    private HeaderSpace allowedBy(FilterStep.AclStep step, Header header) {
        return rules.allowedBy(step.acl().id(), step.direction(), fixedRemote(header, step.direction()));
    }

    /** An answer passes where its request did, or as a first packet of its own. */
    private Division division(
            NetworkInterface here, Ends ends, Direction direction, Header header, boolean response, HeaderSpace about) {
        Packet packet = header.packet();
        Object place = ends.placeOf(here, direction == Direction.INGRESS ? packet.destination() : packet.source());
        Optional<IpAddress> remote = fixedRemote(header, direction);
        Division own = rules.dividedBy(here, place, direction, packet, remote, about);
        if (!response) {
            return own;
        }
        Division request = rules.dividedBy(here, place, direction.reversed(), packet.reversed(), remote, about);
        HeaderSpace allowed = own.allowed().union(request.allowed().reversed());
        HeaderSpace denied = own.denied().intersection(request.denied().reversed());
        return new Division(allowed, allowed.union(denied).complement());
    }
}
