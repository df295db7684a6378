package io.vpcwhy.simulator.replay;

import java.util.ArrayList;
import java.util.List;

/** One reason for which lines are no records. */
final class Problem {

    static final int EXAMPLES = 3;

    private final List<String> examples = new ArrayList<>(EXAMPLES);
    private long lines;

    void add(String place) {
        lines++;
        if (examples.size() < EXAMPLES) {
            examples.add(place);
        }
    }

    void addAll(Problem other) {
        lines += other.lines;
        for (String place : other.examples) {
            if (examples.size() < EXAMPLES) {
                examples.add(place);
            }
        }
    }

    long lines() {
        return lines;
    }

    List<String> examples() {
        return List.copyOf(examples);
    }
}
