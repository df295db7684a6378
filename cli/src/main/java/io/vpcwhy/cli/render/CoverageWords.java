package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.coverage.Cover;
import io.vpcwhy.simulator.coverage.Coverage;
import io.vpcwhy.simulator.coverage.InterfaceCover;
import io.vpcwhy.simulator.coverage.LogLevel;
import io.vpcwhy.simulator.coverage.LogProblem;
import io.vpcwhy.simulator.coverage.LogStanding;
import io.vpcwhy.simulator.coverage.MissingField;
import io.vpcwhy.simulator.coverage.Overlap;
import io.vpcwhy.simulator.coverage.ProposedFlowLogs;
import io.vpcwhy.simulator.coverage.WantedFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says who is logged and what is not. */
public final class CoverageWords {

    /** Interfaces that are named of many. */
    private static final int MOST_INTERFACES = 3;

    private CoverageWords() {}

    /** The first of some interfaces by their owners, with the flow logs that should cover them, and how many others. */
    public static String some(List<InterfaceCover> covers, Snapshot snapshot) {
        String shown = covers.stream()
                .limit(MOST_INTERFACES)
                .map(each -> Plain.text(PartyWords.networkInterface(each.networkInterface(), snapshot))
                        + (each.brokenFlowLogIds().isEmpty()
                                ? ""
                                : ", though " + String.join(", ", each.brokenFlowLogIds()) + " should"))
                .collect(Collectors.joining("; "));
        int rest = covers.size() - MOST_INTERFACES;
        return shown + (rest > 0 ? "; and " + rest + " more" : "");
    }

    /** How many fields the records of a flow log have. */
    public static String fields(LogStanding standing) {
        return standing.format()
                .map(format -> format.equals(FlowLogFormat.DEFAULT)
                        ? "default format"
                        : format.columns().size() + " fields, version " + format.version())
                .orElse("fields not known");
    }

    /** How much of the traffic of an interface is logged. */
    public static String cover(Cover cover) {
        return switch (cover) {
            case NONE -> "not covered";
            case REJECT_ONLY -> "rejected traffic only";
            case ACCEPT_ONLY -> "accepted traffic only";
            case FULL -> "covered";
            case UNDECIDED -> "undecided";
        };
    }

    /** What cannot be known of an interface that is so covered; empty where all is logged. */
    public static String unknowable(Cover cover) {
        return switch (cover) {
            case NONE -> "No record is made there: what was sent, refused or answered leaves no trace.";
            case REJECT_ONLY ->
                "What was accepted leaves no record: that a connection was never made, was half open or that a rule is"
                        + " unused cannot be told from such a log.";
            case ACCEPT_ONLY ->
                "What was rejected leaves no record: a packet that was dropped cannot be told from one that was never"
                        + " sent.";
            case FULL, UNDECIDED -> "";
        };
    }

    /** What is wrong with a flow log, and what to do about it. */
    public static String problem(LogProblem problem, FlowLog log) {
        return switch (problem) {
            case DELIVERY_FAILED ->
                "delivery failed"
                        + log.deliverError().map(why -> " (" + why + ")").orElse("") + "; " + repair(log);
            case RATE_LIMITED ->
                "delivery is rate limited: CloudWatch Logs refuses a part of the records; S3 takes more at once";
            case NOT_ACTIVE -> "its status is " + log.status().orElse("unknown") + ", and nothing is recorded";
            case ROLE_MISSING -> "it has no role to publish by; make it anew with --deliver-logs-permission-arn";
            case CROSS_ACCOUNT_ROLE_MISSING ->
                "its destination is in another account, and it has no role there; make it anew with"
                        + " --deliver-cross-account-role";
            case DELIVERY_NOT_TOLD -> "the snapshot does not tell whether its records arrive";
            case FORMAT_NOT_READ -> "its LogFormat cannot be read, so that its fields are not known";
            case RESOURCE_NOT_IN_SNAPSHOT -> "it logs " + log.resourceId() + ", which is not in the snapshot";
        };
    }

