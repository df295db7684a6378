package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.NetworkInterface;
import java.util.List;

/**
 * An interface that says that a database has it, and that no database of the snapshot is known to have: a database that is
 * known by its interface alone.
 *
 * @param service whose database has it; which of the service's kinds that is, interfaces do not tell
 * @param perhaps databases of the snapshot that it may be after all, for nothing tells which interfaces are theirs
 */
public record UnclaimedInterface(NetworkInterface networkInterface, Database.Service service, List<Database> perhaps) {
    public UnclaimedInterface {
        perhaps = List.copyOf(perhaps);
    }
}
