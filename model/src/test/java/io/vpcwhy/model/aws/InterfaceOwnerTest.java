package io.vpcwhy.model.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.InterfaceOwner.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfaceOwnerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "interface | ELB app/web/0123456789abcdef | amazon-elb | Application Load Balancer web",
                "network_load_balancer | ELB net/tcp-in/0123456789abcdef | amazon-elb | Network Load Balancer tcp-in",
                "gateway_load_balancer | ELB gwy/inspect/0123456789abcdef | amazon-elb | Gateway Load Balancer inspect",
                "interface | ELB old-web | amazon-elb | Classic Load Balancer old-web",
                "nat_gateway | Interface for NAT Gateway nat-0a1 | 111122223333 | NAT gateway nat-0a1",
                "natGateway | Interface for NAT Gateway nat-0a1 | 111122223333 | NAT gateway nat-0a1",
                "transit_gateway | Network Interface for Transit Gateway Attachment tgw-attach-0a1 | 1"
                        + " | transit gateway attachment tgw-attach-0a1",
                "vpc_endpoint | VPC Endpoint Interface vpce-0a1 | 727180483921 | interface endpoint vpce-0a1",
                "gateway_load_balancer_endpoint | VPC Endpoint Interface vpce-0a1 | 7"
                        + " | Gateway Load Balancer endpoint vpce-0a1",
                "interface | RDSNetworkInterface | amazon-rds | RDS",
                "interface | Network interface for DBProxy orders | 9 | RDS Proxy orders",
                "interface | RedshiftNetworkInterface | amazon-redshift | Redshift",
                "interface | ElastiCache sessions-001 | amazon-elasticache | ElastiCache sessions-001",
                "interface | ElastiCache+sessions-002 | amazon-elasticache | ElastiCache sessions-002",
                "interface | DAX hot | 9 | DAX hot",
                "interface | ES logs | amazon-elasticsearch | OpenSearch Service domain logs",
                "interface | search | amazon-elasticsearch | OpenSearch Service domain",
                "interface | MemoryDB ledger | amazon-memorydb | MemoryDB ledger",
                "lambda | AWS Lambda VPC ENI-resize-images-12345678-1234-1234-1234-123456789012 | AROA:awslambda_1"
                        + " | Lambda function resize-images",
                "interface | AWS Lambda VPC ENI: 12345678-1234-1234-1234-123456789012 | AROA:awslambda_1"
                        + " | Lambda function",
                "interface | something else | AROA:awslambda_42_2025 | Lambda function",
                "interface | arn:aws:ecs:us-east-1:111122223333:attachment/12345678 | 9 | ECS task",
                "interface | Amazon EKS shop | 9 | EKS control plane shop",
                "interface | aws-K8S-i-0a1b2c3d | 9 | EKS node i-0a1b2c3d",
                "branch | aws-k8s-branch-eni | 9 | EKS node",
                "interface | EFS mount target for fs-0a1 (fsmt-0b2) | 9 | EFS mount target fs-0a1",
                "interface | AWS created network interface for directory d-0a1 | 9 | Directory Service d-0a1",
                "interface | Created By Amazon Workspaces for AWS Account ID 111122223333 | 9"
                        + " | WorkSpaces 111122223333",
                "interface | DMSNetworkInterface | 9 | Database Migration Service",
                "interface | AWS ElasticMapReduce cluster | 9 | EMR",
                "interface | CloudHSM Managed Interface | 9 | CloudHSM",
                "interface | AWS CodeStar Connections endpoint | 9 | CodeStar connection",
                "interface | Attached to Glue using role: arn:aws:iam::1:role/glue | 9"
                        + " | Glue arn:aws:iam::1:role/glue",
                "api_gateway_managed | ENI managed by APIGateway | 9 | API Gateway",
                "interface | Route 53 Resolver: rslvr-in-0a1:rni-0b2 | 9 | Route 53 Resolver rslvr-in-0a1:rni-0b2",
                "quicksight | | 9 | QuickSight",
                "interface | my own words | 9 | network interface",
            })
    void servicesAreKnownByTypeDescriptionAndRequester(
            String type, String description, String requester, String described) {
        NetworkInterface nic =
                nic(type, description == null ? "" : description, requester, Tags.NONE, Optional.empty());

        assertThat(InterfaceOwner.of(nic).describe()).isEqualTo(described);
    }

    @Test
    void anInstanceComesBeforeWhateverTheDescriptionSays() {
        NetworkInterface.Attachment attachment = new NetworkInterface.Attachment(
                Optional.of("i-0a1"), Optional.of("111122223333"), "attached", OptionalInt.empty());

        assertThat(InterfaceOwner.of(nic("interface", "ELB app/web/1", "x", Tags.NONE, Optional.of(attachment))))
                .isEqualTo(new InterfaceOwner(InterfaceOwner.Kind.EC2_INSTANCE, Optional.of("i-0a1")));
    }

    @Test
    void aFirewallEndpointIsKnownByItsTag() {
        Tags tags = new Tags(Map.of("AWSNetworkFirewallManaged", "true"));

        assertThat(InterfaceOwner.of(nic(
                                "gateway_load_balancer_endpoint",
                                "VPC Endpoint Interface vpce-0a1",
                                "x",
                                tags,
                                Optional.empty()))
                        .kind())
                .isEqualTo(InterfaceOwner.Kind.NETWORK_FIREWALL);
    }

    private static NetworkInterface nic(
            String type,
            String description,
            String requester,
            Tags tags,
            Optional<NetworkInterface.Attachment> attachment) {
        return new NetworkInterface(
                "eni-1",
                "vpc-1",
                "subnet-1",
                Optional.empty(),
                Optional.empty(),
                type,
                description,
                true,
                Optional.of(requester),
                true,
                List.of(),
                List.of(),
                List.of(),
                attachment,
                Optional.empty(),
                false,
                Optional.empty(),
                tags);
    }

    @Test
    void whatTheNetworkDoesWithAnInterfaceIsAQuestionOfItsKind() {
        assertThat(kinds(Kind::forwardsPackets))
                .containsExactly(
                        Kind.NETWORK_LOAD_BALANCER,
                        Kind.GATEWAY_LOAD_BALANCER,
                        Kind.NAT_GATEWAY,
                        Kind.TRANSIT_GATEWAY,
                        Kind.GATEWAY_LOAD_BALANCER_ENDPOINT,
                        Kind.NETWORK_FIREWALL);
        assertThat(kinds(Kind::isLoadBalancerNode))
                .containsExactly(
                        Kind.APPLICATION_LOAD_BALANCER, Kind.NETWORK_LOAD_BALANCER, Kind.CLASSIC_LOAD_BALANCER);
    }

    private static List<Kind> kinds(Predicate<Kind> wanted) {
        return Stream.of(Kind.values()).filter(wanted).toList();
    }
}
