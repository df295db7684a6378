package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.TargetGroup.Target;
import io.vpcwhy.model.snapshot.Findings.GroupTargets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads one target of describe-target-health, whose answer does not say which group it is about: the name of the file
 * does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealthDescription.html">TargetHealthDescription</a>
 */
final class TargetHealthReader implements ResourceReader {

    private static final int MAX_PORT = 65_535;

    @Override
    public @Nullable ResourceKind kind() {
        return null;
    }

    @Override
    public void begin(Findings out) {
        out.targets.add(new GroupTargets(out.file(), List.of(), Optional.empty()));
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        out.targets.add(new GroupTargets(out.file(), List.of(target(in)), Optional.empty()));
    }

    static Target target(JsonCursor in) throws SnapshotException {
        @Nullable String id = null;
        OptionalInt port = OptionalInt.empty();
        @Nullable String health = null;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "Target" -> {
                    for (in.object(); in.nextField(); ) {
                        switch (in.field()) {
                            case "Id" -> id = in.name();
                            case "Port" -> port = OptionalInt.of(in.integer(1, MAX_PORT));
                            default -> in.skip();
                        }
                    }
                }
                case "TargetHealth" -> health = in.nameUnder("State");
                default -> in.skip();
            }
        }
        return new Target(in.required(id, "Target.Id"), port, health == null ? "unknown" : health);
    }
}
