package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.Reachability.Pair;
import io.vpcwhy.simulator.reach.RuleSpaces.Division;
import io.vpcwhy.simulator.reach.Stations.Alike;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What becomes of packets between many stations at once: of a policy are all stations that only rules about addresses tell
 * apart, and their addresses are sets in the packets. So there are fewer policies than what {@link Reachability} looks at
 * one by one, and narrow blocks in rules make no more of them. For one thread.
 */
public final class Policies {

    private final HeaderSpaces spaces;
    private final IpFamily family;
    private final HeaderSpace packets;
    private final Map<Object, Integer> kinds;
    private final Map<Traffic.Line, FateFinder.Courses> known;
    private final RuleSpaces rules;
    private final Stations stations;
    private final Universe universe;
    private final TrafficMaker traffic;
    private final FateFinder fates;
    private final InquiryReader openEnds;

    /** Of stations that packets are sent from: the same objects are asked about once for every pair. */
    private final IdentityHashMap<Station, Integer> courses = new IdentityHashMap<>();

    /** Likewise of stations that packets are sent to. */
    private final IdentityHashMap<Station, Integer> coursesTo = new IdentityHashMap<>();

    /**
     * What stations of a policy have in common.
     *
     * @param course the same for all policies that filters alone tell apart
     */
    public record Policy(int course, List<String> groupIds) {
        public Policy {
            groupIds = List.copyOf(groupIds);
        }
    }

    /**
     * Where packets come to.
     *
     * @param stations of those that were asked about, the ones that this is told of
     * @param elsewhere another end than the stations that were meant: outside, or a target of a load balancer
     * @param packets towards the outside and from there, without the addresses of the stations: with any of that family
     */
    public record Arrival(List<Station> stations, Optional<WayEnd> elsewhere, Arrivals packets) {
        public Arrival {
            stations = List.copyOf(stations);
        }
    }

    /**
     * @param family of the packets that are looked at
     * @param packets those that are looked at; others are as if they did not exist
     */
    public Policies(NetworkGraph network, HeaderSpaces spaces, IpFamily family, HeaderSpace packets) {
        this(network, spaces, family, packets, new HashMap<>(), new HashMap<>());
    }

    private Policies(
            NetworkGraph network,
            HeaderSpaces spaces,
            IpFamily family,
            HeaderSpace packets,
            Map<Object, Integer> kinds,
            Map<Traffic.Line, FateFinder.Courses> known) {
        this.rules = new RuleSpaces(network.snapshot(), spaces);
        this.spaces = spaces;
        this.family = family;
        this.packets = packets.intersection(spaces.family(family));
        this.kinds = kinds;
        this.known = known;
        this.stations = new Stations(network, family, kinds);
        this.universe = new Universe(network.snapshot(), spaces, family);
        this.traffic = new TrafficMaker(this.packets, universe);
        this.fates = new FateFinder(network, spaces, rules, known);
        this.openEnds = new InquiryReader(network.snapshot(), spaces, rules, Set.of(End.SOURCE, End.DESTINATION));
    }

    /**
     * Those of another state of the network: stations that are of one policy in both have equal policies.
     *
     * @param rulesAlone whether nothing differs but rules of security groups and entries of network ACLs: packets take the
     *     same courses then, which are found once
     */
    public Policies in(NetworkGraph other, boolean rulesAlone) {
        return new Policies(other, spaces, family, packets, kinds, rulesAlone ? known : new HashMap<>());
    }

    /** The stations of an interface, in the order of its addresses. */
    public List<Station> stations(NetworkInterface nic) {
        return stations.of(nic);
    }

    /** What a station has in common with others that packets are sent from. */
    public Policy ofSource(Station station) {
        return policy(station, false);
    }

    /** What a station has in common with others that packets are sent to. */
    public Policy ofDestination(Station station) {
        return policy(station, true);
    }

    private Policy policy(Station station, boolean destination) {
        return new Policy(
                course(station, destination), station.networkInterface().groupIds());
    }

    private int course(Station station, boolean destination) {
        return (destination ? coursesTo : courses).computeIfAbsent(station, key -> stations.course(key, destination));
    }

    /** The narrowest block of routes and ranges that holds a station: the same for all stations of a policy. */
    public Cidr block(Station station) {
        return stations.routedBlock(station);
    }

    /**
     * The packets of which security groups decide otherwise than in another network, by those of their rules that name
     * addresses, and the answers to them.
     */
    public HeaderSpace divided(List<String> groupIds, Policies other) {
        HeaderSpace otherwise = spaces.nothing();
        for (Direction direction : Direction.values()) {
            Division own = rules.dividedByBlocks(groupIds, direction);
            Division others = other.rules.dividedByBlocks(groupIds, direction);
            otherwise = otherwise
                    .union(otherwise(own.allowed(), others.allowed()))
                    .union(otherwise(own.unknown(), others.unknown()));
        }
        return otherwise.union(otherwise.reversed());
    }

    /** Likewise of a network ACL that both networks have. */
    public HeaderSpace divided(String networkAclId, Policies other) {
        HeaderSpace otherwise = spaces.nothing();
        for (Direction direction : Direction.values()) {
            otherwise = otherwise.union(otherwise(
                    rules.allowedBy(networkAclId, direction, Optional.empty()),
                    other.rules.allowedBy(networkAclId, direction, Optional.empty())));
        }
        return otherwise.union(otherwise.reversed());
    }

