package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.CauseFinder;
import io.vpcwhy.simulator.explain.FlowFinding;
import io.vpcwhy.simulator.explain.FlowFinding.Basis;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import io.vpcwhy.simulator.explain.Sighting;
import io.vpcwhy.simulator.filter.FilterStep;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks for the causes of records, and numbers them. Safe for use by several threads. */
final class Causes {

    /** All sides that the records beside a record can tell, as far as causes differ by them. */
    private static final List<FlowFinding> SIDES = List.of(
            new FlowFinding(Flow.REQUEST, Basis.TCP_FLAGS),
            new FlowFinding(Flow.REQUEST, Basis.SIBLING_RECORD),
            new FlowFinding(Flow.RESPONSE, Basis.SIBLING_RECORD),
            FlowFinding.UNKNOWN);

    /** Numbers of the sides in a key: that of a side is its index above. */
    static final int SIDE_COUNT = SIDES.size();

    private static final int REQUEST = 0;
    private static final int RESPONSE = 2;

    private static final int PART_BITS = 2;

    /** Which of the filters a cause tells of. */
    private enum Part {
        OWN_GROUPS(0),
        GROUPS_OF_REQUEST(1),
        ACL(2),
        NONE(3);

        private final int number;

        Part(int number) {
            this.number = number;
        }
    }

    private final CauseFinder finder;
    private final CauseTable table;
    private final Decisions decisions;
    private final Cells templates = new Cells();
    private final Cells causes = new Cells();

    Causes(Snapshot snapshot, CauseTable table, Decisions decisions) {
        this.finder = new CauseFinder(snapshot);
        this.table = table;
        this.decisions = decisions;
    }

    /** The index of the side that the ports tell. */
    static int side(boolean isRequest) {
        return isRequest ? REQUEST : RESPONSE;
    }

    CauseTable table() {
        return table;
    }

    /** The number of the cause of a record whose side is known, or of no account. */
    int of(FlowLogRecord record, FlowFinding side) {
        return table.number(finder.find(record, side));
    }

    /**
     * The number of the cause of a record of some kind.
     *
     * @param kind all that makes the same of records but for which rules decide
     * @param side its index among the sides
     * @param own what the security groups decide
     * @param request what they decide of the request that it answers
     * @param acl what the network ACL decides
     */
    int of(long kind, int side, int own, int request, int acl, Supplier<FlowLogRecord> record) {
        long key = (kind << 2) | side;
        int template = templates.find(key);
        if (template == Cells.NONE) {
            template = template(record.get(), SIDES.get(side));
            templates.put(key, template);
        }
        int part = template & ((1 << PART_BITS) - 1);
        int cause = template >> PART_BITS;
        if (part == Part.NONE.number) {
            return cause;
        }
        int decision = part == Part.OWN_GROUPS.number ? own : part == Part.ACL.number ? acl : request;
        return decidedBy(cause, decisions.decider(decision));
    }

    private int decidedBy(int cause, int decider) {
        long key = ((long) cause << 32) | decider;
        int known = causes.find(key);
        if (known == Cells.NONE) {
            known = table.number(CauseFinder.decidedBy(table.cause(cause), decisions.step(decider)));
            causes.put(key, known);
        }
        return known;
    }

    private int template(FlowLogRecord record, FlowFinding side) {
        CauseFinder.Ruling ruling = finder.rule(record, side);
        Part part = ruling.step().map(Causes::part).orElse(Part.NONE);
        return (table.number(ruling.cause()) << PART_BITS) | part.number;
    }

    private static Part part(FilterStep step) {
        if (step instanceof FilterStep.SecurityGroupStep groups) {
            return groups.byState() ? Part.GROUPS_OF_REQUEST : Part.OWN_GROUPS;
        }
        return step instanceof FilterStep.AclStep ? Part.ACL : Part.NONE;
    }

    /**
     * The cause of a record whose ports leave doubt, by its number; where it turns on the side, the number of a choice.
     */
    int ofDoubtful(FlowLogRecord record, Sighting sighting) {
        Optional<FlowFinding> own = sighting.sideByHandshake();
        if (own.isPresent()) {
            return of(record, own.get());
        }
        return choice(SIDES.stream().map(side -> of(record, side)).toList());
    }

    /** The number of a choice among the causes on each side, or of the only one. */
    int choice(List<Integer> found) {
        boolean all = found.stream().distinct().count() == 1;
        return all ? found.get(0) : table.choice(found);
    }

    /** The cause that a choice comes to. */
    int chosen(int choice, FlowFinding side) {
        int[] among = table.among(choice);
        return switch (side.flow()) {
            case REQUEST -> among[side.basis() == Basis.SIBLING_RECORD ? 1 : REQUEST];
            case RESPONSE -> among[RESPONSE];
            case UNKNOWN -> among[3];
        };
    }
}
