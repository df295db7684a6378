package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.TargetGroup.Target;
import io.vpcwhy.model.snapshot.Findings.GroupTargets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the targets of one group as Batfish keeps them: with the group's ARN beside them. */
final class TargetHealthGroupReader implements ResourceReader {

    @Override
    public @Nullable ResourceKind kind() {
        return null;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String arn = null;
        List<Target> targets = new ArrayList<>();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "TargetGroupArn" -> arn = in.name();
                case "TargetHealthDescriptions" -> {
                    for (in.array(); in.nextElement(); ) {
                        targets.add(TargetHealthReader.target(in));
                    }
                }
                default -> in.skip();
            }
        }
        out.targets.add(new GroupTargets(in.required(arn, "TargetGroupArn"), targets, Optional.empty()));
    }
}
