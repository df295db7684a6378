package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.ip.Cidr;
import java.util.ArrayList;
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

    /** A value and where it was read. */
    record Found<T>(T value, Provenance where) {}

    /** Entries of a prefix list that were told apart from the list. */
    record Entries(String prefixListId, List<Cidr> cidrs) {}

    private final String file;
    private final Optional<String> folderAccount;
    private final Optional<String> folderRegion;
    private final Map<String, Optional<String>> known = new HashMap<>();
    private final Map<String, Optional<String>> regionByZone = new HashMap<>();

    final List<Found<AwsResource>> resources = new ArrayList<>();
    final List<Found<SecurityGroupRule>> rules = new ArrayList<>();
    final List<Found<Entries>> prefixListEntries = new ArrayList<>();
    final List<Found<BlockPublicAccess>> blockPublicAccess = new ArrayList<>();
    final Set<ResourceKind> collected = EnumSet.noneOf(ResourceKind.class);
    final Map<String, Long> skippedKeys = new LinkedHashMap<>();
    int documents;
    int otherDocuments;
    boolean json = true;
    private int line = 1;

    Findings(String file) {
        this.file = file;
        this.folderAccount = Placement.accountOfPath(file);
        this.folderRegion = Placement.regionOfPath(file);
    }

    /** The name of the file. */
    String file() {
        return file;
    }

    Optional<String> folderAccount() {
        return folderAccount;
    }

    Optional<String> folderRegion() {
        return folderRegion;
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
    void add(AwsResource resource, @Nullable String account, @Nullable String zoneOrArn) {
        resources.add(new Found<>(resource, where(account, zoneOrArn)));
    }

    /** Where the element at hand was read. */
    Provenance where(@Nullable String account, @Nullable String zoneOrArn) {
        return new Provenance(file, line, account(account, zoneOrArn), region(zoneOrArn));
    }

    void skipped(String key, long items) {
        skippedKeys.merge(key, items, Long::sum);
    }

    private Optional<String> account(@Nullable String account, @Nullable String arn) {
        if (account != null && Placement.isAccount(account)) {
            return shared(account);
        }
        Optional<String> ofArn = arn == null ? Optional.empty() : Placement.accountOfArn(arn);
        return ofArn.isPresent() ? shared(ofArn.get()) : folderAccount;
    }

    private Optional<String> region(@Nullable String zoneOrArn) {
        if (zoneOrArn == null) {
            return folderRegion;
        }
        Optional<String> told = regionByZone.get(zoneOrArn);
        if (told == null) {
            told = Placement.regionOf(zoneOrArn).flatMap(this::shared);
            // ARNs are all different: keeping them would only fill the table.
            if (!zoneOrArn.startsWith("arn:")) {
                regionByZone.put(zoneOrArn, told);
            }
        }
        return told.isPresent() ? told : folderRegion;
    }

    private Optional<String> shared(String value) {
        Optional<String> before = known.get(value);
        if (before == null) {
            before = Optional.of(value);
            known.put(value, before);
        }
        return before;
    }
}
