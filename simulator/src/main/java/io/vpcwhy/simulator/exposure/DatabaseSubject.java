package io.vpcwhy.simulator.exposure;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.DatabaseAttribution;
import io.vpcwhy.model.snapshot.UnclaimedInterface;
import java.util.List;
import java.util.Optional;

/** What is asked whether the internet reaches it: a database, by its own document or by its interface alone. */
public sealed interface DatabaseSubject {

    /** The database's id, or else the interface's. */
    String id();

    /** All that are or may be its own. */
    List<NetworkInterface> interfaces();

    /** The ports at which it listens, as far as anything tells: otherwise every port. */
    List<PortRange> ports();

    /** AWS's flag of that name, where told. */
    Optional<Boolean> publiclyAccessible();

    /**
     * A database of the snapshot.
     *
     * @param attribution which interfaces are its own, and how sure that is
     */
    record Collected(Database database, DatabaseAttribution attribution) implements DatabaseSubject {
        @Override
        public String id() {
            return database.id();
        }

        @Override
        public List<NetworkInterface> interfaces() {
            return attribution.interfaces();
        }

        @Override
        public List<PortRange> ports() {
            return database.ports().isEmpty()
                    ? List.of(PortRange.ALL)
                    : database.ports().stream().map(PortRange::of).toList();
        }

        @Override
        public Optional<Boolean> publiclyAccessible() {
            return database.publiclyAccessible();
        }
    }

    /** A database of which an interface alone tells. */
    record ByInterface(UnclaimedInterface unclaimed) implements DatabaseSubject {
        @Override
        public String id() {
            return unclaimed.networkInterface().id();
        }

        @Override
        public List<NetworkInterface> interfaces() {
            return List.of(unclaimed.networkInterface());
        }

        @Override
        public List<PortRange> ports() {
            return List.of(PortRange.ALL);
        }

        @Override
        public Optional<Boolean> publiclyAccessible() {
            return Optional.empty();
        }
    }
}
