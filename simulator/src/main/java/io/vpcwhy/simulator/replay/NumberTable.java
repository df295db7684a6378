package io.vpcwhy.simulator.replay;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers what is found of records, and what a kind of records has instead of one where it turns on the records beside
 * each: those among which it may be. Safe for use by several threads.
 *
 * @param <T> what is found
 */
abstract class NumberTable<T> {

    /** A bit of what is known of one: every port of it is counted by itself. */
    static final byte EVERY_PORT = 1;

    /** It is what comes from elsewhere and is refused. */
    static final byte REFUSED = 2;

    private final Map<T, Integer> numbers = new HashMap<>();
    private final Map<List<Integer>, Integer> choices = new HashMap<>();
    private volatile Object[] found = new Object[64];
    private volatile byte[] traits = new byte[64];
    private volatile int[][] choiceOf = new int[16][];

    /** What is known of one, in bits. */
    abstract byte traitsOf(T one);

    /** The number of one, from 0. */
    synchronized int number(T one) {
        Integer known = numbers.get(one);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        Object[] all = number < found.length ? found : Arrays.copyOf(found, 2 * number);
        byte[] bits = number < traits.length ? traits : Arrays.copyOf(traits, 2 * number);
        all[number] = one;
        bits[number] = traitsOf(one);
        found = all;
        traits = bits;
        numbers.put(one, number);
        return number;
    }

    /** The number of a choice among some, below 0. */
    private synchronized int choice(List<Integer> among) {
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

    /** The number of a choice among what is found on each side, or of the only one. */
    int choiceAmong(List<Integer> found) {
        boolean all = found.stream().distinct().count() == 1;
        return all ? found.get(0) : choice(found);
    }

    /** The one of a number. */
    @SuppressWarnings("unchecked") // nothing else is put there
    T at(int number) {
        return (T) found[number];
    }

    byte traits(int number) {
        return traits[number];
    }

    /** Those that a choice is among. */
    int[] among(int choice) {
        return choiceOf[-1 - choice];
    }
}
