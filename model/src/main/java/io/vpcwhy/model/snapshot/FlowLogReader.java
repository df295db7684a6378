package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.Tags;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads a flow log subscription.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_FlowLog.html">FlowLog</a>
 */
final class FlowLogReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.FLOW_LOG;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        Draft draft = new Draft();
        for (in.object(); in.nextField(); ) {
            draft.field(in);
        }
        out.add(draft.build(in), null, null);
    }

    /** One subscription while it is read. */
    private static final class Draft {
        private @Nullable String id;
        private @Nullable String resourceId;
        private @Nullable String trafficType;
        private @Nullable String logFormat;
        private String destinationType = "cloud-watch-logs";
        private @Nullable String destination;
        private @Nullable String logGroupName;
        private OptionalInt maxAggregationInterval = OptionalInt.empty();
        private @Nullable String deliverStatus;
        private @Nullable String deliverError;
        private @Nullable String role;
        private @Nullable String crossAccountRole;
        private @Nullable String status;
        private FlowLog.@Nullable Files files;
        private Tags tags = Tags.NONE;

        private void field(JsonCursor in) throws SnapshotException {
            switch (in.field()) {
                case "FlowLogId" -> id = in.name();
                case "ResourceId" -> resourceId = in.name();
                case "TrafficType" -> trafficType = in.string();
                case "LogFormat" -> logFormat = in.string();
                case "LogDestinationType" -> destinationType = in.string();
                case "LogDestination" -> destination = in.string();
                case "LogGroupName" -> logGroupName = in.string();
                case "MaxAggregationInterval" ->
                    maxAggregationInterval = OptionalInt.of(in.integer(1, Integer.MAX_VALUE));
                case "DeliverLogsStatus" -> deliverStatus = in.string();
                case "DeliverLogsErrorMessage" -> deliverError = in.string();
                case "DeliverLogsPermissionArn" -> role = in.string();
                case "DeliverCrossAccountRole" -> crossAccountRole = in.string();
                case "FlowLogStatus" -> status = in.string();
                case "DestinationOptions" -> files = files(in);
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }

        private static FlowLog.Files files(JsonCursor in) throws SnapshotException {
            FlowLog.Files told = FlowLog.Files.DEFAULT;
            String format = told.format();
            boolean hive = told.hiveCompatiblePartitions();
            boolean hourly = told.perHourPartition();
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "FileFormat" -> format = in.string();
                    case "HiveCompatiblePartitions" -> hive = in.bool();
                    case "PerHourPartition" -> hourly = in.bool();
                    default -> in.skip();
                }
            }
            return new FlowLog.Files(format, hive, hourly);
        }

        private FlowLog build(JsonCursor in) throws SnapshotException {
            return new FlowLog(
                    in.required(id, "FlowLogId"),
                    in.required(resourceId, "ResourceId"),
                    Optional.ofNullable(trafficType),
                    Optional.ofNullable(logFormat),
                    destinationType,
                    Optional.ofNullable(destination),
                    Optional.ofNullable(logGroupName),
                    maxAggregationInterval,
                    Optional.ofNullable(deliverStatus),
                    Optional.ofNullable(deliverError),
                    Optional.ofNullable(role),
                    Optional.ofNullable(crossAccountRole),
                    Optional.ofNullable(status),
                    Optional.ofNullable(files),
                    tags);
        }
    }
}
