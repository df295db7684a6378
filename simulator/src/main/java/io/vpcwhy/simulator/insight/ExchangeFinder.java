package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.insight.Insight.Exchange;
import io.vpcwhy.simulator.insight.Insight.Far;
import io.vpcwhy.simulator.insight.Insight.InterfaceTraffic;
import io.vpcwhy.simulator.insight.Insight.ProtocolUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Finds who speaks with whom in protocols that stand out, and what should not be in a log at all. */
final class ExchangeFinder {

    private static final int MOST = 100;

    /** Who speaks plain text with whom. */
    private record Ends(Far client, Far server) {}

    private final Followed exchanges;
    private final Naming naming;

    ExchangeFinder(InsightWatch seen, Naming naming) {
        this.exchanges = seen.exchanges();
        this.naming = naming;
    }

    List<Insight> find() {
        Map<PlainTextProtocol, List<Integer>> plain = new TreeMap<>();
        Map<Integer, List<Integer>> unusual = new TreeMap<>();
        Map<Integer, List<Integer>> never = new TreeMap<>();
        for (int each = 0; each < exchanges.size(); each++) {
            long what = exchanges.what(each);
            int protocol = CallKey.protocol(what);
            switch ((int) exchanges.high(each)) {
                case InsightWatch.UNUSUAL_PROTOCOL -> add(unusual, protocol, each);
                case InsightWatch.NEVER_LOGGED -> add(never, (int) exchanges.low(each), each);
                default -> add(plain, PlainTextProtocol.at(protocol, CallKey.port(what)), each);
            }
        }
        List<Insight> found = new ArrayList<>();
        plain.forEach((protocol, all) -> found.add(plainText(protocol, all)));
        unusual.forEach((protocol, all) -> found.add(unusual(protocol, all)));
        never.forEach((service, all) -> found.add(never(service, all)));
        return found;
    }

    private static <K> void add(Map<K, List<Integer>> lists, K key, int each) {
        lists.computeIfAbsent(key, any -> new ArrayList<>()).add(each);
    }

    private Insight.PlainText plainText(PlainTextProtocol protocol, List<Integer> all) {
        Map<Ends, Exchange> atServer = new HashMap<>();
        Map<Ends, Exchange> atClient = new HashMap<>();
        for (int each : all) {
            Far near = naming.end(naming.near(exchanges.what(each)));
            Far far = naming.far((int) exchanges.low(each));
            boolean isServer = exchanges.high(each) == InsightWatch.AS_SERVER;
            Ends ends = isServer ? new Ends(far, near) : new Ends(near, far);
            (isServer ? atServer : atClient).put(ends, exchange(ends, each));
        }
        atServer.forEach(atClient::put);
        List<Exchange> found = new ArrayList<>(atClient.values());
        found.sort(most(Exchange::bytes)
                .thenComparing(most(Exchange::records))
                .thenComparing(exchange -> name(exchange.client()))
                .thenComparing(exchange -> name(exchange.server())));
        return new Insight.PlainText(
                protocol, sum(found, Exchange::records), sum(found, Exchange::bytes), first(found), found.size());
    }

    private Exchange exchange(Ends ends, int each) {
        return new Exchange(
                ends.client(),
                ends.server(),
                exchanges.sum(each, Followed.RECORDS),
                exchanges.sum(each, Followed.BYTES));
    }

    private Insight.UnusualProtocol unusual(int protocol, List<Integer> all) {
        List<ProtocolUse> uses = new ArrayList<>();
        long accepted = 0;
        long rejected = 0;
        for (int each : all) {
            uses.add(new ProtocolUse(
                    naming.near(exchanges.what(each)),
                    naming.far((int) exchanges.low(each)),
                    exchanges.sum(each, Followed.RECORDS),
                    exchanges.sum(each, Followed.BYTES)));
            accepted += exchanges.sum(each, Followed.ACCEPTED);
            rejected += exchanges.sum(each, Followed.REJECTED);
        }
        uses.sort(most(ProtocolUse::bytes)
                .thenComparing(most(ProtocolUse::records))
                .thenComparing(use -> use.networkInterface().id())
                .thenComparing(use -> name(use.far())));
        return new Insight.UnusualProtocol(
                new IpProtocol(protocol), accepted, rejected, sum(uses, ProtocolUse::bytes), first(uses), uses.size());
    }

    private Insight.NeverLoggedTraffic never(int service, List<Integer> all) {
        Map<String, InterfaceTraffic> interfaces = new TreeMap<>();
        for (int each : all) {
            NetworkInterface near = naming.near(exchanges.what(each));
            InterfaceTraffic traffic = new InterfaceTraffic(
                    near, exchanges.sum(each, Followed.RECORDS), exchanges.sum(each, Followed.BYTES));
            interfaces.merge(
                    near.id(),
                    traffic,
                    (one, other) -> new InterfaceTraffic(
                            near, Sums.add(one.records(), other.records()), Sums.add(one.bytes(), other.bytes())));
        }
        List<InterfaceTraffic> found = new ArrayList<>(interfaces.values());
        found.sort(most(InterfaceTraffic::records)
                .thenComparing(each -> each.networkInterface().id()));
        return new Insight.NeverLoggedTraffic(
                service == NeverLogged.ENDPOINT_AND_LOAD_BALANCER
                        ? Optional.empty()
                        : Optional.of(NeverLogged.SERVICES.get(service)),
                sum(found, InterfaceTraffic::records),
                sum(found, InterfaceTraffic::bytes),
                first(found),
                found.size());
    }

    private static <T> Comparator<T> most(ToLongFunction<T> amount) {
        return Comparator.comparingLong(amount).reversed();
    }

    private static String name(Far far) {
        return far.networkInterface().map(NetworkInterface::id).orElse("") + far.origin();
    }

    private static <T> long sum(List<T> all, ToLongFunction<T> amount) {
        return all.stream().mapToLong(amount).reduce(0, Sums::add);
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST, all.size()));
    }
}
