package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.NetworkInterface;
import java.util.List;
import java.util.stream.Stream;

/** Which network interfaces are a database's, and how sure that is. */
public sealed interface DatabaseAttribution {

    /** All that are or may be its own. */
    List<NetworkInterface> interfaces();

    /** Interfaces that are this database's and no other one's that the snapshot holds. */
    record Certain(List<NetworkInterface> interfaces) implements DatabaseAttribution {
        public Certain {
            interfaces = List.copyOf(interfaces);
        }
    }

    /**
     * Interfaces of which at least one may as well be another database's that is set up alike.
     *
     * @param own those that are no other one's
     * @param shared those that fit others too
     * @param others whose the shared ones may be
     * @param oneForEach whether the shared ones are enough for all that have none of their own; where they are not, an
     *     interface is not in the snapshot, and it cannot be told whose
     */
    record Shared(List<NetworkInterface> own, List<NetworkInterface> shared, List<Database> others, boolean oneForEach)
            implements DatabaseAttribution {
        public Shared {
            own = List.copyOf(own);
            shared = List.copyOf(shared);
            others = List.copyOf(others);
        }

        @Override
        public List<NetworkInterface> interfaces() {
            return Stream.concat(own.stream(), shared.stream()).toList();
        }
    }

    /** All is there that would tell, and no interface fits. */
    record NoneFound() implements DatabaseAttribution {
        @Override
        public List<NetworkInterface> interfaces() {
            return List.of();
        }
    }

    /** The database is in no VPC, and so has no interface in one. */
    record OutsideVpc() implements DatabaseAttribution {
        @Override
        public List<NetworkInterface> interfaces() {
            return List.of();
        }
    }

    /** No interface was found, and no AWS page says how those of this kind of database are known. */
    record Untold() implements DatabaseAttribution {
        @Override
        public List<NetworkInterface> interfaces() {
            return List.of();
        }
    }

    /**
     * What would tell was not collected.
     *
     * @param command the AWS CLI command whose output would
     */
    record NotCollected(String command) implements DatabaseAttribution {
        @Override
        public List<NetworkInterface> interfaces() {
            return List.of();
        }
    }
}
