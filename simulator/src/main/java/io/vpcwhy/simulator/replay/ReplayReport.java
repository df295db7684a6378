package io.vpcwhy.simulator.replay;

import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What became of the records of logs.
 *
 * @param read lines that were answered; the records of all statuses add up to it
 * @param passedOver records that were read too, and not asked for
 * @param records how many have each status
 * @param groups by cause and port, what concerns most first
 * @param refused what came from elsewhere and was refused, by interface, the most first
 * @param problems why lines are no records, the most frequent first
 * @param damages what kept logs from being read to their end
 * @param complete whether all of every log was read
 */
public record ReplayReport(
        long read,
        long passedOver,
        Map<Status, Long> records,
        List<Group> groups,
        List<Refused> refused,
        List<Problem> problems,
        List<String> damages,
        boolean complete) {

    /**
     * How many different addresses were at the far end.
     *
     * @param exact whether that is counted; else it is estimated, with a standard error of 2.3 %
     */
    public record Peers(long count, boolean exact) {}

    /** Records of one cause and service port. */
    public record Group(
            Cause cause,
            OptionalInt port,
            long records,
            long bytes,
            Peers peers,
            OptionalLong first,
            OptionalLong last,
            Optional<String> example)
            implements RecordGroup {}

    /** What came from elsewhere to one interface and was refused. */
    public record Refused(String networkInterfaceId, long records, Peers peers) {}

    /**
     * One reason for which lines are no records.
     *
     * @param places some of them, file and line
     */
    public record Problem(String reason, long lines, List<String> places) {
        public Problem {
            places = List.copyOf(places);
        }
    }

    public ReplayReport {
        records = Map.copyOf(records);
        groups = List.copyOf(groups);
        refused = List.copyOf(refused);
        problems = List.copyOf(problems);
        damages = List.copyOf(damages);
        requireAllAnswered(records, read);
    }

    /** Holds the answers by kind against how many lines were read. */
    static void requireAllAnswered(Map<?, Long> records, long read) {
        long sum = records.values().stream().mapToLong(Long::longValue).sum();
        if (sum != read) {
            throw new IllegalArgumentException(read + " records were read and " + sum + " answered");
        }
    }
}
