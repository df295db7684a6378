package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.ResourceGroup;
import io.vpcwhy.model.snapshot.Found.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a resource group, which the name of the file says. AWS prints them twice, in an older and in a
 * newer form; a template's {@code Resources} are neither.
 *
 * @see <a href="https://docs.aws.amazon.com/ARG/latest/APIReference/API_ListGroupResources.html">ListGroupResources</a>
 */
final class GroupResourcesReader implements ResourceReader {

    private static final String COMMAND = "list-group-resources-";

    private final String key;

    GroupResourcesReader(String key) {
        this.key = key;
    }

    @Override
    public @Nullable ResourceKind kind() {
        return null;
    }

    @Override
    public boolean single() {
        return true;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        if (!in.atArray()) {
            in.skip();
            out.skipped(key, 1);
            return;
        }
        List<String> arns = new ArrayList<>();
        for (in.array(); in.nextElement(); ) {
            Optional<String> arn = arn(in);
            arn.ifPresentOrElse(arns::add, () -> out.skipped(key, 1));
        }
        Place place = out.place(null, null);
        out.resourceGroups.add(new ResourceGroup(
                groupName(out.file()), place.account(), place.region(), Optional.empty(), Optional.of(arns)));
    }

    /** The older form has the ARN itself, the newer one in a member. */
    private static Optional<String> arn(JsonCursor in) throws SnapshotException {
        if (!in.atObject()) {
            in.skip();
            return Optional.empty();
        }
        @Nullable String arn = null;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "ResourceArn" -> arn = in.name();
                case "Identifier" -> arn = in.nameUnder("ResourceArn");
                default -> in.skip();
            }
        }
        return Optional.ofNullable(arn);
    }

    private static String groupName(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int end = file.indexOf(".json");
        String stem = end < 0 ? file : file.substring(0, end);
        return stem.startsWith(COMMAND) ? stem.substring(COMMAND.length()) : stem;
    }
}
