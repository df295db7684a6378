package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.ip.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a prefix list as describe-managed-prefix-lists tells it, without entries, or as describe-prefix-lists does, with
 * them.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ManagedPrefixList.html">ManagedPrefixList</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_PrefixList.html">PrefixList</a>
 */
final class PrefixListReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.PREFIX_LIST;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String name = null;
        @Nullable String owner = null;
        @Nullable String arn = null;
        @Nullable List<Cidr> entries = null;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "PrefixListId" -> id = in.name();
                case "PrefixListName" -> name = in.string();
                case "OwnerId" -> owner = in.string();
                case "PrefixListArn" -> arn = in.string();
                case "Cidrs" -> entries = cidrs(in);
                default -> in.skip();
            }
        }
        PrefixList list = new PrefixList(
                in.required(id, "PrefixListId"), Optional.ofNullable(name), Optional.ofNullable(entries));
        out.add(list, owner, arn);
    }

    private static List<Cidr> cidrs(JsonCursor in) throws SnapshotException {
        List<Cidr> cidrs = new ArrayList<>();
        for (in.array(); in.nextElement(); ) {
            cidrs.add(in.cidr());
        }
        return cidrs;
    }
}
