package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.Journeys;
import io.vpcwhy.simulator.reach.Reachability;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Finds what becomes of packets between the ends of intents, once for all intents that have the same ends. */
final class IntentJourneys {

    /** Journeys that are kept for other intents with the same ends. */
    private static final int MOST_KEPT = 300_000;

    private enum Kind {
        FROM_INTERNET,
        FROM_ON_PREMISES,
        TO_OUTSIDE,
        BETWEEN
    }

    private record Asked(Kind kind, IpFamily family, List<String> from, List<String> to) {}

    private final Map<IpFamily, Reachability> families = new EnumMap<>(IpFamily.class);
    private final Map<Asked, List<Journeys>> found = new HashMap<>();
    private int kept;

    IntentJourneys(NetworkGraph network, HeaderSpaces spaces) {
        for (IpFamily family : IpFamily.values()) {
            IpProtocol foreign = family == IpFamily.IPV4 ? IpProtocol.ICMPV6 : IpProtocol.ICMP;
            HeaderSpace occurring = spaces.family(family).difference(spaces.protocol(foreign));
            families.put(family, Reachability.remembering(network, spaces, family, occurring));
        }
    }

    private Reachability in(IpFamily family) {
        return Objects.requireNonNull(families.get(family), "each family has one");
    }

    List<Journeys> fromInternet(IpFamily family, Collection<NetworkInterface> to) {
        return once(Kind.FROM_INTERNET, family, List.of(), to, () -> in(family).fromInternet(to));
    }

    List<Journeys> fromOnPremises(IpFamily family, Collection<NetworkInterface> to) {
        return once(
                Kind.FROM_ON_PREMISES, family, List.of(), to, () -> in(family).fromOnPremises(to));
    }

    List<Journeys> toOutside(IpFamily family, Collection<NetworkInterface> from) {
        return once(Kind.TO_OUTSIDE, family, from, List.of(), () -> in(family).toOutside(from));
    }

    List<Journeys> between(IpFamily family, Collection<NetworkInterface> from, Collection<NetworkInterface> to) {
        return once(Kind.BETWEEN, family, from, to, () -> in(family).between(from, to));
    }

    /** All packets of a family with an address of the internet at an end. */
    HeaderSpace internet(IpFamily family, End end) {
        return in(family).internet(end);
    }

    /** All packets of a family with an address outside of the network at an end. */
    HeaderSpace outside(IpFamily family, End end) {
        return in(family).outside(end);
    }

    private List<Journeys> once(
            Kind kind,
            IpFamily family,
            Collection<NetworkInterface> from,
            Collection<NetworkInterface> to,
            Supplier<List<Journeys>> finding) {
        Asked asked = new Asked(kind, family, ids(from), ids(to));
        List<Journeys> known = found.get(asked);
        if (known == null) {
            known = finding.get();
            kept += known.size();
            if (kept > MOST_KEPT) {
                found.clear();
                kept = known.size();
            }
            found.put(asked, known);
        }
        return known;
    }

    private static List<String> ids(Collection<NetworkInterface> interfaces) {
        return interfaces.stream().map(NetworkInterface::id).toList();
    }
}
