package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.ResourceGroup;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.snapshot.Found.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one file held, in the order in which it stood there. */
final class Findings {

    /** Entries of a prefix list that were told apart from the list. */
    record Entries(String prefixListId, List<Cidr> cidrs) {}

    /**
     * What a document tells of a transit gateway route table apart from the table.
     *
     * @param routes its routes, or the static ones of them
     * @param propagations attachments that propagate into it
     */
    record TableRoutes(String tableId, List<TransitGatewayRoute> routes, List<String> propagations) {}

    /**
     * What a document tells of a target group apart from the group.
     *
     * @param subject the group's ARN, or the file whose name says which group it is
     * @param preserveClientIp where the document tells of it; it then tells no targets
     */
    record GroupTargets(String subject, List<TargetGroup.Target> targets, Optional<Boolean> preserveClientIp) {}

    /**
     * The subnets of a subnet group, which databases name.
     *
     * @param name chosen by its owner, and no other group's of the same service, account and Region
     */
    record SubnetGroup(Database.Service service, String name, Optional<String> vpcId, List<String> subnetIds) {}

    private final FilePart part;
    private final Optional<String> folderAccount;
    private final Optional<String> folderRegion;
    private final Map<String, Optional<String>> regionByZone = new HashMap<>();

    final Map<ResourceKind, Map<String, Found<AwsResource>>> resources = new EnumMap<>(ResourceKind.class);
    final List<Found<SecurityGroupRule>> rules = new ArrayList<>();
    final Map<String, Found<RuleLines>> ruleLines = new LinkedHashMap<>();
    final List<Found<Entries>> prefixListEntries = new ArrayList<>();
    final List<Found<TableRoutes>> transitGatewayRoutes = new ArrayList<>();
    final List<GroupTargets> targets = new ArrayList<>();
    final List<Found<SubnetGroup>> subnetGroups = new ArrayList<>();
    final Set<Database.Kind> databaseKinds = EnumSet.noneOf(Database.Kind.class);
    final List<Found<BlockPublicAccess>> blockPublicAccess = new ArrayList<>();
    final List<ResourceGroup> resourceGroups = new ArrayList<>();
    final List<Inventory.Unanswered> unanswered = new ArrayList<>();
    final Set<ResourceKind> collected = EnumSet.noneOf(ResourceKind.class);
    final Map<String, Long> skippedKeys = new LinkedHashMap<>();
    int documents;
    int otherDocuments;
    boolean json = true;
    int lines;
    String lastKey = "";
    private int line = 1;
    private Place place;

    Findings(String file) {
        this.part = new FilePart(file);
        this.place = new Place(part, Optional.empty(), Optional.empty());
        this.folderAccount = Placement.accountOfPath(file);
        this.folderRegion = Placement.regionOfPath(file);
    }

    /** The name of the file. */
    String file() {
        return part.file();
    }

    /** What the file's folders tell. */
    Snapshot.Folder folder() {
        return new Snapshot.Folder(folderAccount, folderRegion);
    }

    FilePart part() {
        return part;
    }

    /** Says that what is added next begins on this line. */
    void at(int line) {
        this.line = line;
    }

    /**
     * Adds a resource.
     *
     * @param account of the owner, where the document tells it
     * @param zoneOrArn whatever of the document tells the Region
     */
    void add(AwsResource resource, @Nullable String account, @Nullable String zoneOrArn) throws SnapshotException {
        ResourceTables.add(resources, found(resource, account, zoneOrArn));
    }

    /** Adds where the rules of a group stand. Of several tellings, which say the same, one is enough. */
    void add(SecurityGroup group, RuleLines lines, @Nullable String account, @Nullable String zoneOrArn) {
        ruleLines.putIfAbsent(group.id(), found(lines, account, zoneOrArn));
    }

    /** A value with the place of the element at hand. */
    <T> Found<T> found(T value, @Nullable String account, @Nullable String zoneOrArn) {
        return new Found<>(value, place(account, zoneOrArn), line);
    }

    /** The place that most elements of a file share. */
    Place place(@Nullable String account, @Nullable String zoneOrArn) {
        Optional<String> toldAccount = account(account, zoneOrArn);
        Optional<String> toldRegion = region(zoneOrArn);
        if (!toldAccount.equals(place.account()) || !toldRegion.equals(place.region())) {
            place = new Place(part, toldAccount, toldRegion);
        }
        return place;
    }

    /** Adds what the next part of the same file held. */
    void append(Findings next) throws SnapshotException {
        ResourceTables.addAll(resources, next.resources);
        rules.addAll(next.rules);
        next.ruleLines.forEach(ruleLines::putIfAbsent);
        prefixListEntries.addAll(next.prefixListEntries);
        transitGatewayRoutes.addAll(next.transitGatewayRoutes);
        targets.addAll(next.targets);
        subnetGroups.addAll(next.subnetGroups);
        databaseKinds.addAll(next.databaseKinds);
        blockPublicAccess.addAll(next.blockPublicAccess);
        resourceGroups.addAll(next.resourceGroups);
        unanswered.addAll(next.unanswered);
        collected.addAll(next.collected);
        next.skippedKeys.forEach(this::skipped);
        // The first of its documents is the rest of this one's last.
        documents += next.documents - 1;
        otherDocuments += next.otherDocuments;
    }

    void skipped(String key, long items) {
        skippedKeys.merge(key, items, Long::sum);
    }

    private Optional<String> account(@Nullable String account, @Nullable String arn) {
        if (account != null && Placement.isAccount(account)) {
            return Optional.of(account);
        }
        Optional<String> ofArn = arn == null ? Optional.empty() : Placement.accountOfArn(arn);
        return ofArn.isPresent() ? ofArn : folderAccount;
    }

    private Optional<String> region(@Nullable String zoneOrArn) {
        if (zoneOrArn == null) {
            return folderRegion;
        }
        Optional<String> told = regionByZone.get(zoneOrArn);
        if (told == null) {
            told = Placement.regionOf(zoneOrArn);
            // ARNs are all different: keeping them would only fill the table.
            if (!zoneOrArn.startsWith("arn:")) {
                regionByZone.put(zoneOrArn, told);
            }
        }
        return told.isPresent() ? told : folderRegion;
    }
}
