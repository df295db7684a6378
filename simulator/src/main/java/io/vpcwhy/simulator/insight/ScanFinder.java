package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.insight.Insight.Far;
import io.vpcwhy.simulator.insight.Insight.Period;
import io.vpcwhy.simulator.insight.Insight.PortScan;
import io.vpcwhy.simulator.insight.Insight.PortSweep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

/**
 * Finds who tries many ports of one interface, or one port of many. From the internet every try counts, where half of them
 * at least are refused: who is let in mostly is a client. From inside only those that were refused do, since load balancers
 * and monitors visit many by right.
 */
final class ScanFinder {

    private static final int MOST = 100;
    private static final int MOST_ACCEPTED = 10;

    /** So few that are followed are not taken for many that are not. */
    private static final int FEWEST = 5;

    /** How a record counts that was rejected. */
    private static final int REFUSED = 2;

    /** What the calls of one search have in common. */
    private record Search(long high, long low, long what) {}

    /** The calls of one search. */
    private static final class Tries {
        private final List<Integer> calls = new ArrayList<>();
        private long accepted;
        private long refused;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void add(Followed all, int call) {
            calls.add(call);
            accepted += all.sum(call, Followed.ACCEPTED);
            refused += all.sum(call, Followed.REJECTED);
            first = Math.min(first, all.sum(call, Followed.FIRST));
            last = Math.max(last, all.sum(call, Followed.LAST));
        }

        Period period() {
            return Naming.period(first, last);
        }
    }

    private final Followed calls;
    private final Naming naming;
    private final InsightThresholds thresholds;

    ScanFinder(InsightWatch seen, Naming naming, InsightThresholds thresholds) {
        this.calls = seen.calls();
        this.naming = naming;
        this.thresholds = thresholds;
    }

    List<Insight> find() {
        List<Insight> found = new ArrayList<>();
        scans().ifPresent(found::add);
        sweeps().ifPresent(found::add);
        return found;
    }

    /** What calls to one interface have in common. */
    private static long atInterface(long what) {
        return CallKey.of(CallKey.networkInterface(what), CallKey.family(what), 0, CallKey.NO_PORT);
    }

    /** What calls to one port have in common. */
    private static long atPort(long what) {
        return CallKey.of(0, CallKey.family(what), CallKey.protocol(what), CallKey.port(what));
    }

    /** The searches, of which there may be any number among the calls: these are counted first. */
    private Map<Search, Tries> searches(LongUnaryOperator common, int threshold) {
        Followed counts = new Followed(Integer.MAX_VALUE);
        for (int call = 0; call < calls.size(); call++) {
            if (counts(call)) {
                long what = common.applyAsLong(calls.what(call));
                counts.add(calls.high(call), calls.low(call), what, wasRefused(call) ? REFUSED : 0, 0, -1, -1);
            }
        }
        Map<Search, Tries> searches = new HashMap<>();
        for (int call = 0; call < calls.size(); call++) {
            Search search = new Search(calls.high(call), calls.low(call), common.applyAsLong(calls.what(call)));
            int count = counts.find(search.high(), search.low(), search.what());
            if (count >= 0 && isSearch(counts, count, threshold) && counts(call)) {
                searches.computeIfAbsent(search, any -> new Tries()).add(calls, call);
            }
        }
        return searches;
    }

    private boolean counts(int call) {
        return wasRefused(call)
                || naming.origin(calls.high(call), calls.low(call), calls.what(call)) == Origin.INTERNET;
    }

    private boolean wasRefused(int call) {
        return calls.sum(call, Followed.REJECTED) > 0;
    }

    private boolean isSearch(Followed counts, int count, int threshold) {
        long tried = counts.sum(count, Followed.RECORDS);
        return 2 * counts.sum(count, Followed.REJECTED) >= tried
                && tried >= Math.min(threshold, FEWEST)
                && calls.estimate(tried).count() >= threshold;
    }

    private Optional<Insight> scans() {
        List<PortScan> scans = new ArrayList<>();
        searches(ScanFinder::atInterface, thresholds.scanPorts())
                .forEach((search, tries) -> scans.add(scan(search, tries)));
        scans.sort(Comparator.comparingLong((PortScan scan) -> scan.ports().count())
                .thenComparingLong(PortScan::refused)
                .reversed()
                .thenComparing(scan -> scan.sender().address().orElseThrow())
                .thenComparing(scan -> scan.networkInterface().id()));
        return scans.isEmpty()
                ? Optional.empty()
                : Optional.of(new Insight.PortScans(thresholds.scanPorts(), first(scans), scans.size()));
    }

    private PortScan scan(Search search, Tries tries) {
        List<Integer> accepted = accepted(tries)
                .map(call -> CallKey.port(calls.what(call)))
                .distinct()
                .sorted()
                .limit(MOST_ACCEPTED)
                .toList();
        return new PortScan(
                naming.far(search.high(), search.low(), search.what()),
                naming.near(search.what()),
                calls.estimate(tries.calls.size()),
                accepted,
                tries.accepted,
                tries.refused,
                tries.period());
    }

    private Stream<Integer> accepted(Tries tries) {
        return tries.calls.stream().filter(call -> calls.sum(call, Followed.ACCEPTED) > 0);
    }

    private Optional<Insight> sweeps() {
        List<PortSweep> sweeps = new ArrayList<>();
        searches(ScanFinder::atPort, thresholds.sweepInterfaces())
                .forEach((search, tries) -> sweeps.add(sweep(search, tries)));
        sweeps.sort(
                Comparator.comparingLong((PortSweep sweep) -> sweep.interfaces().count())
                        .thenComparingLong(PortSweep::refused)
                        .reversed()
                        .thenComparing(sweep -> sweep.sender().address().orElseThrow())
                        .thenComparing(PortSweep::protocol)
                        .thenComparingInt(PortSweep::port));
        return sweeps.isEmpty()
                ? Optional.empty()
                : Optional.of(new Insight.PortSweeps(thresholds.sweepInterfaces(), first(sweeps), sweeps.size()));
    }

    private PortSweep sweep(Search search, Tries tries) {
        List<NetworkInterface> accepted = accepted(tries)
                .map(call -> naming.near(calls.what(call)))
                .sorted(Comparator.comparing(NetworkInterface::id))
                .limit(MOST_ACCEPTED)
                .toList();
        return new PortSweep(
                sender(search, tries),
                new IpProtocol(CallKey.protocol(search.what())),
                CallKey.port(search.what()),
                calls.estimate(tries.calls.size()),
                accepted,
                tries.accepted,
                tries.refused,
                tries.period());
    }

    /** An address may mean another interface in another VPC: what the first of the interfaces by their numbers meets. */
    private Far sender(Search search, Tries tries) {
        long where = tries.calls.stream().mapToLong(calls::what).min().orElse(search.what());
        return naming.far(search.high(), search.low(), where);
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST, all.size()));
    }
}
