package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.VPC;
import static io.vpcwhy.model.snapshot.Documents.only;
import static io.vpcwhy.model.snapshot.Documents.read;
import static io.vpcwhy.model.snapshot.Documents.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.Database.Endpoint;
import io.vpcwhy.model.aws.Database.Kind;
import io.vpcwhy.model.ip.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One document of each kind of database, as the AWS CLI prints it. */
class DatabaseKindsTest {

    private static final String AURORA = """
            {'DBClusters': [{'DBClusterIdentifier': 'orders', 'Engine': 'aurora-mysql', 'Status': 'available',
              'Endpoint': 'orders.example', 'ReaderEndpoint': 'orders-ro.example',
              'CustomEndpoints': ['reports.example'], 'DBSubnetGroup': 'private',
              'DBClusterArn': 'arn:aws:rds:eu-west-1:123456789012:cluster:orders', 'Port': 3306,
              'DBClusterMembers': [{'DBInstanceIdentifier': 'orders-1', 'IsClusterWriter': true}],
              'VpcSecurityGroups': [{'VpcSecurityGroupId': 'sg-1', 'Status': 'active'}]}]}""";

    private static final String CACHE = """
            {'CacheClusters': [{'CacheClusterId': 'sessions-001', 'Engine': 'redis', 'CacheClusterStatus': 'available',
              'ARN': 'arn:aws:elasticache:eu-west-1:123456789012:cluster:sessions-001', 'NumCacheNodes': 1,
              'CacheNodes': [{'CacheNodeId': '0001', 'CacheNodeStatus': 'available',
                'Endpoint': {'Address': 'sessions-001.example', 'Port': 6379}}],
              'CacheSubnetGroupName': 'private', 'ReplicationGroupId': 'sessions',
              'SecurityGroups': [{'SecurityGroupId': 'sg-1', 'Status': 'active'}]}]}""";

    private static Endpoint endpoint(String address, int port) {
        return new Endpoint(address, OptionalInt.of(port));
    }

    private static Database database(String text) throws SnapshotException {
        return only(Database.class, text);
    }

    @Test
    void anInstanceTellsItsSubnetsAndGroups() throws SnapshotException {
        Database database = database("""
                {'DBInstances': [{'DBInstanceIdentifier': 'orders-1', 'Engine': 'postgres', 'PubliclyAccessible': true,
                  'DBInstanceArn': 'arn:aws:rds:eu-west-1:123456789012:db:orders-1', 'DBClusterIdentifier': 'orders',
                  'Endpoint': {'Address': 'orders-1.example', 'Port': 5432, 'HostedZoneId': 'Z'}, 'DbInstancePort': 0,
                  'DBInstanceStatus': 'stopped',
                  'DBSubnetGroup': {'VpcId': 'vpc-1', 'DBSubnetGroupName': 'g', 'Subnets': [
                    {'SubnetIdentifier': 'subnet-1', 'SubnetStatus': 'Active'}, {'SubnetIdentifier': 'subnet-2'}]},
                  'VpcSecurityGroups': [{'VpcSecurityGroupId': 'sg-1', 'Status': 'active'}]}]}""");
        assertThat(database)
                .isEqualTo(new Database(
                        "orders-1",
                        "orders-1",
                        Kind.DB_INSTANCE,
                        Optional.of("arn:aws:rds:eu-west-1:123456789012:db:orders-1"),
                        "postgres",
                        List.of(endpoint("orders-1.example", 5432)),
                        List.of(),
                        Optional.of(true),
                        Optional.of("vpc-1"),
                        Optional.of("g"),
                        List.of("subnet-1", "subnet-2"),
                        List.of("sg-1"),
                        List.of(),
                        List.of(),
                        Optional.of("orders"),
                        Optional.of("stopped")));
    }

    @Test
    void aClusterTellsItsEndpointsAtOnePort() throws SnapshotException {
        assertThat(database(AURORA))
                .isEqualTo(new Database(
                        "orders",
                        "orders",
                        Kind.DB_CLUSTER,
                        Optional.of("arn:aws:rds:eu-west-1:123456789012:cluster:orders"),
                        "aurora-mysql",
                        List.of(
                                endpoint("orders.example", 3306),
                                endpoint("orders-ro.example", 3306),
                                endpoint("reports.example", 3306)),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("private"),
                        List.of(),
                        List.of("sg-1"),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.of("available")));
    }

