package io.vpcwhy.simulator.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers changes, from 0. Safe for use by several threads. */
final class ChangeTable {

    private final Map<Change, Integer> numbers = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    synchronized int number(Change change) {
        Integer known = numbers.get(change);
        if (known != null) {
            return known;
        }
        changes.add(change);
        numbers.put(change, changes.size() - 1);
        return changes.size() - 1;
    }

    synchronized Change change(int number) {
        return changes.get(number);
    }
}
