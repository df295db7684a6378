package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.DatabaseAttribution.Certain;
import io.vpcwhy.model.snapshot.DatabaseAttribution.NoneFound;
import io.vpcwhy.model.snapshot.DatabaseAttribution.NotCollected;
import io.vpcwhy.model.snapshot.DatabaseAttribution.OutsideVpc;
import io.vpcwhy.model.snapshot.DatabaseAttribution.Shared;
import io.vpcwhy.model.snapshot.DatabaseAttribution.Untold;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which network interfaces are whose database's. */
class DatabaseInterfacesTest {

    private static final String NO_INSTANCES = "{'DBInstances': []}";

    private static final String SESSIONS = "{'CacheClusters': [{'CacheClusterId': 'sessions-001', 'Engine': 'redis',"
            + " 'ReplicationGroupId': 'sessions', 'CacheSubnetGroupName': 'g', 'SecurityGroups': []}]}";

    private static final String GROUP =
            "{'ReplicationGroups': [{'ReplicationGroupId': 'sessions', 'Status': 'available', 'NodeGroups': []}]}";

    private static String nic(String id, String subnet, String address, String group, String description) {
        return "{'NetworkInterfaceId': '" + id + "', 'VpcId': 'vpc-1', 'SubnetId': '" + subnet
                + "', 'PrivateIpAddress': '" + address + "', 'Groups': [{'GroupId': '" + group + "'}], 'Description': '"
                + description + "'}";
    }

    private static String rds(String id, String subnet, String address, String group) {
        return nic(id, subnet, address, group, "RDSNetworkInterface");
    }

    private static String nics(String... all) {
        return "{'NetworkInterfaces': [" + String.join(",", all) + "]}";
    }

    private static String instance(String name, String group, String more, String... subnets) {
        String told = Stream.of(subnets)
                .map(id -> "{'SubnetIdentifier': '" + id + "'}")
                .collect(Collectors.joining(","));
        return "{'DBInstances': [{'DBInstanceIdentifier': '" + name + "', 'Engine': 'postgres', "
                + "'VpcSecurityGroups': [{'VpcSecurityGroupId': '" + group + "'}], " + more
                + "'DBSubnetGroup': {'DBSubnetGroupName': 'g', 'VpcId': 'vpc-1', 'Subnets': [" + told + "]}}]}";
    }

    private static DatabaseAttribution of(Snapshot snapshot, String name) {
        return new DatabaseInterfaces(snapshot)
                .of(snapshot.find(Database.class, name).orElseThrow());
    }

    private static List<String> ids(List<NetworkInterface> nics) {
        return nics.stream().map(NetworkInterface::id).toList();
    }

    private static void assertCertain(Snapshot snapshot, String name, String... ids) {
        assertThat(of(snapshot, name))
                .isInstanceOfSatisfying(
                        Certain.class,
                        certain -> assertThat(ids(certain.interfaces())).containsExactlyInAnyOrder(ids));
    }

    @Test
    void anRdsInterfaceInTheSubnetsWithExactlyTheGroupsIsTheInstances() throws SnapshotException {
        Snapshot snapshot = readAll(
                instance("orders", "sg-1", "", "subnet-1", "subnet-2"),
                nics(
                        rds("eni-1", "subnet-2", "10.0.2.5", "sg-1"),
                        rds("eni-2", "subnet-2", "10.0.2.6", "sg-2"),
                        rds("eni-3", "subnet-3", "10.0.3.5", "sg-1"),
                        nic("eni-4", "subnet-1", "10.0.1.5", "sg-1", "RedshiftNetworkInterface"),
                        nic("eni-5", "subnet-1", "10.0.1.6", "sg-1", "web")));
        assertCertain(snapshot, "orders", "eni-1");
        assertThat(new DatabaseInterfaces(snapshot)
                        .owners(snapshot.find(NetworkInterface.class, "eni-2").orElseThrow()))
                .isEmpty();
    }

    @Test
    void aGroupThatIsBeingAddedOrRemovedCountsNeitherForNorAgainst() throws SnapshotException {
        for (String status : List.of("removing", "adding")) {
            Snapshot snapshot = readAll(
                    instance("orders", "sg-1", "", "subnet-1", "subnet-2", "subnet-3")
                            .replace(
                                    "'sg-1'}",
                                    "'sg-1', 'Status': 'active'}, {'VpcSecurityGroupId': 'sg-2', 'Status': '" + status
                                            + "'}"),
                    nics(
                            rds("eni-1", "subnet-1", "10.0.1.5", "sg-1"),
                            rds("eni-2", "subnet-2", "10.0.2.5", "sg-1'}, {'GroupId': 'sg-2"),
                            rds("eni-3", "subnet-3", "10.0.3.5", "sg-2")));
            assertCertain(snapshot, "orders", "eni-1", "eni-2");
        }
    }

