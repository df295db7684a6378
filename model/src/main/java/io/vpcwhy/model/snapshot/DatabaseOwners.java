package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import java.util.List;
import java.util.Set;

/**
 * Which databases an RDS interface may belong to. AWS does not tell: an interface fits a database when it stands in one
 * of the subnets of the database's subnet group and carries exactly its security groups.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html">DB
 *     instances in a VPC</a>
 */
public final class DatabaseOwners {

    private DatabaseOwners() {}

    /** The databases that fit: none for an interface of another service, several where they are set up alike. */
    public static List<Database> of(Snapshot snapshot, NetworkInterface nic) {
        if (InterfaceOwner.of(nic).kind() != InterfaceOwner.Kind.RDS) {
            return List.of();
        }
        Set<String> groups = Set.copyOf(nic.groupIds());
        return snapshot.all(Database.class).stream()
                .filter(database -> database.subnetIds().contains(nic.subnetId()))
                .filter(database -> Set.copyOf(database.securityGroupIds()).equals(groups))
                .toList();
    }
}
