package io.vpcwhy.simulator.replay;

import java.util.HashMap;
import java.util.Map;

/** Numbers different things, from 0. Safe for use by several threads. */
final class Numbers {

    private final Map<Object, Integer> numbers = new HashMap<>();

    synchronized int of(Object thing) {
        Integer known = numbers.putIfAbsent(thing, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }
}