    @ParameterizedTest
    @CsvSource({
        "DBInstances, DBInstanceIdentifier, docdb, AWS::DocDB::DBInstance",
        "DBInstances, DBInstanceIdentifier, neptune, AWS::Neptune::DBInstance",
        "DBInstances, DBInstanceIdentifier, aurora-postgresql, AWS::RDS::DBInstance",
        "DBClusters, DBClusterIdentifier, docdb, AWS::DocDB::DBCluster",
        "DBClusters, DBClusterIdentifier, neptune, AWS::Neptune::DBCluster",
        "DBClusters, DBClusterIdentifier, postgres, AWS::RDS::DBCluster"
    })
    void theEngineTellsWhoseDocumentItIs(String key, String name, String engine, String kind) throws SnapshotException {
        assertThat(database("{'" + key + "': [{'" + name + "': 'one', 'Engine': '" + engine + "'}]}")
                        .kind())
                .hasToString(kind);
    }

    @Test
    void anEndpointThatIsNotThereYetIsNone() throws SnapshotException {
        Database database = database("{'DBInstances': [{'DBInstanceIdentifier': 'new', 'Engine': 'mysql',"
                + " 'Endpoint': {'Port': 0}, 'DBInstanceStatus': 'creating'}]}");
        assertThat(database.endpoints()).isEmpty();
        assertThat(database.ports()).isEmpty();
    }

    @Test
    void aCacheClusterTellsItsNodesAndItsGroup() throws SnapshotException {
        Database database = database(CACHE);
        assertThat(database.kind()).isEqualTo(Kind.CACHE_CLUSTER);
        assertThat(database.endpoints()).containsExactly(endpoint("sessions-001.example", 6379));
        assertThat(database.subnetGroup()).contains("private");
        assertThat(database.securityGroupIds()).containsExactly("sg-1");
        assertThat(database.clusterId()).contains("sessions");
        assertThat(database.state()).contains("available");
    }

    @Test
    void aReplicationGroupTellsEachEndpointOnce() throws SnapshotException {
        Database database = database("""
                {'ReplicationGroups': [{'ReplicationGroupId': 'sessions', 'Status': 'available',
                  'ARN': 'arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:sessions',
                  'MemberClusters': ['sessions-001'], 'NodeGroups': [{'NodeGroupId': '0001', 'Status': 'available',
                    'PrimaryEndpoint': {'Address': 'primary.example', 'Port': 6379},
                    'ReaderEndpoint': {'Address': 'reader.example', 'Port': 6379},
                    'NodeGroupMembers': [{'CacheClusterId': 'sessions-001', 'CurrentRole': 'primary',
                      'ReadEndpoint': {'Address': 'primary.example', 'Port': 6379}}]}]}]}""");
        assertThat(database.kind()).isEqualTo(Kind.REPLICATION_GROUP);
        assertThat(database.engine()).isEqualTo("redis");
        assertThat(database.endpoints())
                .containsExactly(endpoint("primary.example", 6379), endpoint("reader.example", 6379));
        assertThat(database.ports()).containsExactly(6379);
    }

    @Test
    void aServerlessCacheTellsItsSubnets() throws SnapshotException {
        Database database = database("""
                {'ServerlessCaches': [{'ServerlessCacheName': 'carts', 'Engine': 'valkey', 'Status': 'available',
                  'ARN': 'arn:aws:elasticache:eu-west-1:123456789012:serverlesscache:carts',
                  'Endpoint': {'Address': 'carts.example', 'Port': 6379},
                  'ReaderEndpoint': {'Address': 'carts.example', 'Port': 6380},
                  'SecurityGroupIds': ['sg-1'], 'SubnetIds': ['subnet-1', 'subnet-2']}]}""");
        assertThat(database.kind()).isEqualTo(Kind.SERVERLESS_CACHE);
        assertThat(database.subnetIds()).containsExactly("subnet-1", "subnet-2");
        assertThat(database.securityGroupIds()).containsExactly("sg-1");
        assertThat(database.ports()).containsExactly(6379, 6380);
    }

