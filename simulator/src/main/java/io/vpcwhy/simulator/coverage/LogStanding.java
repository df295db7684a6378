package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A flow log and how it stands.
 *
 * @param level what it is of; empty for a kind of resource that is not known
 * @param problems what is wrong with it
 * @param format its fields; empty where they cannot be read
 * @param missing fields that it lacks and that would tell more
 * @param interfaces how many interfaces of the snapshot it covers
 */
public record LogStanding(
        FlowLog log,
        Optional<LogLevel> level,
        List<LogProblem> problems,
        Optional<FlowLogFormat> format,
        List<FlowLogField> missing,
        int interfaces) {

    public LogStanding {
        problems = List.copyOf(problems);
        missing = List.copyOf(missing);
    }

    /** Whether what it records arrives, or a part of it. */
    public boolean delivers() {
        return problems.stream().noneMatch(LogProblem::stopsDelivery);
    }

    /** What it records: packets with these actions. */
    public Set<FlowLogAction> actions() {
        return actions(log);
    }

    /** What a flow log records: packets with these actions. */
    public static Set<FlowLogAction> actions(FlowLog log) {
        String type = log.trafficType().orElse("ALL");
        return type.equals("ACCEPT")
                ? EnumSet.of(FlowLogAction.ACCEPT)
                : type.equals("REJECT") ? EnumSet.of(FlowLogAction.REJECT) : EnumSet.allOf(FlowLogAction.class);
    }
}
