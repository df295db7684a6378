package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.InterfaceSimulator;
import io.vpcwhy.simulator.filter.RulesMet;

/** Numbers the rules that packets meet, each asked about once for all whom the same is decided of. For many threads. */
final class RulesMetTable extends NumberTable<RulesMet> {

    private final InterfaceSimulator simulator;
    private final Pairs groups = new Pairs();
    private final Pairs edges = new Pairs();
    private final Pairs kinds = new Pairs();
    private final Cells known = new Cells();
    private final SharedKinds shared = new SharedKinds();

    RulesMetTable(Snapshot snapshot) {
        this.simulator = new InterfaceSimulator(snapshot);
    }

    @Override
    byte traitsOf(RulesMet one) {
        return 0;
    }

    /** What records of kinds meet that any thread has met. */
    SharedKinds shared() {
        return shared;
    }

    /** The number of what the record at hand meets. */
    int ask(RecordAtHand atHand) {
        NetworkInterface here = atHand.here();
        Direction direction = atHand.direction();
        Packet packet = atHand.packet();
        return number(simulator.rulesMet(here, direction, packet));
    }

    /**
     * The number of what the record at hand meets, by what is decided of it.
     *
     * @param around number of what is around the interface
     */
    int find(FiltersAtHand filters, int around, RecordAtHand atHand) {
        int ofGroups = groups.of(filters.own(), filters.request());
        int ofEdge = edges.of(filters.acl(), 2 * around + (atHand.ingress() ? 1 : 0));
        int kind = kinds.of(ofGroups, ofEdge);
        int found = known.find(kind);
        if (found == Cells.NONE) {
            found = ask(atHand);
            known.put(kind, found);
        }
        return found;
    }

    /** Numbers pairs of numbers. */
    private static final class Pairs {

        private final Cells numbers = new Cells();
        private int count;

        int of(int one, int other) {
            long key = ((long) one << Integer.SIZE) | other;
            int found = numbers.find(key);
            return found == Cells.NONE ? add(key) : found;
        }

        private synchronized int add(long key) {
            int found = numbers.find(key);
            if (found == Cells.NONE) {
                found = count++;
                numbers.put(key, found);
            }
            return found;
        }
    }
}