    @Test
    void aSearchDomainIsReachedByHttps() throws SnapshotException {
        Database database = database("""
                {'DomainStatusList': [{'DomainName': 'logs', 'DomainId': '123456789012/logs', 'Created': true,
                  'ARN': 'arn:aws:es:eu-west-1:123456789012:domain/logs', 'EngineVersion': 'OpenSearch_2.5',
                  'Endpoints': {'vpc': 'vpc-logs.example'}, 'DomainProcessingStatus': 'Active',
                  'VPCOptions': {'VPCId': 'vpc-1', 'SubnetIds': ['subnet-1'], 'SecurityGroupIds': ['sg-1'],
                    'AvailabilityZones': ['eu-west-1a']}}]}""");
        assertThat(database.kind()).isEqualTo(Kind.OPENSEARCH_DOMAIN);
        assertThat(database.engine()).isEqualTo("opensearch");
        assertThat(database.endpoints()).containsExactly(endpoint("vpc-logs.example", 443));
        assertThat(database.vpcId()).contains("vpc-1");
        assertThat(database.subnetIds()).containsExactly("subnet-1");
        assertThat(database.securityGroupIds()).containsExactly("sg-1");
    }

    @Test
    void oneSearchDomainAloneIsReadToo() throws SnapshotException {
        Database database = database("{'DomainStatus': {'DomainName': 'logs', 'ElasticsearchVersion': '6.0',"
                + " 'Endpoint': 'search-logs.example'}}");
        assertThat(database.engine()).isEqualTo("elasticsearch");
        assertThat(database.endpoint()).contains("search-logs.example");
    }

    @Test
    void aCloudSearchDomainIsPassedOver() throws SnapshotException {
        Snapshot snapshot = readAll(
                VPC,
                "{'DomainStatusList': [{'DomainId': '1/shop', 'DomainName': 'shop',"
                        + " 'SearchService': {'Endpoint': 'search-shop.example'}}]}");
        assertThat(snapshot.all(Database.class)).isEmpty();
        assertThat(snapshot.collected(ResourceKind.DATABASE)).isFalse();
        assertThat(snapshot.inventory().skipped())
                .extracting(Inventory.Skipped::name)
                .containsExactly("DomainStatusList");
    }

    @Test
    void aRedshiftClusterTellsItsNodes() throws SnapshotException {
        Database database = database("""
                {'Clusters': [{'ClusterIdentifier': 'sales', 'ClusterStatus': 'available', 'NodeType': 'ra3.large',
                  'ClusterNamespaceArn': 'arn:aws:redshift:eu-west-1:123456789012:namespace:0123',
                  'Endpoint': {'Address': 'sales.example', 'Port': 5439}, 'PubliclyAccessible': true,
                  'ClusterNodes': [{'NodeRole': 'LEADER', 'PrivateIPAddress': '10.0.1.5', 'PublicIPAddress': '3.0.0.1'}],
                  'ClusterSubnetGroupName': 'private', 'VpcId': 'vpc-1', 'AvailabilityZone': 'eu-west-1a',
                  'VpcSecurityGroups': [{'Status': 'active', 'VpcSecurityGroupId': 'sg-1'}]}]}""");
        assertThat(database)
                .isEqualTo(new Database(
                        "sales",
                        "sales",
                        Kind.REDSHIFT_CLUSTER,
                        Optional.of("arn:aws:redshift:eu-west-1:123456789012:cluster:sales"),
                        "redshift",
                        List.of(endpoint("sales.example", 5439)),
                        List.of(IpAddress.parse("10.0.1.5"), IpAddress.parse("3.0.0.1")),
                        Optional.of(true),
                        Optional.of("vpc-1"),
                        Optional.of("private"),
                        List.of(),
                        List.of("sg-1"),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.of("available")));
    }

    @Test
    void aRedshiftWorkgroupTellsItsInterfaces() throws SnapshotException {
        Database database = database("""
                {'workgroups': [{'workgroupName': 'reports', 'status': 'AVAILABLE', 'publiclyAccessible': false,
                  'workgroupArn': 'arn:aws:redshift-serverless:eu-west-1:123456789012:workgroup/0123',
                  'endpoint': {'address': 'reports.example', 'port': 5439, 'vpcEndpoints': [{'vpcEndpointId': 'vpce-1',
                    'vpcId': 'vpc-1', 'networkInterfaces': [{'networkInterfaceId': 'eni-1', 'subnetId': 'subnet-1'}]}]},
                  'securityGroupIds': ['sg-1'], 'subnetIds': ['subnet-1']}]}""");
        assertThat(database.kind()).isEqualTo(Kind.REDSHIFT_WORKGROUP);
        assertThat(database.networkInterfaceIds()).containsExactly("eni-1");
        assertThat(database.endpoints()).containsExactly(endpoint("reports.example", 5439));
        assertThat(database.vpcId()).contains("vpc-1");
        assertThat(database.publiclyAccessible()).contains(false);
    }

