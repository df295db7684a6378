package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TransitGateway;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what is wrong with a flow log, and what it lacks. */
final class LogJudge {

    private static final List<Class<? extends AwsResource>> LOGGED = List.of(
            Vpc.class,
            Subnet.class,
            NetworkInterface.class,
            TransitGateway.class,
            TransitGatewayAttachment.class,
            TransitGatewayVpcAttachment.class,
            NatGateway.class);

    private static final String RATE_LIMITED = "Rate limited";
    private static final String SUCCESS = "SUCCESS";
    private static final String ACTIVE = "ACTIVE";

    /** Which part of an ARN is the account. */
    private static final int ACCOUNT_PART = 4;

    private final Snapshot snapshot;
    private final boolean regionalNat;

    LogJudge(Snapshot snapshot, boolean regionalNat) {
        this.snapshot = snapshot;
        this.regionalNat = regionalNat;
    }

    LogStanding judge(FlowLog log) {
        Optional<LogLevel> level = LogLevel.of(log);
        Optional<FlowLogFormat> format = CoverageFinder.format(log);
        boolean ofTransitGateway = level.filter(LogLevel::ofTransitGateway).isPresent();
        List<FlowLogField> missing = ofTransitGateway
                ? List.of()
                : format.map(told -> WantedFields.missing(told, regionalNat)).orElse(List.of());
        return new LogStanding(log, level, problems(log, format), format, missing, 0);
    }

    private List<LogProblem> problems(FlowLog log, Optional<FlowLogFormat> format) {
        List<LogProblem> problems = new ArrayList<>();
        if (log.status().filter(status -> !status.equals(ACTIVE)).isPresent()) {
            problems.add(LogProblem.NOT_ACTIVE);
        }
        delivery(log).ifPresent(problems::add);
        if (format.isEmpty()) {
            problems.add(LogProblem.FORMAT_NOT_READ);
        }
        boolean there = LOGGED.stream()
                .anyMatch(type -> snapshot.find(type, log.resourceId()).isPresent());
        if (!there) {
            problems.add(LogProblem.RESOURCE_NOT_IN_SNAPSHOT);
        }
        // What arrives needs no further role, whatever the description says.
        if (!log.deliverStatus().equals(Optional.of(SUCCESS))) {
            problems.addAll(missingRoles(log));
        }
        return problems;
    }

    private static Optional<LogProblem> delivery(FlowLog log) {
        if (log.deliverStatus().isEmpty()) {
            return Optional.of(LogProblem.DELIVERY_NOT_TOLD);
        }
        if (log.deliverStatus().get().equals(SUCCESS)) {
            return Optional.empty();
        }
        return Optional.of(
                log.deliverError().equals(Optional.of(RATE_LIMITED))
                        ? LogProblem.RATE_LIMITED
                        : LogProblem.DELIVERY_FAILED);
    }

    private List<LogProblem> missingRoles(FlowLog log) {
        if (log.destinationType().equals("s3")) {
            return List.of(); // there the bucket's policy decides
        }
        List<LogProblem> missing = new ArrayList<>();
        boolean toLogs = log.destinationType().equals("cloud-watch-logs");
        boolean elsewhere = isInOtherAccount(log);
        if (log.deliverLogsPermissionArn().isEmpty() && (toLogs || elsewhere)) {
            missing.add(LogProblem.ROLE_MISSING);
        }
        if (log.deliverCrossAccountRole().isEmpty() && elsewhere) {
            missing.add(LogProblem.CROSS_ACCOUNT_ROLE_MISSING);
        }
        return missing;
    }

    private boolean isInOtherAccount(FlowLog log) {
        Optional<String> own = snapshot.find(Vpc.class, log.resourceId())
                .flatMap(Vpc::ownerId)
                .or(() -> snapshot.find(Subnet.class, log.resourceId()).flatMap(Subnet::ownerId))
                .or(() ->
                        snapshot.find(NetworkInterface.class, log.resourceId()).flatMap(NetworkInterface::ownerId))
                .or(() -> snapshot.provenance(log.id()).flatMap(Provenance::account));
        Optional<String> destination = log.destination().flatMap(LogJudge::account);
        return own.isPresent() && destination.isPresent() && !own.equals(destination);
    }

    private static Optional<String> account(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length > ACCOUNT_PART
                ? Optional.of(parts[ACCOUNT_PART]).filter(part -> !part.isEmpty())
                : Optional.empty();
    }
}