    @Test
    void whereSeveralDatabasesFitAllAreNamed() throws SnapshotException {
        Snapshot snapshot = readAll(
                instance("orders", "sg-1", "", "subnet-1", "subnet-2"),
                instance("billing", "sg-1", "", "subnet-2", "subnet-3"),
                nics(rds("eni-1", "subnet-1", "10.0.1.5", "sg-1"), rds("eni-2", "subnet-2", "10.0.2.5", "sg-1")));
        assertThat(of(snapshot, "orders")).isInstanceOfSatisfying(Shared.class, shared -> {
            assertThat(ids(shared.own())).containsExactly("eni-1");
            assertThat(ids(shared.shared())).containsExactly("eni-2");
            assertThat(ids(shared.interfaces())).containsExactly("eni-1", "eni-2");
            assertThat(shared.others()).extracting(Database::name).containsExactly("billing");
        });
        assertThat(new DatabaseInterfaces(snapshot)
                        .owners(snapshot.find(NetworkInterface.class, "eni-2").orElseThrow()))
                .extracting(Database::name)
                .containsExactly("orders", "billing");
    }

    @Test
    void anEndpointThatTellsAnAddressDecides() throws SnapshotException {
        String publicNic = rds("eni-1", "subnet-1", "10.0.1.5", "sg-1")
                .replace("'Groups'", "'Association': {'PublicIp': '203.0.113.25'}, 'Groups'");
        for (String address : List.of("10.0.1.5", "203.0.113.25", "ec2-203-0-113-25.compute-1.amazonaws.com")) {
            Snapshot snapshot = readAll(
                    instance("orders", "sg-1", "'Endpoint': {'Address': '" + address + "', 'Port': 5432},", "subnet-1"),
                    instance("billing", "sg-1", "", "subnet-1"),
                    nics(publicNic, rds("eni-2", "subnet-1", "10.0.1.6", "sg-1")));
            assertCertain(snapshot, "orders", "eni-1");
            assertCertain(snapshot, "billing", "eni-2");
        }
    }

    @Test
    void aClusterHasTheInterfacesOfItsInstances() throws SnapshotException {
        Snapshot snapshot = readAll(
                "{'DBClusters': [{'DBClusterIdentifier': 'orders', 'Engine': 'aurora', 'DBSubnetGroup': 'g',"
                        + " 'VpcSecurityGroups': [{'VpcSecurityGroupId': 'sg-1'}]}]}",
                instance("orders-1", "sg-1", "'DBClusterIdentifier': 'orders',", "subnet-1"),
                instance("orders-2", "sg-1", "'DBClusterIdentifier': 'orders',", "subnet-1"),
                nics(rds("eni-1", "subnet-1", "10.0.1.5", "sg-1"), rds("eni-2", "subnet-1", "10.0.1.6", "sg-1")));
        assertCertain(snapshot, "orders", "eni-1", "eni-2");
        assertThat(of(snapshot, "orders-1"))
                .isInstanceOfSatisfying(
                        Shared.class,
                        shared -> assertThat(shared.others())
                                .extracting(Database::name)
                                .containsExactly("orders-2"));
    }

    @Test
    void aClusterWithoutInstancesHasItsOwn() throws SnapshotException {
        String cluster = "{'DBClusters': [{'DBClusterIdentifier': 'orders', 'Engine': 'aurora', 'DBSubnetGroup': 'g',"
                + " 'VpcSecurityGroups': [{'VpcSecurityGroupId': 'sg-1'}]}]}";
        String group = "{'DBSubnetGroups': [{'DBSubnetGroupName': 'g', 'VpcId': 'vpc-1',"
                + " 'Subnets': [{'SubnetIdentifier': 'subnet-1'}]}]}";
        String nics = nics(rds("eni-1", "subnet-1", "10.0.1.5", "sg-1"));
        assertCertain(readAll(cluster, group, nics, NO_INSTANCES), "orders", "eni-1");
        assertThat(of(readAll(cluster, group, nics), "orders"))
                .isEqualTo(new NotCollected("aws rds describe-db-instances"));
        assertThat(of(readAll(cluster, nics, NO_INSTANCES), "orders"))
                .isEqualTo(new NotCollected("aws rds describe-db-subnet-groups"));
    }