    @Test
    void aMemoryDbClusterTellsItsNodes() throws SnapshotException {
        Database database = database("""
                {'Clusters': [{'Name': 'ledger', 'Status': 'available', 'NumberOfShards': 1, 'Engine': 'valkey',
                  'ARN': 'arn:aws:memorydb:eu-west-1:123456789012:cluster/ledger', 'SubnetGroupName': 'private',
                  'ClusterEndpoint': {'Address': 'ledger.example', 'Port': 6379},
                  'Shards': [{'Name': '0001', 'Nodes': [{'Name': 'ledger-0001-001',
                    'Endpoint': {'Address': 'node.example', 'Port': 6379}}]}],
                  'SecurityGroups': [{'SecurityGroupId': 'sg-1', 'Status': 'active'}]}]}""");
        assertThat(database.kind()).isEqualTo(Kind.MEMORYDB_CLUSTER);
        assertThat(database.engine()).isEqualTo("valkey");
        assertThat(database.endpoints())
                .containsExactly(endpoint("ledger.example", 6379), endpoint("node.example", 6379));
        assertThat(database.subnetGroup()).contains("private");
        assertThat(database.securityGroupIds()).containsExactly("sg-1");
    }

    @Test
    void aDaxClusterTellsItsNodes() throws SnapshotException {
        Database database = database("""
                {'Clusters': [{'ClusterName': 'items', 'Status': 'available', 'SubnetGroup': 'private',
                  'ClusterArn': 'arn:aws:dax:eu-west-1:123456789012:cache/items',
                  'ClusterDiscoveryEndpoint': {'Address': 'items.example', 'Port': 8111},
                  'Nodes': [{'NodeId': 'items-a', 'Endpoint': {'Address': 'items-a.example', 'Port': 8111}}],
                  'SecurityGroups': [{'SecurityGroupIdentifier': 'sg-1', 'Status': 'active'}]}]}""");
        assertThat(database.kind()).isEqualTo(Kind.DAX_CLUSTER);
        assertThat(database.endpoints())
                .containsExactly(endpoint("items.example", 8111), endpoint("items-a.example", 8111));
        assertThat(database.subnetGroup()).contains("private");
        assertThat(database.securityGroupIds()).containsExactly("sg-1");
    }

