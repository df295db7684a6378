package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogLine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was counted, by one thread or in one log. */
final class Counts {

    /** Reasons beyond which further ones are counted together. */
    private static final int MOST_PROBLEMS = 100;

    private final WatchParts watches;
    private final Tally groups = new Tally();
    private final Tally refused = new Tally();
    private final Map<String, Problem> problems = new TreeMap<>();
    private long read;
    private long passedOver;

    /** Of records that nobody looks at otherwise. */
    Counts() {
        this(WatchParts.NONE);
    }

    /** @param watches what else looks at the records */
    Counts(WatchParts watches) {
        this.watches = watches;
    }

    /** What else looks at the records. */
    WatchParts watches() {
        return watches;
    }

    /** Records by cause and port. */
    Tally groups() {
        return groups;
    }

    /** What was refused from elsewhere, by the number of the interface. */
    Tally refused() {
        return refused;
    }

    /** Why lines are no records, the most frequent first. */
    List<ReplayReport.Problem> problems() {
        return problems.entrySet().stream()
                .map(each -> new ReplayReport.Problem(
                        each.getKey(), each.getValue().lines(), each.getValue().examples()))
                .sorted(Comparator.comparingLong(ReplayReport.Problem::lines)
                        .reversed()
                        .thenComparing(ReplayReport.Problem::reason))
                .toList();
    }

    /** Lines that are no records. */
    long malformed() {
        return problems.values().stream().mapToLong(Problem::lines).sum();
    }

    /** Lines that were answered, whatever they are. */
    long read() {
        return read;
    }

    /** Records that were read and not asked for. */
    long passedOver() {
        return passedOver;
    }

    void countPassedOver(long records) {
        passedOver += records;
    }

    void countRead(long lines) {
        read += lines;
    }

    /** Counts a line that is no record. */
    void malformed(String place, FlowLogLine.Malformed line) {
        problem(ProblemReason.of(line.problem())).add(place);
    }

    private Problem problem(String reason) {
        boolean more = problems.containsKey(reason) || problems.size() < MOST_PROBLEMS;
        return problems.computeIfAbsent(more ? reason : "other reasons", any -> new Problem());
    }

    void addAll(Counts other) {
        groups.addAll(other.groups);
        refused.addAll(other.refused);
        watches.join(other.watches);
        other.problems.forEach((reason, problem) -> problem(reason).addAll(problem));
        read += other.read;
        passedOver += other.passedOver;
    }
}