    @Test
    void aDatabaseWhoseInterfaceIsNotThereHasNone() throws SnapshotException {
        assertThat(of(readAll(instance("orders", "sg-1", "", "subnet-1"), nics()), "orders"))
                .isEqualTo(new NoneFound());
        assertThat(of(readAll(instance("orders", "sg-1", "", "subnet-1")), "orders"))
                .isEqualTo(new NotCollected("aws ec2 describe-network-interfaces"));
    }

    @Test
    void anElastiCacheInterfaceNamesItsCluster() throws SnapshotException {
        Snapshot snapshot = readAll(
                SESSIONS,
                GROUP,
                nics(
                        nic("eni-1", "subnet-1", "10.0.1.5", "sg-1", "ElastiCache sessions-001"),
                        nic("eni-2", "subnet-1", "10.0.1.6", "sg-1", "ElastiCache carts-001")));
        assertCertain(snapshot, "sessions-001", "eni-1");
        assertCertain(snapshot, "sessions", "eni-1");
    }

    @Test
    void aReplicationGroupNeedsItsClusters() throws SnapshotException {
        assertThat(of(readAll(GROUP, nics()), "sessions"))
                .isEqualTo(new NotCollected(Database.Kind.CACHE_CLUSTER.command()));
    }

    @Test
    void aNameOfAnotherServiceOrVpcIsNotMeant() throws SnapshotException {
        String domain = "{'DomainStatusList': [{'DomainName': 'logs', 'EngineVersion': 'OpenSearch_2.5',"
                + " 'VPCOptions': {'VPCId': 'vpc-1', 'SubnetIds': ['subnet-1'], 'SecurityGroupIds': ['sg-1']}}]}";
        Snapshot snapshot = readAll(
                domain,
                nics(
                        nic("eni-1", "subnet-1", "10.0.1.5", "sg-1", "ES logs"),
                        nic("eni-2", "subnet-1", "10.0.1.6", "sg-1", "DAX logs"),
                        nic("eni-3", "subnet-9", "10.0.9.6", "sg-1", "ES logs")));
        assertCertain(snapshot, "logs", "eni-1");
    }

    @Test
    void aPublicSearchDomainIsInNoVpc() throws SnapshotException {
        assertThat(of(
                        readAll(
                                "{'DomainStatusList': [{'DomainName': 'logs', 'EngineVersion': 'OpenSearch_2.5'}]}",
                                nics()),
                        "logs"))
                .isEqualTo(new OutsideVpc());
    }

    @Test
    void aRedshiftNodesAddressDecides() throws SnapshotException {
        String cluster = "{'Clusters': [{'ClusterIdentifier': 'NAME', 'VpcId': 'vpc-1', 'ClusterSubnetGroupName': 'g',"
                + " 'ClusterNodes': [NODES], 'VpcSecurityGroups': [{'VpcSecurityGroupId': 'sg-1'}]}]}";
        Snapshot snapshot = readAll(
                cluster.replace("NAME", "sales").replace("NODES", "{'PrivateIPAddress': '10.0.1.5'}"),
                cluster.replace("NAME", "reports").replace("NODES", ""),
                "{'ClusterSubnetGroups': [{'ClusterSubnetGroupName': 'g', 'VpcId': 'vpc-1',"
                        + " 'Subnets': [{'SubnetIdentifier': 'subnet-1'}]}]}",
                nics(
                        nic("eni-1", "subnet-1", "10.0.1.5", "sg-1", "RedshiftNetworkInterface"),
                        nic("eni-2", "subnet-1", "10.0.1.6", "sg-1", "RedshiftNetworkInterface"),
                        nic("eni-3", "subnet-2", "10.0.1.5", "sg-1", "web").replace("vpc-1", "vpc-2")));
        assertCertain(snapshot, "sales", "eni-1");
        assertCertain(snapshot, "reports", "eni-2");
    }

