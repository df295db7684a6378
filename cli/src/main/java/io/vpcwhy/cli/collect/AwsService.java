package io.vpcwhy.cli.collect;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.services.dax.DaxClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.memorydb.MemoryDbClient;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.resourcegroups.ResourceGroupsClient;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * A service of AWS that is asked.
 *
 * @param name as the AWS CLI calls it, such as {@code elbv2}
 * @param actions what its IAM actions begin with
 * @param type of its client
 * @param opener makes its client
 * @param metadata where AWS offers it, as far as this SDK knows
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Actions
 *     of AWS services</a>
 */
record AwsService<C extends AwsClient>(
        String name, String actions, Class<C> type, Opener<C> opener, ServiceMetadata metadata) {

    static final AwsService<Ec2Client> EC2 = new AwsService<>(
            "ec2", "ec2", Ec2Client.class, (s, r) -> s.client(Ec2Client.builder(), r), Ec2Client.serviceMetadata());

    static final AwsService<ElasticLoadBalancingV2Client> ELB_V2 = new AwsService<>(
            "elbv2",
            "elasticloadbalancing",
            ElasticLoadBalancingV2Client.class,
            (s, r) -> s.client(ElasticLoadBalancingV2Client.builder(), r),
            ElasticLoadBalancingV2Client.serviceMetadata());

    static final AwsService<ElasticLoadBalancingClient> ELB = new AwsService<>(
            "elb",
            "elasticloadbalancing",
            ElasticLoadBalancingClient.class,
            (s, r) -> s.client(ElasticLoadBalancingClient.builder(), r),
            ElasticLoadBalancingClient.serviceMetadata());

    static final AwsService<RdsClient> RDS = new AwsService<>(
            "rds", "rds", RdsClient.class, (s, r) -> s.client(RdsClient.builder(), r), RdsClient.serviceMetadata());

    static final AwsService<ElastiCacheClient> ELASTICACHE = new AwsService<>(
            "elasticache",
            "elasticache",
            ElastiCacheClient.class,
            (s, r) -> s.client(ElastiCacheClient.builder(), r),
            ElastiCacheClient.serviceMetadata());

    static final AwsService<RedshiftClient> REDSHIFT = new AwsService<>(
            "redshift",
            "redshift",
            RedshiftClient.class,
            (s, r) -> s.client(RedshiftClient.builder(), r),
            RedshiftClient.serviceMetadata());

    static final AwsService<RedshiftServerlessClient> REDSHIFT_SERVERLESS = new AwsService<>(
            "redshift-serverless",
            "redshift-serverless",
            RedshiftServerlessClient.class,
            (s, r) -> s.client(RedshiftServerlessClient.builder(), r),
            RedshiftServerlessClient.serviceMetadata());

    static final AwsService<OpenSearchClient> OPENSEARCH = new AwsService<>(
            "opensearch",
            "es",
            OpenSearchClient.class,
            (s, r) -> s.client(OpenSearchClient.builder(), r),
            OpenSearchClient.serviceMetadata());

    static final AwsService<MemoryDbClient> MEMORYDB = new AwsService<>(
            "memorydb",
            "memorydb",
            MemoryDbClient.class,
            (s, r) -> s.client(MemoryDbClient.builder(), r),
            MemoryDbClient.serviceMetadata());

    static final AwsService<DaxClient> DAX = new AwsService<>(
            "dax", "dax", DaxClient.class, (s, r) -> s.client(DaxClient.builder(), r), DaxClient.serviceMetadata());

    static final AwsService<ResourceGroupsClient> RESOURCE_GROUPS = new AwsService<>(
            "resource-groups",
            "resource-groups",
            ResourceGroupsClient.class,
            (s, r) -> s.client(ResourceGroupsClient.builder(), r),
            ResourceGroupsClient.serviceMetadata());

    static final List<AwsService<?>> ALL = List.of(
            EC2,
            ELB_V2,
            ELB,
            RDS,
            ELASTICACHE,
            REDSHIFT,
            REDSHIFT_SERVERLESS,
            OPENSEARCH,
            MEMORYDB,
            DAX,
            RESOURCE_GROUPS);

    /** Makes the client of a service. */
    interface Opener<C> {
        C open(AwsSession session, Region region);
    }

    C open(AwsSession session, Region region) {
        return opener.open(session, region);
    }

    /** Whether AWS offers it in a Region, as far as this SDK knows. */
    boolean offeredIn(Region region) {
        return metadata.regions().contains(region);
    }

    /** Begins a row of the table of calls. */
    <B extends SdkPojo & SdkBuilder<B, Q>, Q, A extends SdkPojo> Call call(
            String operation, Supplier<B> request, BiFunction<C, Q, A> send) {
        return Call.of(this, operation, request, (client, members) -> {
            B builder = request.get();
            members.accept(builder);
            return send.apply(type.cast(client), builder.build());
        });
    }
}
