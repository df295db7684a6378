package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.VPC;
import static io.vpcwhy.model.snapshot.Documents.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.snapshot.Gap.DatabasesNotCollected;
import io.vpcwhy.model.snapshot.Gap.MissingResource;
import io.vpcwhy.model.snapshot.Gap.MissingSubnetGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is missing of databases. */
class DatabaseGapsTest {

    private static final String CACHE = "{'CacheClusters': [{'CacheClusterId': 'sessions', 'Engine': 'redis',"
            + " 'CacheSubnetGroupName': 'private', 'SecurityGroups': [{'SecurityGroupId': 'sg-1'}]}]}";

    private static final String NIC = "{'NetworkInterfaces': [{'NetworkInterfaceId': 'eni-1', 'VpcId': 'vpc-1',"
            + " 'SubnetId': 'subnet-1', 'PrivateIpAddress': '10.0.1.10', 'Groups': [], 'Description': 'TEXT'}]}";

    @Test
    void whatADatabaseNamesAndIsNotThereIsTold() throws SnapshotException {
        assertThat(GapFinder.find(readAll(
                        VPC,
                        CACHE,
                        "{'CacheSubnetGroups': [{'CacheSubnetGroupName': 'private', 'VpcId': 'vpc-2',"
                                + " 'Subnets': [{'SubnetIdentifier': 'subnet-1'}]}]}",
                        "{'Subnets': []}",
                        "{'SecurityGroups': []}")))
                .contains(
                        new MissingResource(ResourceKind.VPC, "vpc-2", List.of("sessions"), 1),
                        new MissingResource(ResourceKind.SUBNET, "subnet-1", List.of("sessions"), 1),
                        new MissingResource(ResourceKind.SECURITY_GROUP, "sg-1", List.of("sessions"), 1));
    }

    @Test
    void aSubnetGroupThatNothingTellsIsToldWithItsCommand() throws SnapshotException {
        assertThat(GapFinder.find(readAll(VPC, CACHE)))
                .filteredOn(MissingSubnetGroup.class::isInstance)
                .containsExactly(
                        new MissingSubnetGroup(Database.Service.ELASTICACHE, "private", List.of("sessions"), 1))
                .first()
                .extracting(Gap::command)
                .isEqualTo("aws elasticache describe-cache-subnet-groups");
    }

    @Test
    void interfacesOfAServiceWhoseDatabasesWereNotCollectedAreTold() throws SnapshotException {
        for (Database.Kind kind : List.of(
                Database.Kind.CACHE_CLUSTER,
                Database.Kind.REDSHIFT_CLUSTER,
                Database.Kind.OPENSEARCH_DOMAIN,
                Database.Kind.MEMORYDB_CLUSTER,
                Database.Kind.DAX_CLUSTER,
                Database.Kind.DB_INSTANCE)) {
            String text = switch (kind) {
                case CACHE_CLUSTER -> "ElastiCache sessions";
                case REDSHIFT_CLUSTER -> "RedshiftNetworkInterface";
                case OPENSEARCH_DOMAIN -> "ES logs";
                case MEMORYDB_CLUSTER -> "MemoryDB ledger";
                case DAX_CLUSTER -> "DAX items";
                default -> "RDSNetworkInterface";
            };
            DatabasesNotCollected gap = new DatabasesNotCollected(kind, List.of("eni-1"), 1);
            assertThat(GapFinder.find(readAll(VPC, NIC.replace("TEXT", text), "{'ReplicationGroups': []}")))
                    .contains(gap);
            assertThat(gap.command()).isEqualTo(kind.command());
        }
    }

    @Test
    void whatWasCollectedIsNoGap() throws SnapshotException {
        assertThat(GapFinder.find(readAll(VPC, NIC.replace("TEXT", "ElastiCache sessions"), "{'CacheClusters': []}")))
                .noneMatch(DatabasesNotCollected.class::isInstance);
        assertThat(GapFinder.find(readAll(VPC, NIC.replace("TEXT", "RDSNetworkInterface"))))
                .noneMatch(DatabasesNotCollected.class::isInstance);
    }
}
