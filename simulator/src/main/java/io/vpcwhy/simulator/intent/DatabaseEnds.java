package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.DatabaseAttribution;
import io.vpcwhy.model.snapshot.DatabaseInterfaces;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.trace.Leg;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out which interfaces ends stand for that name databases. Where one of a database's interfaces may not be in the
 * snapshot, that is not known of the end.
 */
final class DatabaseEnds {

    private final Snapshot snapshot;
    private final DatabaseInterfaces interfaces;

    DatabaseEnds(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.interfaces = new DatabaseInterfaces(snapshot);
    }

    /** Adds the databases of a name, and says whether there are any. */
    boolean add(String name, IntentParty.Builder party) {
        List<Database> called = snapshot.all(Database.class).stream()
                .filter(database -> isCalled(database, name))
                .toList();
        called.forEach(database -> add(database, party));
        return !called.isEmpty();
    }

    private static boolean isCalled(Database database, String name) {
        return Stream.of(database.id(), database.name(), database.arn().orElse(""))
                        .anyMatch(name::equals)
                || database.endpoints().stream()
                        .anyMatch(endpoint -> endpoint.address().equalsIgnoreCase(name));
    }

    private void add(Database database, IntentParty.Builder party) {
        DatabaseAttribution attribution = interfaces.of(database);
        if (attribution instanceof DatabaseAttribution.Shared shared) {
            shared.own().forEach(party::add);
            shared.shared().forEach(party::addPerhaps);
        } else {
            attribution.interfaces().forEach(party::add);
        }
        addUnknown(database, party);
        snapshot.all(Database.class).stream()
                .filter(member -> member.isMemberOf(database))
                .forEach(member -> addUnknown(member, party));
    }

    /** Adds every interface of a database, and says whether the snapshot holds any, or a database. */
    boolean addAll(IntentParty.Builder party) {
        List<NetworkInterface> own = snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> !interfaces.kinds(nic).isEmpty())
                .toList();
        own.forEach(party::add);
        snapshot.all(Database.class).forEach(database -> addUnknown(database, party));
        return !own.isEmpty() || !snapshot.all(Database.class).isEmpty();
    }

    private void addUnknown(Database database, IntentParty.Builder party) {
        DatabaseAttribution attribution = interfaces.of(database);
        if (attribution instanceof DatabaseAttribution.OutsideVpc) {
            party.addUnknown(new Leg.Unknown(
                    Leg.Unknown.Reason.NOT_MODELLED, "database " + database.id() + ", which is in no VPC,"));
        } else if (attribution.interfaces().isEmpty()) {
            party.addUnknown(
                    new Leg.Unknown(Leg.Unknown.Reason.NOT_COLLECTED, "the interface of database " + database.id()));
        } else if (attribution instanceof DatabaseAttribution.Shared shared && !shared.oneForEach()) {
            String any = Stream.concat(Stream.of(database), shared.others().stream())
                    .map(Database::id)
                    .sorted()
                    .collect(Collectors.joining(" or "));
            party.addUnknown(new Leg.Unknown(Leg.Unknown.Reason.NOT_COLLECTED, "the interface of database " + any));
        }
    }
}
