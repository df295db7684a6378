package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.TargetGroup;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads a target group; its targets and attributes are told by other documents.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html">TargetGroup</a>
 */
final class TargetGroupReader implements ResourceReader {

    private static final int MAX_PORT = 65_535;

    @Override
    public ResourceKind kind() {
        return ResourceKind.TARGET_GROUP;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String arn = null;
        @Nullable String name = null;
        String protocol = "";
        OptionalInt port = OptionalInt.empty();
        Optional<String> vpcId = Optional.empty();
        String targetType = "instance";
        List<String> balancers = List.of();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "TargetGroupArn" -> arn = in.name();
                case "TargetGroupName" -> name = in.name();
                case "Protocol" -> protocol = in.name();
                case "Port" -> port = OptionalInt.of(in.integer(1, MAX_PORT));
                case "VpcId" -> vpcId = Optional.of(in.name());
                case "TargetType" -> targetType = in.name();
                case "LoadBalancerArns" -> balancers = in.names();
                default -> in.skip();
            }
        }
        String id = in.required(arn, "TargetGroupArn");
        out.add(
                new TargetGroup(
                        id,
                        in.required(name, "TargetGroupName"),
                        protocol,
                        port,
                        vpcId,
                        targetType,
                        balancers,
                        Optional.empty(),
                        Optional.empty()),
                null,
                id);
    }
}
