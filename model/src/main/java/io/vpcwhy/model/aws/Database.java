package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A database of any AWS service that runs them in a VPC: an instance, a cluster, a cache, a warehouse, a search domain.
 *
 * @param id its name, or its ARN where a snapshot holds another one of the same name
 * @param name the identifier that its owner chose
 * @param kind what it is, as CloudFormation calls it
 * @param arn where told
 * @param engine such as {@code postgres}, {@code redis}, {@code opensearch}
 * @param endpoints where clients connect, the one for writing first
 * @param addresses of its nodes, which Redshift alone tells
 * @param publiclyAccessible the flag of that name, where told
 * @param vpcId where told
 * @param subnetGroup name of its subnet group, where it has one
 * @param subnetIds of its subnet group, or its own; empty where nothing tells
 * @param securityGroupIds of its interfaces
 * @param changingSecurityGroupIds that are being added or removed: its interfaces may carry them or not
 * @param networkInterfaceIds of its interfaces, which Redshift alone tells
 * @param clusterId name of the cluster or replication group that it is part of
 * @param state such as {@code available}, where told
 */
public record Database(
        String id,
        String name,
        Kind kind,
        Optional<String> arn,
        String engine,
        List<Endpoint> endpoints,
        List<IpAddress> addresses,
        Optional<Boolean> publiclyAccessible,
        Optional<String> vpcId,
        Optional<String> subnetGroup,
        List<String> subnetIds,
        List<String> securityGroupIds,
        List<String> changingSecurityGroupIds,
        List<String> networkInterfaceIds,
        Optional<String> clusterId,
        Optional<String> state)
        implements AwsResource {

    /**
     * Where clients connect.
     *
     * @param address a host name, seldom an IP address
     * @param port 1 to 65535, where told
     */
    public record Endpoint(String address, OptionalInt port) {}

    /** A service that runs databases, whose subnet groups have names of their own. */
    public enum Service {
        /** Aurora, DocumentDB and Neptune too: all four share names, subnet groups and the form of their interfaces. */
        RDS("AWS::RDS", InterfaceOwner.Kind.RDS, "aws rds describe-db-subnet-groups"),
        ELASTICACHE(
                "AWS::ElastiCache", InterfaceOwner.Kind.ELASTICACHE, "aws elasticache describe-cache-subnet-groups"),
        REDSHIFT("AWS::Redshift", InterfaceOwner.Kind.REDSHIFT, "aws redshift describe-cluster-subnet-groups"),
        OPENSEARCH("AWS::OpenSearchService", InterfaceOwner.Kind.OPENSEARCH, "aws opensearch describe-domains"),
        MEMORYDB("AWS::MemoryDB", InterfaceOwner.Kind.MEMORYDB, "aws memorydb describe-subnet-groups"),
        DAX("AWS::DAX", InterfaceOwner.Kind.DAX, "aws dax describe-subnet-groups");

        private final String awsName;
        private final InterfaceOwner.Kind owner;
        private final String subnetsCommand;

        Service(String awsName, InterfaceOwner.Kind owner, String subnetsCommand) {
            this.awsName = awsName;
            this.owner = owner;
            this.subnetsCommand = subnetsCommand;
        }

        /** The service whose databases have the interfaces of an owner; empty where it runs none. */
        public static Optional<Service> of(InterfaceOwner.Kind owner) {
            return Stream.of(values()).filter(service -> service.owner == owner).findFirst();
        }

        /** What the service runs: what an interface that tells the service alone may be one of. */
        public List<Kind> kinds() {
            return Stream.of(Kind.values()).filter(kind -> kind.service == this).toList();
        }

        /** What the service's interfaces say of themselves. */
        public InterfaceOwner.Kind owner() {
            return owner;
        }

        /** The AWS CLI command that tells the subnets of the service's databases. */
        public String subnetsCommand() {
            return subnetsCommand;
        }

        /** As CloudFormation calls it, such as {@code AWS::RDS}. */
        @Override
        public String toString() {
            return awsName;
        }
    }

    /** What it is, and the AWS CLI command that collects it. */
    public enum Kind {
        DB_INSTANCE("AWS::RDS::DBInstance", Service.RDS, "aws rds describe-db-instances"),
        DB_CLUSTER("AWS::RDS::DBCluster", Service.RDS, "aws rds describe-db-clusters"),
        DOCDB_INSTANCE("AWS::DocDB::DBInstance", Service.RDS, "aws docdb describe-db-instances"),
        DOCDB_CLUSTER("AWS::DocDB::DBCluster", Service.RDS, "aws docdb describe-db-clusters"),
        NEPTUNE_INSTANCE("AWS::Neptune::DBInstance", Service.RDS, "aws neptune describe-db-instances"),
        NEPTUNE_CLUSTER("AWS::Neptune::DBCluster", Service.RDS, "aws neptune describe-db-clusters"),
        CACHE_CLUSTER(
                "AWS::ElastiCache::CacheCluster",
                Service.ELASTICACHE,
                "aws elasticache describe-cache-clusters --show-cache-node-info"),
        REPLICATION_GROUP(
                "AWS::ElastiCache::ReplicationGroup",
                Service.ELASTICACHE,
                "aws elasticache describe-replication-groups"),
        SERVERLESS_CACHE(
                "AWS::ElastiCache::ServerlessCache", Service.ELASTICACHE, "aws elasticache describe-serverless-caches"),
        REDSHIFT_CLUSTER("AWS::Redshift::Cluster", Service.REDSHIFT, "aws redshift describe-clusters"),
        REDSHIFT_WORKGROUP(
                "AWS::RedshiftServerless::Workgroup", Service.REDSHIFT, "aws redshift-serverless list-workgroups"),
        OPENSEARCH_DOMAIN("AWS::OpenSearchService::Domain", Service.OPENSEARCH, "aws opensearch describe-domains"),
        MEMORYDB_CLUSTER("AWS::MemoryDB::Cluster", Service.MEMORYDB, "aws memorydb describe-clusters"),
        DAX_CLUSTER("AWS::DAX::Cluster", Service.DAX, "aws dax describe-clusters");

        private final String awsName;
        private final Service service;
        private final String command;

        Kind(String awsName, Service service, String command) {
            this.awsName = awsName;
            this.service = service;
            this.command = command;
        }

        /** The service that runs it. */
        public Service service() {
            return service;
        }

        /** The AWS CLI command whose output holds it. */
        public String command() {
            return command;
        }

        /** Such as {@code AWS::RDS::DBInstance}. */
        @Override
        public String toString() {
            return awsName;
        }
    }

    public Database {
        endpoints = List.copyOf(endpoints);
        addresses = List.copyOf(addresses);
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
        changingSecurityGroupIds = List.copyOf(changingSecurityGroupIds);
        networkInterfaceIds = List.copyOf(networkInterfaceIds);
    }

    /** Host name of the first endpoint, where it has one. */
    public Optional<String> endpoint() {
        return endpoints.stream().map(Endpoint::address).findFirst();
    }

    /** The ports of its endpoints, each once; none where nothing tells. */
    public List<Integer> ports() {
        return endpoints.stream()
                .flatMap(endpoint -> endpoint.port().stream().boxed())
                .distinct()
                .toList();
    }

    /** Whether it is one of the instances of a cluster, or of the caches of a replication group. */
    public boolean isMemberOf(Database cluster) {
        return clusterId.equals(Optional.of(cluster.name))
                && kind.service() == cluster.kind.service()
                && (arn.isEmpty() || cluster.arn.isEmpty() || place(arn.get()).equals(place(cluster.arn.get())));
    }

    /** An ARN up to the account: partition, service, Region and account. */
    private static List<String> place(String arn) {
        List<String> parts = List.of(arn.split(":", -1));
        return parts.subList(0, Math.min(5, parts.size()));
    }

    /** The same database under another id. */
    public Database withId(String newId) {
        return with(newId, vpcId, subnetIds);
    }

    /** The same database with what its subnet group tells. */
    public Database withSubnets(Optional<String> newVpcId, List<String> newSubnetIds) {
        return with(id, newVpcId, newSubnetIds);
    }

    private Database with(String newId, Optional<String> newVpcId, List<String> newSubnetIds) {
        return new Database(
                newId,
                name,
                kind,
                arn,
                engine,
                endpoints,
                addresses,
                publiclyAccessible,
                newVpcId,
                subnetGroup,
                newSubnetIds,
                securityGroupIds,
                changingSecurityGroupIds,
                networkInterfaceIds,
                clusterId,
                state);
    }
}
