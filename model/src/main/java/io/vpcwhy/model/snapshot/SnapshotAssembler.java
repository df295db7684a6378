package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.BlockPublicAccess;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the findings of all files together: each resource once, and what two documents tell of one resource joined. */
final class SnapshotAssembler {

    private final Snapshot.Builder builder = Snapshot.builder();
    private final Map<ResourceKind, Map<String, Found<AwsResource>>> resources = new EnumMap<>(ResourceKind.class);
    private final Map<String, Found<BlockPublicAccess>> blockPublicAccess = new LinkedHashMap<>();
    private final SecurityGroupRules rules = new SecurityGroupRules();
    private final PrefixListEntries entries = new PrefixListEntries();
    private final TransitGatewayRoutes transitGatewayRoutes = new TransitGatewayRoutes();
    private final TargetGroups targetGroups = new TargetGroups();
    private final DatabaseSubnets databaseSubnets = new DatabaseSubnets();
    private final SkippedTally skipped = new SkippedTally();
    private final List<Inventory.Unanswered> unanswered = new ArrayList<>();
    private int documents;
    private int files;

    void add(Findings file) throws SnapshotException {
        documents += file.documents;
        files += file.json ? 1 : 0;
        skipped.add(file);
        unanswered.addAll(file.unanswered);
        file.collected.forEach(kind -> builder.collected(kind, file.folder()));
        ResourceTables.addAll(resources, file.resources);
        for (Found<BlockPublicAccess> found : file.blockPublicAccess) {
            addOptions(found);
        }
        rules.add(file.rules);
        builder.take(file.ruleLines);
        entries.add(file.prefixListEntries);
        transitGatewayRoutes.add(file.transitGatewayRoutes);
        targetGroups.add(file.targets);
        databaseSubnets.add(file.subnetGroups);
        file.databaseKinds.forEach(builder::collected);
        file.resourceGroups.forEach(builder::with);
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
        transitGatewayRoutes.joinTo(
                resources.computeIfAbsent(ResourceKind.TRANSIT_GATEWAY_ROUTE_TABLE, k -> new LinkedHashMap<>()));
        targetGroups.joinTo(resources.computeIfAbsent(ResourceKind.TARGET_GROUP, k -> new LinkedHashMap<>()));
        databaseSubnets.joinTo(resources.computeIfAbsent(ResourceKind.DATABASE, k -> new LinkedHashMap<>()));
        resources.forEach(builder::take);
        for (Found<BlockPublicAccess> options : blockPublicAccess.values()) {
            builder.with(options.value());
        }
        return builder.inventory(new Inventory(documents, files, skipped.all(), unanswered))
                .build();
    }
}
