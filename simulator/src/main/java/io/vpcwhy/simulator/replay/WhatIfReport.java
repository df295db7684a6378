package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.snapshot.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a proposed configuration would make of the traffic of logs.
 *
 * @param read lines that were answered; the records of all effects add up to it
 * @param passedOver records that were read too, and not asked for
 * @param records how many have each effect
 * @param accepted how many of the unchanged are accepted by both snapshots
 * @param groups of records that are not unchanged, what concerns most first
 * @param problems why lines are no records, the most frequent first
 * @param notJudged kinds of resources that differ between the snapshots and lead packets on, which filters do not show
 * @param withoutGroups interfaces that have security groups today and none in the proposed snapshot, which lets everything
 *     pass: an ordinary interface always has one, so that they may have been left out
 * @param damages what kept logs from being read to their end
 * @param complete whether all of every log was read
 */
public record WhatIfReport(
        long read,
        long passedOver,
        Map<Effect, Long> records,
        long accepted,
        List<Group> groups,
        List<ReplayReport.Problem> problems,
        List<ResourceKind> notJudged,
        List<String> withoutGroups,
        List<String> damages,
        boolean complete) {

    /**
     * Records of one change and service port.
     *
     * @param code that of the filter that rejects; of what is undecided, and of what the log contradicts, that of the
     *     likeliest hypothesis
     */
    public record Group(
            Change change,
            Optional<String> code,
            OptionalInt port,
            long records,
            long bytes,
            ReplayReport.Peers peers,
            OptionalLong first,
            OptionalLong last,
            Optional<String> example)
            implements RecordGroup {}

    public WhatIfReport {
        records = Map.copyOf(records);
        groups = List.copyOf(groups);
        problems = List.copyOf(problems);
        notJudged = List.copyOf(notJudged);
        withoutGroups = List.copyOf(withoutGroups);
        damages = List.copyOf(damages);
        ReplayReport.requireAllAnswered(records, read);
    }

    /** Whether the proposed configuration leaves open what becomes of records, or of what interfaces refuse. */
    public boolean leavesOpen() {
        return !withoutGroups.isEmpty()
                || groups.stream().anyMatch(group -> group.change().isLeftOpen());
    }

    /** How many records have an effect. */
    public long of(Effect effect) {
        return records.getOrDefault(effect, 0L);
    }
}
