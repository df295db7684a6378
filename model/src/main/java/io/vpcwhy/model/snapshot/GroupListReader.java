package io.vpcwhy.model.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * Passes over the list of an account's resource groups: what is in them, other answers tell. Lists of other services'
 * groups are counted as not known, and so is why a group's members could not be found.
 *
 * @see <a href="https://docs.aws.amazon.com/ARG/latest/APIReference/API_ListGroups.html">ListGroups</a>
 */
final class GroupListReader implements ResourceReader {

    private final String key;

    GroupListReader(String key) {
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
        for (in.array(); in.nextElement(); ) {
            boolean group = in.atObject() && in.nameUnder("GroupArn") != null;
            if (!group) {
                in.skip();
                out.skipped(key, 1);
            }
        }
    }
}