    private static String repair(FlowLog log) {
        return switch (log.destinationType()) {
            case "s3" -> "the bucket's policy must let delivery.logs.amazonaws.com write, and its KMS key too";
            case "cloud-watch-logs" ->
                "its role must trust vpc-flow-logs.amazonaws.com and may create log streams and put events";
            default -> "the delivery stream must be active and the log delivery service may write to it";
        };
    }

    /** What a field would tell. */
    public static String tells(MissingField missing) {
        String what = what(missing.field());
        if (!WantedFields.tellsPacketAddress(missing.field())) {
            return what;
        }
        return what
                + (missing.forwarding() == 0
                        ? "; none of these interfaces passes packets on or has a second address, so that little is lost"
                        : "; "
                                + ReplayWords.count(
                                        missing.forwarding(), "of these interfaces passes", "of these interfaces pass")
                                + " packets on, or has a second address");
    }

    private static String what(FlowLogField field) {
        return switch (field) {
            case TCP_FLAGS -> "which side opened a connection, half-open ones, and late packets of closed ones";
            case PKT_SRCADDR -> "who sent a packet, behind NAT gateways, load balancers and other middleboxes";
            case PKT_DSTADDR -> "to whom a packet went, where an interface has several addresses or passes it on";
            case FLOW_DIRECTION -> "whether a record is inbound or outbound, where neither address is the interface's";
            case TRAFFIC_PATH -> "by which gateway outbound traffic left";
            case REJECT_REASON -> "rejects by VPC Block Public Access and encryption controls";
            case RESOURCE_ID -> "which regional NAT gateway made a record";
            case INTERFACE_ID -> "at which interface it was; without it records are matched by address alone";
            case SRCADDR, DSTADDR -> "whom a packet was from or to; without it no record can be explained";
            case SRCPORT, DSTPORT -> "the service; without it rules with ports cannot be held against records";
            case PROTOCOL -> "the protocol; without it few rules can be held against records";
            case ACTION -> "whether it was accepted; without it nothing is known to have been rejected";
            case START, END -> "when it was";
            case PACKETS, BYTES -> "how much it was";
            case LOG_STATUS -> "whether AWS left out records (SKIPDATA)";
            default -> field.logName();
        };
    }

    /** Which flow logs deliver the same records. */
    public static String overlap(Overlap overlap) {
        String records = overlap.actions().size() == FlowLogAction.values().length
                ? "every record"
                : "every " + overlap.actions().iterator().next() + " record";
        return String.join(" and ", overlap.flowLogIds()) + ": " + records + " of "
                + ReplayWords.count(overlap.interfaces(), "interface", "interfaces") + " is delivered "
                + (overlap.flowLogIds().size() == 2
                        ? "twice"
                        : overlap.flowLogIds().size() + " times");
    }

    /** Where flow logs were not collected, and how to collect them. */
    public static String uncollected(Coverage.Uncollected place) {
        List<String> parts = new ArrayList<>();
        place.account().ifPresent(account -> parts.add("account " + account));
        place.region().ifPresent(region -> parts.add("Region " + region));
        String where = parts.isEmpty() ? "" : " in " + String.join(", ", parts);
        return "flow logs" + where + " were not collected; run aws ec2 describe-flow-logs"
                + place.region().map(region -> " --region " + region).orElse("")
                + " and add what it prints to the snapshot"
                + (parts.isEmpty() ? "" : ", in a folder that is named after the account and the Region");
    }

    /** The destination in a few words. */
    public static String destination(FlowLog log) {
        return switch (log.destinationType()) {
            case "cloud-watch-logs" ->
                "CloudWatch Logs " + log.logGroupName().or(log::destination).orElse("");
            case "s3" -> "S3 " + log.destination().orElse("") + files(log);
            case "kinesis-data-firehose" -> "Firehose " + log.destination().orElse("");
            default -> log.destinationType() + " " + log.destination().orElse("");
        };
    }

