package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.RecordValues;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.RulesMet;
import io.vpcwhy.simulator.replay.RecordWatch;
import io.vpcwhy.simulator.replay.WatchedRecord;
import io.vpcwhy.simulator.replay.Watching;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts which rules the records of logs use. Memory does not grow with the logs: some 100 bytes for each kind of record
 * that the configuration tells apart, 17 bytes an interface, and at most 48 KiB for each wide rule, of which it is kept what
 * it permitted.
 */
public final class RuleWatch implements RecordWatch<RuleWatch> {

    /** Stands for a time that is not told. */
    static final long NO_TIME = -1;

    private static final int ACCEPT = 1;
    private static final int REJECT = 2;
    private static final int NODATA = 2;
    private static final int ACTION_BITS = 2;
    private static final int CAUSE_BITS = Integer.SIZE;

    private final RuleIndex index;
    private final WideRules wide;
    private final UseCounts counts = new UseCounts();
    private final InterfaceSights interfaces;
    private final @Nullable SeenTraffic[] traffic;
    private Kind[] kinds = new Kind[0];
    private long strangers;

    /** What all records of a kind use, by the numbers of rules; and the places of the wide rules among them. */
    private static final class Kind {

        private final int[] certain;
        private final int[] possible;
        private final boolean byOneRule;
        private final int[] wide;

        Kind(int[] certain, int[] possible, boolean byOneRule, int[] wide) {
            this.certain = certain;
            this.possible = possible;
            this.byOneRule = byOneRule;
            this.wide = wide;
        }
    }

    private RuleWatch(RuleIndex index, WideRules wide, int interfaces) {
        this.index = index;
        this.wide = wide;
        this.interfaces = new InterfaceSights(interfaces);
        this.traffic = new SeenTraffic[wide.size()];
    }

    /** Watches that count for the rules of a snapshot. */
    public static Watching<RuleWatch> over(Snapshot snapshot) {
        RuleIndex index = new RuleIndex(snapshot);
        WideRules wide = new WideRules(index);
        int interfaces = snapshot.all(NetworkInterface.class).size();
        return new Watching<>(() -> new RuleWatch(index, wide, interfaces));
    }

    @Override
    public void see(WatchedRecord record) {
        RecordValues values = record.values();
        int number = values.networkInterface();
        if (number < 0) {
            strangers++;
            return;
        }
        if (values.logStatus() >= NODATA) {
            boolean skipped = values.logStatus() > NODATA;
            interfaces.see(
                    number, skipped ? InterfaceSights.SKIPPED : InterfaceSights.NO_DATA, values.start(), values.end());
            return;
        }
        int action = values.action();
        byte what = action == REJECT ? InterfaceSights.REJECTED : InterfaceSights.ACCEPTED;
        interfaces.see(number, what, values.start(), values.end());
        int rules = record.hasEnds() ? record.rulesMet() : -1;
        if (rules >= 0) {
            count(record, rules, action);
        } else if (action != REJECT) {
            interfaces.see(number, InterfaceSights.UNPLACED);
        }
    }

    private void count(WatchedRecord record, int rules, int action) {
        RecordValues values = record.values();
        long key =
                ((((long) rules + 1) << CAUSE_BITS | Integer.toUnsignedLong(record.cause())) << ACTION_BITS) | action;
        int slot = counts.find(key);
        if (slot < 0) {
            slot = counts.add(key);
            keep(slot, kind(record, rules, action));
        }
        counts.count(slot, 1, Math.max(0, values.bytes()), values.end());
        for (int place : kinds[slot].wide) {
            traffic(place)
                    .add(
                            record.family(),
                            record.remoteHigh(),
                            record.remoteLow(),
                            values.protocol(),
                            record.localPort());
        }
    }

    private SeenTraffic traffic(int place) {
        SeenTraffic known = traffic[place];
        if (known == null) {
            known = new SeenTraffic(wide.limit());
            traffic[place] = known;
        }
        return known;
    }

    private void keep(int slot, Kind kind) {
        if (slot >= kinds.length) {
            kinds = Arrays.copyOf(kinds, Math.max(16, 2 * slot));
        }
        kinds[slot] = kind;
    }

    private Kind kind(WatchedRecord record, int rules, int action) {
        RulesMet met = record.rulesMet(rules);
        Decided decided = switch (action) {
            case ACCEPT -> Decided.accepted(met, record.causes());
            case REJECT -> Decided.rejected(met, record.causes());
            default -> Decided.untold(met);
        };
        return new Kind(
                index.numbers(decided.certain()),
                index.numbers(decided.possible()),
                decided.isByOneRule(),
                wide.places(index.numbers(decided.all())));
    }

    @Override
    public void join(RuleWatch other) {
        strangers += other.strangers;
        interfaces.join(other.interfaces);
        for (int slot = 0; slot < other.counts.size(); slot++) {
            long key = other.counts.key(slot);
            int own = counts.find(key);
            if (own < 0) {
                own = counts.add(key);
                keep(own, other.kinds[slot]);
            }
            counts.count(own, other.counts.records(slot), other.counts.bytes(slot), other.counts.last(slot));
        }
        for (int place = 0; place < traffic.length; place++) {
            SeenTraffic more = other.traffic[place];
            if (more != null) {
                traffic(place).join(more);
            }
        }
    }

    /** Records that do not tell an interface, or one that the snapshot does not hold. */
    long strangers() {
        return strangers;
    }

    InterfaceSights interfaces() {
        return interfaces;
    }

    /** How much each rule was used, by its number. */
    UseOfRules uses() {
        UseOfRules uses = new UseOfRules(index.rules().size());
        for (int slot = 0; slot < counts.size(); slot++) {
            Kind kind = kinds[slot];
            uses.add(
                    kind.certain,
                    kind.possible,
                    kind.byOneRule,
                    counts.records(slot),
                    counts.bytes(slot),
                    counts.last(slot));
        }
        return uses;
    }

    List<ConfiguredRule> rules() {
        return index.rules();
    }

    /** The wide rules that were used, or may have been: their numbers. */
    int[] wideRules() {
        return IntStream.range(0, traffic.length)
                .filter(place -> traffic[place] != null)
                .map(wide::number)
                .toArray();
    }

    /** What a wide rule was seen to permit. */
    Optional<SeenTraffic> trafficOf(int number) {
        int[] places = wide.places(new int[] {number});
        return places.length == 0 ? Optional.empty() : Optional.ofNullable(traffic[places[0]]);
    }
}
