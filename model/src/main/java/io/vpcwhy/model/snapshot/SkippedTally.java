package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.snapshot.Inventory.Reason;
import io.vpcwhy.model.snapshot.Inventory.Skipped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what the reader passed over. */
final class SkippedTally {

    private final Map<String, Skipped> keys = new LinkedHashMap<>();
    private final List<Skipped> files = new ArrayList<>();

    void add(Findings file) {
        if (!file.json) {
            files.add(new Skipped(Reason.NOT_JSON, file.file(), 0, file.file()));
        } else if (file.otherDocuments > 0) {
            files.add(new Skipped(Reason.NO_RESOURCES, file.file(), 0, file.file()));
        }
        file.skippedKeys.forEach((key, items) -> keys.merge(
                key,
                new Skipped(Reason.UNKNOWN_KIND, key, items, file.file()),
                (before, now) -> new Skipped(before.reason(), key, before.items() + now.items(), before.example())));
    }

    /** Keys with the most items first, then the files in reading order. */
    List<Skipped> all() {
        List<Skipped> all = new ArrayList<>(keys.values());
        all.sort((a, b) -> Long.compare(b.items(), a.items()));
        all.addAll(files);
        return all;
    }
}