    private static String files(FlowLog log) {
        return log.files()
                .map(files -> " (" + files.format() + (files.hiveCompatiblePartitions() ? ", Hive partitions" : "")
                        + (files.perHourPartition() ? ", by hour" : "") + ")")
                .orElse("");
    }

    /** The command that makes flow logs. */
    public static String command(ProposedFlowLogs proposed) {
        List<String> words = new ArrayList<>(List.of("aws ec2 create-flow-logs"));
        proposed.region().ifPresent(region -> words.add("--region " + region));
        words.add("--resource-type " + proposed.level().resourceType());
        words.add("--resource-ids " + String.join(" ", proposed.resourceIds()));
        proposed.trafficType().ifPresent(type -> words.add("--traffic-type " + type));
        words.addAll(destinationOptions(proposed.like()));
        words.add("--max-aggregation-interval " + proposed.interval());
        proposed.format().ifPresent(format -> words.add("--log-format '" + format + "'"));
        return String.join(" ", words);
    }

    private static List<String> destinationOptions(Optional<FlowLog> like) {
        if (like.isEmpty()) {
            return List.of("--log-destination-type s3", "--log-destination arn:aws:s3:::BUCKET");
        }
        FlowLog log = like.get();
        List<String> words = new ArrayList<>();
        words.add("--log-destination-type " + log.destinationType());
        if (log.destinationType().equals("cloud-watch-logs")
                && log.logGroupName().isPresent()) {
            words.add("--log-group-name " + quoted(log.logGroupName().get()));
        } else {
            words.add("--log-destination " + quoted(log.destination().orElse("ARN")));
        }
        if (log.destinationType().equals("cloud-watch-logs")
                || log.deliverLogsPermissionArn().isPresent()) {
            words.add("--deliver-logs-permission-arn "
                    + quoted(log.deliverLogsPermissionArn().orElse("ROLE_ARN")));
        }
        log.deliverCrossAccountRole().ifPresent(role -> words.add("--deliver-cross-account-role " + quoted(role)));
        log.files()
                .filter(files -> log.destinationType().equals("s3") && !files.equals(FlowLog.Files.DEFAULT))
                .ifPresent(files -> words.add("--destination-options FileFormat=" + files.format()
                        + ",HiveCompatiblePartitions=" + files.hiveCompatiblePartitions() + ",PerHourPartition="
                        + files.perHourPartition()));
        return words;
    }

    /** What a shell takes for one word. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9:/._@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** What is to be done once the proposed flow logs deliver; empty where nothing is. */
    public static Optional<String> afterwards(ProposedFlowLogs proposed) {
        if (proposed.replaces().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("aws ec2 delete-flow-logs"
                + proposed.region().map(region -> " --region " + region).orElse("") + " --flow-log-ids "
                + String.join(" ", proposed.replaces()));
    }

    /** What proposed flow logs are for. */
    public static String closes(ProposedFlowLogs proposed) {
        String of = ReplayWords.count(
                proposed.resourceIds().size(), level(proposed.level(), false), level(proposed.level(), true));
        return switch (proposed.reason()) {
            case NOT_COVERED -> "covers what is not covered in " + of;
            case PARTLY_COVERED -> "adds what is missing in " + of;
            case FIELDS_MISSING -> "has the missing fields, for " + of;
            case GATEWAY_NOT_COVERED -> "covers " + of;
        };
    }

    /** What flow logs are of, as one or several. */
    public static String level(LogLevel level, boolean several) {
        String one = switch (level) {
            case VPC -> "VPC";
            case SUBNET -> "subnet";
            case NETWORK_INTERFACE -> "interface";
            case TRANSIT_GATEWAY_ATTACHMENT -> "transit gateway attachment";
            case TRANSIT_GATEWAY -> "transit gateway";
            case REGIONAL_NAT_GATEWAY -> "regional NAT gateway";
        };
        return several ? one + "s" : one;
    }
}
