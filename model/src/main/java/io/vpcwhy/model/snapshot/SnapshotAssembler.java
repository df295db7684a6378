package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.snapshot.Findings.Found;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts the findings of all files together: each resource once, and what two documents tell of one resource joined. */
final class SnapshotAssembler {

    private final Snapshot.Builder builder = Snapshot.builder();
    private final Map<ResourceKind, Map<String, Found<AwsResource>>> resources = new EnumMap<>(ResourceKind.class);
    private final Map<String, Found<BlockPublicAccess>> blockPublicAccess = new LinkedHashMap<>();
    private final SecurityGroupRules rules = new SecurityGroupRules();
    private final PrefixListEntries entries = new PrefixListEntries();
    private final SkippedTally skipped = new SkippedTally();
    private int documents;
    private int files;

    void add(Findings file) throws SnapshotException {
        documents += file.documents;
        files += file.json ? 1 : 0;
        skipped.add(file);
        file.collected.forEach(builder::collected);
        for (Found<AwsResource> found : file.resources) {
            add(found);
        }
        for (Found<BlockPublicAccess> found : file.blockPublicAccess) {
            addOptions(found);
        }
        rules.add(file.rules);
        entries.add(file.prefixListEntries);
    }

    private void add(Found<AwsResource> found) throws SnapshotException {
        ResourceKind kind = ResourceKind.of(found.value().getClass());
        Map<String, Found<AwsResource>> table = resources.computeIfAbsent(kind, k -> new LinkedHashMap<>());
        Found<AwsResource> before = table.putIfAbsent(found.value().id(), found);
        if (before == null) {
            return;
        }
        if (found.value() instanceof Database again && namesAnother(again, (Database) before.value())) {
            add(new Found<>(again.withId(again.arn().orElse(again.id())), found.where()));
            return;
        }
        table.put(found.value().id(), SameResource.joined(kind, before, found));
    }

    // Databases have names, and two accounts, two Regions, or an instance and a cluster may share one.
    private static boolean namesAnother(Database again, Database before) {
        return again.arn().isPresent()
                && before.arn().isPresent()
                && !again.arn().equals(before.arn())
                && !again.id().equals(again.arn().get());
    }

    private void addOptions(Found<BlockPublicAccess> found) throws SnapshotException {
        String subject = found.value().accountId().orElse("") + "/"
                + found.value().region().orElse("");
        Found<BlockPublicAccess> before = blockPublicAccess.putIfAbsent(subject, found);
        if (before != null && !before.value().equals(found.value())) {
            throw SameResource.differs("Block Public Access options", "", before.where(), found.where());
        }
    }

    Snapshot build() throws SnapshotException {
        rules.joinTo(resources.computeIfAbsent(ResourceKind.SECURITY_GROUP, k -> new LinkedHashMap<>()), builder);
        entries.joinTo(resources.computeIfAbsent(ResourceKind.PREFIX_LIST, k -> new LinkedHashMap<>()));
        for (Map<String, Found<AwsResource>> table : resources.values()) {
            for (Found<AwsResource> found : table.values()) {
                builder.add(found.value());
                builder.from(found.value().id(), found.where());
            }
        }
        for (Found<BlockPublicAccess> options : blockPublicAccess.values()) {
            builder.with(options.value());
        }
        return builder.inventory(new Inventory(documents, files, skipped.all())).build();
    }
}