    private static HeaderSpace otherwise(HeaderSpace one, HeaderSpace other) {
        return one.equals(other) ? one.difference(one) : one.difference(other).union(other.difference(one));
    }

    private HeaderSpace packets(List<Station> from, List<Station> to) {
        return spaces.sourceIn(hosts(from)).intersection(spaces.destinationIn(hosts(to)));
    }

    private static List<Cidr> hosts(List<Station> all) {
        return all.stream()
                .map(station -> Cidr.host(station.address()))
                .distinct()
                .toList();
    }

    /** The packets with an address at an end that may be outside of the network; more than those of {@link #outside}. */
    public HeaderSpace around(End end, boolean internet) {
        return internet ? universe.aroundInternet(end) : universe.aroundOnPremises(end);
    }

    /** Those of some packets with an address outside at an end: one that no interface of the network has. */
    public HeaderSpace outside(HeaderSpace packets, End end) {
        return universe.outside(end).exactly(packets);
    }

    /**
     * The ways between stations of two policies; empty where there is but one interface.
     *
     * @param from all of one policy, at least one
     * @param to likewise
     */
    public Optional<CourseShape> shape(List<Station> from, List<Station> to) {
        return Pair.apart(from, to)
                .map(pair -> fates.courses(traffic.between(
                        pair.source(),
                        course(pair.source(), false),
                        pair.destination(),
                        course(pair.destination(), true))))
                .map(CourseShape::of);
    }

    /**
     * What becomes of packets between stations of two policies.
     *
     * @param from all of one policy, at least one
     * @param to likewise
     * @param among the packets that are looked at. What is told of those with other addresses than the stations have holds
     *     for none: {@linkplain #block blocks} with all of them make smaller sets than the addresses do
     */
    public List<Arrival> between(List<Station> from, List<Station> to, HeaderSpace among) {
        Optional<Pair> pair = Pair.apart(from, to);
        if (pair.isEmpty()) {
            return List.of();
        }
        Station source = pair.get().source();
        Station destination = pair.get().destination();
        int sourceKind = course(source, false);
        int destinationKind = course(destination, true);
        Traffic sent = traffic.between(source, sourceKind, destination, destinationKind);
        ArrivalTable arrivals = new ArrivalTable(spaces, to, true);
        FateFinder.Courses found = fates.courses(sent);
        if (isCertain(found)) {
            HeaderSpace about = among.union(among.reversed());
            for (Course course : found.courses()) {
                arrivals.add(
                        course,
                        new FilteredCourse(
                                course,
                                course.others().intersection(among),
                                spaces,
                                (inquiry, pass) -> openEnds.divided(inquiry, pass, found.ends(), sent.ends(), about)));
            }
            return arrivals.all();
        }
        for (Alike sources : stations.alike(from, false)) {
            for (Alike ends : stations.alike(to, true)) {
                Pair.apart(sources.stations(), ends.stations())
                        .ifPresent(apart -> arrivals.add(
                                fates.open(traffic.between(
                                        apart.source(), sourceKind, apart.destination(), destinationKind)),
                                among.intersection(packets(sources.stations(), ends.stations()))));
            }
        }
        return arrivals.all();
    }

    /**
     * What becomes of packets from the internet.
     *
     * @param to stations of one policy that the internet knows, at least one
     * @param among the packets that are looked at, no others than those {@link #around} the network
     */
    public List<Arrival> fromInternet(List<Station> to, HeaderSpace among) {
        int kind = course(to.get(0), true);
        return outside(to, true, station -> traffic.fromInternet(station, kind), among);
    }

    /** Likewise of packets from on-premises, to stations {@linkplain OnPremisesGateway#isNear near} a gateway. */
    public List<Arrival> fromOnPremises(OnPremisesGateway gateway, List<Station> to, HeaderSpace among) {
        int kind = course(to.get(0), true);
        return outside(
                to, true, station -> traffic.fromOnPremises(gateway.id(), gateway.vpcId(), station, kind), among);
    }

    /** Likewise of packets from stations to addresses outside of all VPCs. */
    public List<Arrival> toOutside(List<Station> from, HeaderSpace among) {
        int kind = course(from.get(0), false);
        return outside(from, false, station -> traffic.toOutside(station, kind), among);
    }

    private List<Arrival> outside(
            List<Station> all, boolean destinations, Function<Station, Traffic> from, HeaderSpace among) {
        Traffic first = from.apply(all.get(0));
        FateFinder.Courses found = fates.courses(first);
        if (isCertain(found)) {
            ArrivalTable arrivals = new ArrivalTable(spaces, all, destinations);
            for (Course course : found.courses()) {
                arrivals.add(course, fates.filtered(course, course.others().intersection(among), found.ends(), first));
            }
            return arrivals.all();
        }
        List<Arrival> each = new ArrayList<>();
        for (Alike alike : stations.alike(all, destinations)) {
            ArrivalTable arrivals = new ArrivalTable(spaces, alike.stations(), destinations);
            arrivals.add(fates.open(from.apply(alike.first())), among);
            each.addAll(arrivals.all());
        }
        return each;
    }

    /** Beyond load balancers, and where it is not certain which filters packets meet, addresses are looked at one by one. */
    private static boolean isCertain(FateFinder.Courses found) {
        return found.courses().stream().allMatch(course -> course.isCertain() && !course.goesOn());
    }
}
