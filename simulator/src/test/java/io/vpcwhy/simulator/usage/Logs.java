package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.LogInput;
import io.vpcwhy.simulator.replay.LogSequence;
import io.vpcwhy.simulator.replay.Replay;
import io.vpcwhy.simulator.replay.Watching;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How logs use the rules of a snapshot. */
final class Logs {

    private Logs() {}

    /** Of one log in the default format. */
    static RuleUsage usage(Snapshot snapshot, String... lines) {
        return usage(snapshot, 2, List.of(String.join("\n", lines) + "\n"));
    }

    /** Of one log in some files. */
    static RuleUsage usage(Snapshot snapshot, int threads, List<String> files) {
        return new RuleUsageFinder(snapshot).find(watch(snapshot, threads, files), true);
    }

    /** What is seen of one log in some files. */
    static RuleWatch watch(Snapshot snapshot, int threads, List<String> files) {
        Watching<RuleWatch> rules = RuleWatch.over(snapshot);
        return Replay.watching(snapshot, FlowLogReadOptions.NONE, FlowLogSelection.ALL, threads, List.of(rules))
                .watchAll(List.of(sequence(files)))
                .seen(rules);
    }

    static LogSequence sequence(List<String> files) {
        return new LogSequence(files.stream()
                .map(text -> LogInput.of("log", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .toList());
    }

    /** What is said of a rule of a security group, by its place among its rules from 0. */
    static RuleFinding rule(RuleUsage usage, String groupId, int place) {
        return usage.findings().stream()
                .filter(each -> each.rule().holderId().equals(groupId))
                .toList()
                .get(place);
    }

    /** What is said of an entry of a network ACL. */
    static RuleFinding entry(RuleUsage usage, String networkAclId, Direction direction, int number) {
        return usage.findings().stream()
                .filter(each -> each.rule() instanceof ConfiguredRule.AclEntry acl
                        && acl.networkAclId().equals(networkAclId)
                        && acl.direction() == direction
                        && acl.entry().number() == number)
                .findFirst()
                .orElseThrow();
    }

    /** A record of a TCP connection in the default format. */
    static String tcp(String eni, String from, int fromPort, String to, int toPort, String action) {
        return "2 1 " + eni + " " + from + " " + to + " " + fromPort + " " + toPort + " 6 2 100 1763600000 1763600060 "
                + action + " OK";
    }
}
