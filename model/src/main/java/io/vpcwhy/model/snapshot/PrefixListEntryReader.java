package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.ip.Cidr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one entry of a prefix list. The answer of get-managed-prefix-list-entries does not say whose entries they are:
 * the name of the file, or of a folder above it, does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetManagedPrefixListEntries.html">GetManagedPrefixListEntries</a>
 */
final class PrefixListEntryReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.PREFIX_LIST;
    }

    @Override
    public void begin(Findings out) {
        SubjectId.find(out.file(), "pl-")
                .ifPresent(id -> out.prefixListEntries.add(out.found(new Findings.Entries(id, List.of()), null, null)));
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable Cidr cidr = null;
        for (in.object(); in.nextField(); ) {
            if (in.field().equals("Cidr")) {
                cidr = in.cidr();
            } else {
                in.skip();
            }
        }
        Cidr entry = in.required(cidr, "Cidr");
        String id = SubjectId.find(out.file(), "pl-").orElse(null);
        if (id == null) {
            throw in.wrong(
                    "entries of a prefix list that is not named",
                    "a file or folder named after the list, such as pl-0123456789abcdef0.json, is expected");
        }
        out.prefixListEntries.add(out.found(new Findings.Entries(id, List.of(entry)), null, null));
    }
}
