package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.snapshot.Findings.GroupTargets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one attribute of describe-target-group-attributes, whose answer does not say which group it is about: the name
 * of the file does. Other commands print attributes too; theirs are passed over.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html">TargetGroupAttribute</a>
 */
final class TargetGroupAttributeReader implements ResourceReader {

    private static final String KEY = "preserve_client_ip.enabled";

    @Override
    public @Nullable ResourceKind kind() {
        return null;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        if (!out.file().contains("target-group-attributes")) {
            in.skip();
            out.skipped("Attributes", 1);
            return;
        }
        String key = "";
        String value = "";
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "Key" -> key = in.string();
                case "Value" -> value = in.string();
                default -> in.skip();
            }
        }
        if (key.equals(KEY)) {
            out.targets.add(new GroupTargets(out.file(), List.of(), Optional.of(value.equals("true"))));
        }
    }
}
