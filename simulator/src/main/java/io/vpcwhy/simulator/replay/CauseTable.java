package io.vpcwhy.simulator.replay;

import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Concern;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers causes, and what a kind of records has instead of one where it turns on the records beside each: the causes
 * that it may have. Safe for use by several threads.
 */
final class CauseTable {

    /** A bit of what is known of a cause: every port of it is counted by itself. */
    static final byte EVERY_PORT = 1;

    /** It is what comes from elsewhere and is refused. */
    static final byte REFUSED = 2;

    private final Map<Cause, Integer> numbers = new HashMap<>();
    private final Map<List<Integer>, Integer> choices = new HashMap<>();
    private volatile Cause[] causes = new Cause[64];
    private volatile byte[] traits = new byte[64];
    private volatile int[][] choiceOf = new int[16][];

    /** The number of a cause, from 0. */
    synchronized int number(Cause cause) {
        Integer known = numbers.get(cause);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        Cause[] all = number < causes.length ? causes : Arrays.copyOf(causes, 2 * number);
        byte[] bits = number < traits.length ? traits : Arrays.copyOf(traits, 2 * number);
        all[number] = cause;
        bits[number] = traits(cause);
        causes = all;
        traits = bits;
        numbers.put(cause, number);
        return number;
    }

    /** The number of a choice among causes, below 0. */
    synchronized int choice(List<Integer> among) {
        Integer known = choices.get(among);
        if (known != null) {
            return known;
        }
        int index = choices.size();
        int[][] all = index < choiceOf.length ? choiceOf : Arrays.copyOf(choiceOf, 2 * index);
        all[index] = among.stream().mapToInt(Integer::intValue).toArray();
        choiceOf = all;
        choices.put(List.copyOf(among), -1 - index);
        return -1 - index;
    }

    Cause cause(int number) {
        return causes[number];
    }

    byte traits(int number) {
        return traits[number];
    }

    /** The causes that a choice is among. */
    int[] among(int choice) {
        return choiceOf[-1 - choice];
    }

    private static byte traits(Cause cause) {
        Concern concern = cause.concern();
        if (concern == Concern.INBOUND_REJECTED) {
            return REFUSED;
        }
        return concern.compareTo(Concern.INBOUND_REJECTED) < 0 ? EVERY_PORT : 0;
    }
}
