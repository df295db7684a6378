package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import java.util.Collection;
import java.util.List;

/**
 * Which databases one RDS interface may belong to, for a single question; {@link DatabaseInterfaces} answers for all
 * services, and many questions.
 */
public final class DatabaseOwners {

    private DatabaseOwners() {}

    /** The databases that fit: none for an interface of another service, several where they are set up alike. */
    public static List<Database> of(Snapshot snapshot, NetworkInterface nic) {
        InterfaceOwner owner = InterfaceOwner.of(nic);
        if (owner.kind() != InterfaceOwner.Kind.RDS) {
            return List.of();
        }
        Collection<Database> all = snapshot.all(Database.class);
        return all.stream()
                .filter(database -> DatabaseInterfaces.alike(database, nic, owner))
                .filter(database -> all.stream().noneMatch(other -> other.isMemberOf(database)))
                .toList();
    }
}