    @Test
    void anAddressThatSeveralVpcsHoldTellsNothing() throws SnapshotException {
        Snapshot snapshot = readAll(
                "{'Clusters': [{'ClusterIdentifier': 'sales', 'ClusterNodes': [{'PrivateIPAddress': '10.0.1.5'}]}]}",
                nics(
                        nic("eni-1", "subnet-1", "10.0.1.5", "sg-1", "RedshiftNetworkInterface"),
                        nic("eni-2", "subnet-2", "10.0.1.5", "sg-1", "web").replace("vpc-1", "vpc-2")));
        assertThat(of(snapshot, "sales")).isEqualTo(new NotCollected("aws redshift describe-cluster-subnet-groups"));
    }

    @Test
    void aWorkgroupNamesItsInterfaces() throws SnapshotException {
        String workgroup = "{'workgroups': [{'workgroupName': 'reports', 'subnetIds': ['subnet-1'],"
                + " 'endpoint': {'vpcEndpoints': [{'networkInterfaces': [{'networkInterfaceId': 'eni-1'}]}]}}]}";
        assertCertain(readAll(workgroup, nics(nic("eni-1", "subnet-1", "10.0.1.5", "sg-1", ""))), "reports", "eni-1");
        assertThat(of(readAll(workgroup, nics()), "reports"))
                .isEqualTo(new NotCollected("aws ec2 describe-network-interfaces"));
    }

    @Test
    void howTheInterfacesOfAServerlessCacheAreKnownIsNotSaid() throws SnapshotException {
        Snapshot snapshot = readAll(
                "{'ServerlessCaches': [{'ServerlessCacheName': 'carts', 'Engine': 'valkey',"
                        + " 'SubnetIds': ['subnet-1'], 'SecurityGroupIds': ['sg-1']}]}",
                nics(nic("eni-1", "subnet-1", "10.0.1.5", "sg-1", "VPC Endpoint Interface vpce-1")));
        assertThat(of(snapshot, "carts")).isEqualTo(new Untold());
        assertThat(of(snapshot, "carts").interfaces()).isEmpty();
    }

    @Test
    void aMemoryDbInterfaceIsKnownByItsRequester() throws SnapshotException {
        String cluster = "{'Clusters': [{'Name': 'ledger', 'ARN': 'arn:aws:memorydb:eu-west-1:1:cluster/ledger',"
                + " 'SubnetGroupName': 'g', 'SecurityGroups': [{'SecurityGroupId': 'sg-1'}]}]}";
        String group = "{'SubnetGroups': [{'Name': 'g', 'Subnets': [{'Identifier': 'subnet-1'}]}]}";
        String nic = nic("eni-1", "subnet-1", "10.0.1.5", "sg-1", "");
        assertCertain(
                readAll(cluster, group, nics(nic.replace("'Groups'", "'RequesterId': 'amazon-memorydb', 'Groups'"))),
                "ledger",
                "eni-1");
        assertThat(of(readAll(cluster, group, nics(nic)), "ledger")).isEqualTo(new Untold());
    }

    @Test
    void anRdsInterfacesOwnersDoNotRepeatTheCluster() throws SnapshotException {
        Snapshot snapshot = readAll(
                "{'DBClusters': [{'DBClusterIdentifier': 'orders', 'Engine': 'aurora', 'DBSubnetGroup': 'g',"
                        + " 'VpcSecurityGroups': [{'VpcSecurityGroupId': 'sg-1'}]}]}",
                instance("orders-1", "sg-1", "'DBClusterIdentifier': 'orders',", "subnet-1"),
                nics(rds("eni-1", "subnet-1", "10.0.1.5", "sg-1")));
        assertThat(DatabaseOwners.of(
                        snapshot, snapshot.find(NetworkInterface.class, "eni-1").orElseThrow()))
                .extracting(Database::name)
                .containsExactly("orders-1");
    }

    @Test
    void clustersOfOneNameInTwoRegionsHaveTheirOwnInstances() throws SnapshotException {
        String arns = "'DBInstanceArn': 'arn:aws:rds:REGION:123456789012:db:NAME', 'DBClusterIdentifier': 'orders',";
        String cluster = "{'DBClusters': [{'DBClusterIdentifier': 'orders', 'Engine': 'aurora',"
                + " 'DBClusterArn': 'arn:aws:rds:REGION:123456789012:cluster:orders'}]}";
        Snapshot snapshot = readAll(
                cluster.replace("REGION", "eu-west-1"),
                cluster.replace("REGION", "us-east-1"),
                instance("one", "sg-1", arns.replace("REGION", "eu-west-1"), "subnet-1"),
                instance("two", "sg-2", arns.replace("REGION", "us-east-1"), "subnet-2"),
                nics(rds("eni-1", "subnet-1", "10.0.1.5", "sg-1"), rds("eni-2", "subnet-2", "10.0.2.5", "sg-2")));
        assertCertain(snapshot, "orders", "eni-1");
        assertCertain(snapshot, "arn:aws:rds:us-east-1:123456789012:cluster:orders", "eni-2");
    }

