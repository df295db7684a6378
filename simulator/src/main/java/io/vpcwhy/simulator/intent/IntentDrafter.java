package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.intent.Expectation;
import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.intent.IntentEnd;
import io.vpcwhy.model.intent.IntentFile;
import io.vpcwhy.model.intent.WrittenEnd;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.intent.AcceptedTraffic.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Drafts intents from accepted traffic: what talks to each other by the names that last, where that holds on the snapshot,
 * else the interfaces that were seen, where that does. What does not hold is left out.
 */
public final class IntentDrafter {

    /** One source, one destination, one service: what is put together of such holds where each of them does. */
    private record Atom(String from, String to, IpProtocol protocol, int port) implements Comparable<Atom> {

        private static final Comparator<Atom> ORDER = Comparator.comparing(Atom::to)
                .thenComparing(Atom::protocol)
                .thenComparing(Atom::port)
                .thenComparing(Atom::from);

        @Override
        public int compareTo(Atom other) {
            return ORDER.compare(this, other);
        }

        Intent intent(String name) {
            return new Intent(
                    name,
                    Optional.empty(),
                    List.of(end(from)),
                    List.of(end(to)),
                    List.of(protocol),
                    List.of(protocol.hasPorts() ? PortRange.of(port) : PortRange.ALL),
                    Expectation.REACHABLE,
                    1);
        }
    }

    /** Ends that one intent tells of together. */
    private record Fold(String to, IpProtocol protocol, List<Integer> ports) {}

    /** Who asks for what an intent tells, and how often. */
    private static final class Sources {

        private final TreeSet<String> names = new TreeSet<>();
        private long records;

        private void add(String name, long more) {
            names.add(name);
            records += more;
        }
    }

    private final IntentChecker checker;
    private final DraftedEnds ends;

    public IntentDrafter(NetworkGraph network) {
        this.checker = new IntentChecker(network);
        this.ends = new DraftedEnds(network.snapshot(), checker.resolver());
    }

    /** Intents of which each holds on the snapshot. */
    public IntentDraft draft(AcceptedTraffic traffic) {
        Map<Atom, Long> held = new TreeMap<>();
        List<Service> left = hold(traffic.services(), service -> atom(service, ends::wide), traffic, held);
        List<Service> never = hold(left, service -> atom(service, ends::narrow), traffic, held);
        return new IntentDraft(folded(held), traffic.read(), never.size(), traffic.overflowed());
    }

    private static Atom atom(Service service, Function<NetworkInterface, IntentEnd> name) {
        return new Atom(
                name.apply(service.from()).text(), name.apply(service.to()).text(), service.protocol(), service.port());
    }

    /** Adds the atoms that hold, with their records; what is given back does not. */
    private List<Service> hold(
            List<Service> services, Function<Service, Atom> atoms, AcceptedTraffic traffic, Map<Atom, Long> held) {
        Map<Atom, List<Service>> byAtom = new TreeMap<>();
        services.forEach(service -> byAtom.computeIfAbsent(atoms.apply(service), any -> new ArrayList<>())
                .add(service));
        Set<Atom> holding = holding(List.copyOf(byAtom.keySet()));
        List<Service> left = new ArrayList<>();
        byAtom.forEach((atom, alike) -> {
            for (Service service : alike) {
                if (holding.contains(atom)) {
                    held.merge(atom, traffic.records(service), Long::sum);
                } else {
                    left.add(service);
                }
            }
        });
        return left;
    }

    private Set<Atom> holding(List<Atom> atoms) {
        Set<Atom> holding = new HashSet<>();
        if (atoms.isEmpty()) {
            return holding;
        }
        List<Intent> intents = new ArrayList<>();
        for (int i = 0; i < atoms.size(); i++) {
            intents.add(atoms.get(i).intent(Integer.toString(i)));
        }
        try {
            List<IntentResult> results =
                    checker.check(new IntentFile("draft", intents)).results();
            for (int i = 0; i < atoms.size(); i++) {
                if (results.get(i).verdict() == IntentVerdict.HELD) {
                    holding.add(atoms.get(i));
                }
            }
        } catch (UnresolvedIntentException unknown) {
            throw new IllegalStateException("ends were named that the snapshot does not hold", unknown);
        }
        return holding;
    }

    /** Sources that ask for the same ports of the same destination are told together. */
    private static List<Intent> folded(Map<Atom, Long> held) {
        Map<List<Object>, TreeSet<Integer>> ports = new LinkedHashMap<>();
        held.keySet()
                .forEach(atom -> ports.computeIfAbsent(
                                List.of(atom.to(), atom.protocol(), atom.from()), any -> new TreeSet<>())
                        .add(atom.port()));
        Map<Fold, Sources> sources = new LinkedHashMap<>();
        held.forEach((atom, count) -> {
            List<Integer> all =
                    ports.getOrDefault(List.of(atom.to(), atom.protocol(), atom.from()), new TreeSet<>()).stream()
                            .toList();
            sources.computeIfAbsent(new Fold(atom.to(), atom.protocol(), all), any -> new Sources())
                    .add(atom.from(), count);
        });
        Set<String> names = new HashSet<>();
        List<Intent> intents = new ArrayList<>();
        sources.forEach((fold, from) -> intents.add(intent(fold, List.copyOf(from.names), from.records, names)));
        return intents;
    }

    private static Intent intent(Fold fold, List<String> from, long records, Set<String> names) {
        boolean ported = fold.protocol().hasPorts();
        List<PortRange> ports = ported ? ranges(fold.ports()) : List.of(PortRange.ALL);
        String about = from.get(0) + (from.size() == 1 ? "" : " and " + (from.size() - 1) + " more") + " to "
                + fold.to() + " by " + fold.protocol()
                + (ported ? " " + ports.get(0) + (ports.size() == 1 ? "" : " and other ports") : "");
        String name = about;
        for (int i = 2; !names.add(name); i++) {
            name = about + " (" + i + ")";
        }
        return new Intent(
                name,
                Optional.of(records == 1 ? "1 record was accepted" : records + " records were accepted"),
                from.stream().map(IntentDrafter::end).toList(),
                List.of(end(fold.to())),
                List.of(fold.protocol()),
                ports,
                Expectation.REACHABLE,
                1);
    }

    private static List<PortRange> ranges(List<Integer> ports) {
        List<PortRange> ranges = new ArrayList<>();
        for (int port : ports) {
            PortRange last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (last != null && last.to() + 1 == port) {
                ranges.set(ranges.size() - 1, new PortRange(last.from(), port));
            } else {
                ranges.add(PortRange.of(port));
            }
        }
        return ranges;
    }

    private static WrittenEnd end(String text) {
        return new WrittenEnd(IntentEnd.parse(text), 1);
    }
}
