package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.CauseFinder;
import io.vpcwhy.simulator.filter.FilterStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What filters decide, by numbers: each decision was asked for once. Of a decision it is kept what it makes of a record,
 * and which rule it is, so that the two can be looked up apart. Safe for use by several threads.
 */
final class Decisions {

    /** The number of no decision, where no filter was asked. */
    static final int NONE = 0;

    /** Protocols and families by which open rules differ. */
    private static final int KINDS = 6;

    private static final int PROTOCOLS = 3;
    private static final int NOT_ASKED = -1;

    private final CauseFinder finder;
    private final Numbers outcomes = new Numbers();
    private final Numbers deciders = new Numbers();
    private final List<FilterStep> steps = new ArrayList<>();
    private volatile int[] outcomeOf = new int[64];
    private volatile int[] deciderOf = new int[64];
    private volatile int[] openRules = new int[64 * KINDS];
    private int count;

    Decisions(Snapshot snapshot) {
        this.finder = new CauseFinder(snapshot);
        add(Optional.empty());
    }

    /** The number of a decision. */
    synchronized int add(Optional<FilterStep> step) {
        int number = count++;
        if (number >= outcomeOf.length) {
            deciderOf = Arrays.copyOf(deciderOf, 2 * number);
            openRules = Arrays.copyOf(openRules, 2 * number * KINDS);
            outcomeOf = Arrays.copyOf(outcomeOf, 2 * number);
        }
        Arrays.fill(openRules, number * KINDS, (number + 1) * KINDS, NOT_ASKED);
        outcomeOf[number] = outcomes.of(step.<Object>map(CauseFinder::outcome).orElse(""));
        deciderOf[number] = decider(step);
        return number;
    }

    private int decider(Optional<FilterStep> step) {
        if (step.isEmpty()) {
            return deciders.of("");
        }
        int decider = deciders.of(
                List.of(step.get().componentIds(), CauseFinder.ruleOf(step.get()), CauseFinder.missing(step.get())));
        while (steps.size() <= decider) {
            steps.add(step.get());
        }
        return decider;
    }

    /** What the decision makes of a record, as a number. */
    int outcome(int decision) {
        return outcomeOf[decision];
    }

    /** Which filter and rule it is, and what is missing for it to decide, as a number. */
    int decider(int decision) {
        return deciderOf[decision];
    }

    /** One of the filters that decided so, by the number of the decider. */
    synchronized FilterStep step(int decider) {
        return steps.get(decider);
    }

    /**
     * How many of the two rules are there without which the connection would be tracked.
     *
     * @param ipv6 whether it is the family of the packet
     */
    int openRules(int decision, int protocol, boolean ipv6, RecordAtHand atHand, boolean reversed) {
        int slot = decision * KINDS + (ipv6 ? PROTOCOLS : 0) + protocol(protocol);
        int known = openRules[slot];
        if (known != NOT_ASKED) {
            return known;
        }
        int found = reversed
                ? finder.openRules(
                        atHand.here(),
                        atHand.direction().reversed(),
                        atHand.packet().reversed())
                : finder.openRules(atHand.here(), atHand.direction(), atHand.packet());
        synchronized (this) {
            openRules[slot] = found;
        }
        return found;
    }

    private static int protocol(int protocol) {
        return protocol == IpProtocol.TCP.number() ? 1 : protocol == IpProtocol.UDP.number() ? 2 : 0;
    }
}
