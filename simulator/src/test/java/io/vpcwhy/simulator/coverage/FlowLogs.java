package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import java.util.Optional;
import java.util.OptionalInt;

/** A flow log that delivers to a bucket, and what may be different about it. */
record FlowLogs(
        String id,
        String resourceId,
        Optional<String> type,
        Optional<String> format,
        String destinationType,
        Optional<String> destination,
        Optional<String> deliverStatus,
        Optional<String> error,
        Optional<String> status) {

    static FlowLogs of(String id, String resourceId) {
        return new FlowLogs(
                id,
                resourceId,
                Optional.of("ALL"),
                Optional.of(WantedFields.completed(FlowLogFormat.DEFAULT, false).toString()),
                "s3",
                Optional.of("arn:aws:s3:::logs"),
                Optional.of("SUCCESS"),
                Optional.empty(),
                Optional.of("ACTIVE"));
    }

    FlowLogs only(String action) {
        return new FlowLogs(
                id,
                resourceId,
                Optional.of(action),
                format,
                destinationType,
                destination,
                deliverStatus,
                error,
                status);
    }

    FlowLogs format(String text) {
        return new FlowLogs(
                id, resourceId, type, Optional.of(text), destinationType, destination, deliverStatus, error, status);
    }

    FlowLogs failing(String why) {
        return new FlowLogs(
                id,
                resourceId,
                type,
                format,
                destinationType,
                destination,
                Optional.of("FAILED"),
                Optional.of(why),
                status);
    }

    FlowLogs to(String otherType, String otherDestination) {
        return new FlowLogs(
                id, resourceId, type, format, otherType, Optional.of(otherDestination), deliverStatus, error, status);
    }

    FlowLogs status(String other) {
        return new FlowLogs(
                id, resourceId, type, format, destinationType, destination, deliverStatus, error, Optional.of(other));
    }

    FlowLog make() {
        return new FlowLog(
                id,
                resourceId,
                type,
                format,
                destinationType,
                destination,
                Optional.empty(),
                OptionalInt.of(60),
                deliverStatus,
                error,
                Optional.empty(),
                Optional.empty(),
                status,
                Optional.empty(),
                Tags.NONE);
    }
}
