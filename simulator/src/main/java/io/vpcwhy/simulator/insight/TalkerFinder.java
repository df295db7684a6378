package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.simulator.insight.Insight.InterfaceTraffic;
import io.vpcwhy.simulator.insight.Insight.Measure;
import io.vpcwhy.simulator.insight.Insight.OwnerTraffic;
import io.vpcwhy.simulator.insight.Insight.PairTraffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds who has most records and bytes. */
final class TalkerFinder {

    private static final int MOST = 10;

    private static final Comparator<PairTraffic> MOST_FIRST = Comparator.comparingLong(
                    (PairTraffic pair) -> pair.amount().count())
            .reversed()
            .thenComparing(pair -> pair.networkInterface().id())
            .thenComparing(pair -> pair.far().address().orElseThrow());

    private final InsightWatch seen;
    private final Naming naming;

    TalkerFinder(InsightWatch seen, Naming naming) {
        this.seen = seen;
        this.naming = naming;
    }

    List<Insight> find() {
        List<InterfaceTraffic> interfaces = interfaces();
        List<Insight> found = new ArrayList<>();
        if (interfaces.isEmpty()) {
            return found;
        }
        List<OwnerTraffic> owners = owners(interfaces);
        for (Measure by : Measure.values()) {
            found.add(new Insight.TopInterfaces(by, top(interfaces, order(by)), interfaces.size()));
            found.add(new Insight.TopOwners(by, top(owners, orderOfOwners(by)), owners.size()));
            found.add(pairs(by));
        }
        return found;
    }

    private List<InterfaceTraffic> interfaces() {
        List<InterfaceTraffic> all = new ArrayList<>();
        List<NetworkInterface> interfaces = seen.network().interfaces();
        for (int number = 0; number < interfaces.size(); number++) {
            long records = seen.records().of(number);
            if (records > 0) {
                all.add(new InterfaceTraffic(
                        interfaces.get(number), records, seen.bytes().of(number)));
            }
        }
        return all;
    }

    /** Interfaces of which nothing tells the owner's name count by themselves. */
    private static List<OwnerTraffic> owners(List<InterfaceTraffic> interfaces) {
        Map<Object, OwnerTraffic> owners = new LinkedHashMap<>();
        for (InterfaceTraffic each : interfaces) {
            InterfaceOwner owner = InterfaceOwner.of(each.networkInterface());
            Object key =
                    owner.name().isPresent() ? owner : each.networkInterface().id();
            owners.merge(
                    key,
                    new OwnerTraffic(each.networkInterface(), 1, each.records(), each.bytes()),
                    (one, other) -> new OwnerTraffic(
                            one.networkInterface(),
                            one.interfaces() + other.interfaces(),
                            Sums.add(one.records(), other.records()),
                            Sums.add(one.bytes(), other.bytes())));
        }
        return List.copyOf(owners.values());
    }

    private static Comparator<InterfaceTraffic> order(Measure by) {
        return Comparator.comparingLong(by == Measure.RECORDS ? InterfaceTraffic::records : InterfaceTraffic::bytes)
                .reversed()
                .thenComparing(each -> each.networkInterface().id());
    }

    private static Comparator<OwnerTraffic> orderOfOwners(Measure by) {
        return Comparator.comparingLong(by == Measure.RECORDS ? OwnerTraffic::records : OwnerTraffic::bytes)
                .reversed()
                .thenComparing(each -> each.networkInterface().id());
    }

    private static <T> List<T> top(List<T> all, Comparator<T> order) {
        return all.stream().sorted(order).limit(MOST).toList();
    }

    private Insight.TopPairs pairs(Measure by) {
        List<PairTraffic> pairs = new ArrayList<>();
        for (PairSums sums : List.of(seen.pairsInside(), seen.pairsOutside())) {
            for (PairSums.Sum sum : sums.sums(by)) {
                Insight.Far far = naming.far(sum.high(), sum.low(), sum.what());
                pairs.add(new PairTraffic(naming.near(sum.what()), far, sum.amount()));
            }
        }
        return new Insight.TopPairs(by, top(pairs, MOST_FIRST));
    }
}