    @Test
    void theClustersOfOtherServicesArePassedOver() throws SnapshotException {
        Snapshot snapshot = readAll(
                VPC,
                "{'Clusters': [{'Id': 'j-1', 'Name': 'crunch', 'Status': {'State': 'RUNNING'},"
                        + " 'ClusterArn': 'arn:aws:elasticmapreduce:eu-west-1:123456789012:cluster/j-1'}, 'crunch']}");
        assertThat(snapshot.all(Database.class)).isEmpty();
        assertThat(snapshot.collected(ResourceKind.DATABASE)).isFalse();
        assertThat(snapshot.inventory().skipped())
                .containsExactly(new Inventory.Skipped(Inventory.Reason.UNKNOWN_KIND, "Clusters", 2, "b.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "DBSubnetGroups, DBSubnetGroupName, SubnetIdentifier, DBClusters, DBClusterIdentifier, DBSubnetGroup, ''",
        "CacheSubnetGroups, CacheSubnetGroupName, SubnetIdentifier, CacheClusters, CacheClusterId,"
                + " CacheSubnetGroupName, ''",
        "ClusterSubnetGroups, ClusterSubnetGroupName, SubnetIdentifier, Clusters, ClusterIdentifier,"
                + " ClusterSubnetGroupName, ''",
        "SubnetGroups, Name, Identifier, Clusters, Name, SubnetGroupName, arn:aws:memorydb:eu-west-1:1:cluster/one",
        "SubnetGroups, SubnetGroupName, SubnetIdentifier, Clusters, ClusterName, SubnetGroup,"
                + " arn:aws:dax:eu-west-1:1:cache/one"
    })
    void aDatabaseStandsInTheSubnetsOfItsGroup(
            String groups, String group, String subnet, String databases, String name, String named, String arn)
            throws SnapshotException {
        String arns = arn.isEmpty() ? "" : ", 'ARN': '" + arn + "', 'ClusterArn': '" + arn + "'";
        Database database = only(
                Database.class,
                readAll(
                        "{'" + databases + "': [{'" + name + "': 'one', 'Engine': 'redis', '" + named + "': 'private'"
                                + arns + "}]}",
                        "{'" + groups + "': [{'" + group + "': 'private', 'VpcId': 'vpc-1', 'Subnets': [{'" + subnet
                                + "': 'subnet-1'}]}, {'" + group + "': 'other', 'VpcId': 'vpc-1', 'Subnets': []}]}"));
        assertThat(database.subnetIds()).containsExactly("subnet-1");
        assertThat(database.vpcId()).contains("vpc-1");
    }

    @Test
    void anInstancesSubnetGroupServesItsCluster() throws SnapshotException {
        Snapshot snapshot = readAll(AURORA, """
                {'DBInstances': [{'DBInstanceIdentifier': 'orders-1', 'Engine': 'aurora-mysql',
                  'DBSubnetGroup': {'VpcId': 'vpc-1', 'DBSubnetGroupName': 'private',
                    'Subnets': [{'SubnetIdentifier': 'subnet-1'}]}}]}""");
        assertThat(snapshot.find(Database.class, "orders").orElseThrow().subnetIds())
                .containsExactly("subnet-1");
    }

    @Test
    void ofTwoGroupsOfOneNameThatOfTheSameRegionIsMeant() throws SnapshotException {
        String group = "{'CacheSubnetGroups': [{'CacheSubnetGroupName': 'private', 'VpcId': 'vpc-1',"
                + " 'ARN': 'arn:aws:elasticache:REGION:123456789012:subnetgroup:private',"
                + " 'Subnets': [{'SubnetIdentifier': 'subnet-REGION'}]}]}";
        assertThat(only(
                                Database.class,
                                readAll(
                                        group.replace("REGION", "us-east-1"),
                                        CACHE,
                                        group.replace("REGION", "eu-west-1")))
                        .subnetIds())
                .containsExactly("subnet-eu-west-1");
    }

    @Test
    void whichOfTwoGroupsIsMeantStaysOpenWhereNothingTells() throws SnapshotException {
        String group = "{'CacheSubnetGroups': [{'CacheSubnetGroupName': 'private', 'VpcId': 'vpc-1',"
                + " 'Subnets': [{'SubnetIdentifier': 'SUBNET'}]}]}";
        assertThat(only(
                                Database.class,
                                readAll(
                                        group.replace("SUBNET", "subnet-1"),
                                        CACHE,
                                        group.replace("SUBNET", "subnet-2")))
                        .subnetIds())
                .isEmpty();
    }

    @Test
    void databasesOfTwoServicesMayShareAName() throws SnapshotException {
        Snapshot snapshot = readAll(
                "{'DBInstances': [{'DBInstanceIdentifier': 'sales', 'Engine': 'mysql'}]}",
                "{'Clusters': [{'ClusterIdentifier': 'sales', 'VpcId': 'vpc-1'},"
                        + " {'ClusterIdentifier': 'sales', 'VpcId': 'vpc-2'}]}");
        assertThat(snapshot.all(Database.class))
                .extracting(Database::id)
                .containsExactly("sales", "AWS::Redshift::Cluster/sales@vpc-1", "AWS::Redshift::Cluster/sales@vpc-2");
        assertThat(snapshot.all(Database.class)).extracting(Database::name).containsOnly("sales");
    }

    @Test
    void anEmptyDocumentSaysThatThereIsNone() throws SnapshotException {
        Snapshot snapshot = read("{'CacheClusters': []}");
        assertThat(snapshot.collected(Kind.CACHE_CLUSTER)).isTrue();
        assertThat(snapshot.collected(Kind.REPLICATION_GROUP)).isFalse();
        assertThat(snapshot.collected(Kind.DB_INSTANCE)).isFalse();
    }
}