    @Test
    void interfacesThatNoDatabaseIsKnownToHaveAreToldWithThoseThatMay() throws SnapshotException {
        String aurora = "{'DBClusters': [{'DBClusterIdentifier': 'orders', 'Engine': 'aurora', 'DBSubnetGroup': 'g',"
                + " 'VpcSecurityGroups': [{'VpcSecurityGroupId': 'sg-1'}]}]}";
        String nics = nics(
                rds("eni-1", "subnet-1", "10.0.1.5", "sg-1"),
                nic("eni-2", "subnet-1", "10.0.1.6", "sg-1", "ElastiCache sessions-001"),
                nic("eni-3", "subnet-1", "10.0.1.7", "sg-1", "web"));
        assertThat(new DatabaseInterfaces(readAll(aurora, SESSIONS, nics)).unclaimed())
                .singleElement()
                .satisfies(unclaimed -> {
                    assertThat(unclaimed.networkInterface().id()).isEqualTo("eni-1");
                    assertThat(unclaimed.service()).isEqualTo(Database.Service.RDS);
                    assertThat(unclaimed.perhaps()).extracting(Database::name).containsExactly("orders");
                });
        assertThat(new DatabaseInterfaces(readAll(NO_INSTANCES, nics)).unclaimed())
                .allSatisfy(unclaimed -> assertThat(unclaimed.perhaps()).isEmpty())
                .extracting(unclaimed -> unclaimed.networkInterface().id())
                .containsExactly("eni-1", "eni-2");
        assertThat(new DatabaseInterfaces(readAll(instance("orders", "sg-1", "", "subnet-1"), nics)).unclaimed())
                .extracting(unclaimed -> unclaimed.networkInterface().id())
                .containsExactly("eni-2");
    }

    @Test
    void anInterfaceThatNoDatabaseIsKnownToHaveIsOfAnyKindOfItsService() throws SnapshotException {
        Snapshot snapshot = readAll(
                SESSIONS,
                GROUP,
                nics(
                        rds("eni-1", "subnet-1", "10.0.1.5", "sg-1"),
                        nic("eni-2", "subnet-1", "10.0.1.6", "sg-1", "ElastiCache sessions-001"),
                        nic("eni-3", "subnet-1", "10.0.1.7", "sg-1", "web")));
        DatabaseInterfaces interfaces = new DatabaseInterfaces(snapshot);
        assertThat(interfaces.kinds(
                        snapshot.find(NetworkInterface.class, "eni-1").orElseThrow()))
                .contains(Database.Kind.DB_INSTANCE, Database.Kind.DB_CLUSTER, Database.Kind.NEPTUNE_INSTANCE)
                .doesNotContain(Database.Kind.CACHE_CLUSTER);
        assertThat(interfaces.kinds(
                        snapshot.find(NetworkInterface.class, "eni-2").orElseThrow()))
                .containsExactlyInAnyOrder(Database.Kind.CACHE_CLUSTER, Database.Kind.REPLICATION_GROUP);
        assertThat(interfaces.kinds(
                        snapshot.find(NetworkInterface.class, "eni-3").orElseThrow()))
                .isEmpty();
    }

    @Test
    void eachDatabaseNeedsAnInterfaceOfThoseThatItShares() throws SnapshotException {
        String nics = nics(rds("eni-1", "subnet-1", "10.0.1.5", "sg-1"), rds("eni-2", "subnet-1", "10.0.1.6", "sg-1"));
        String[] three = {"a", "b", "c"};
        for (int count = 2; count <= 3; count++) {
            List<String> documents = new ArrayList<>(List.of(nics));
            for (String name : List.of(three).subList(0, count)) {
                documents.add(instance(name, "sg-1", "", "subnet-1"));
            }
            boolean enough = count == 2;
            assertThat(of(readAll(documents.toArray(String[]::new)), "a"))
                    .isInstanceOfSatisfying(
                            Shared.class,
                            shared -> assertThat(shared.oneForEach()).isEqualTo(enough));
        }
    }
}
