package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.BlockPublicAccessExclusion;
import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.EgressOnlyInternetGateway;
import io.vpcwhy.model.aws.ElasticAddress;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.ListenerRule;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.aws.TransitGateway;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpnConnection;
import io.vpcwhy.model.aws.VpnGateway;
import java.util.HashMap;
import java.util.Map;

/** The kinds of resource that a snapshot holds, and the AWS CLI command that collects each. */
public enum ResourceKind {
    VPC("VPC", "VPCs", "aws ec2 describe-vpcs", Vpc.class),
    SUBNET("subnet", "subnets", "aws ec2 describe-subnets", Subnet.class),
    NETWORK_INTERFACE(
            "network interface", "network interfaces", "aws ec2 describe-network-interfaces", NetworkInterface.class),
    INSTANCE("instance", "instances", "aws ec2 describe-instances", Instance.class),
    SECURITY_GROUP("security group", "security groups", "aws ec2 describe-security-groups", SecurityGroup.class),
    NETWORK_ACL("network ACL", "network ACLs", "aws ec2 describe-network-acls", NetworkAcl.class),
    ROUTE_TABLE("route table", "route tables", "aws ec2 describe-route-tables", RouteTable.class),
    INTERNET_GATEWAY(
            "internet gateway", "internet gateways", "aws ec2 describe-internet-gateways", InternetGateway.class),
    NAT_GATEWAY("NAT gateway", "NAT gateways", "aws ec2 describe-nat-gateways", NatGateway.class),
    PREFIX_LIST("prefix list", "prefix lists", "aws ec2 describe-managed-prefix-lists", PrefixList.class),
    ELASTIC_ADDRESS("Elastic IP address", "Elastic IP addresses", "aws ec2 describe-addresses", ElasticAddress.class),
    BLOCK_PUBLIC_ACCESS_EXCLUSION(
            "Block Public Access exclusion",
            "Block Public Access exclusions",
            "aws ec2 describe-vpc-block-public-access-exclusions",
            BlockPublicAccessExclusion.class),
    FLOW_LOG("flow log", "flow logs", "aws ec2 describe-flow-logs", FlowLog.class),
    DATABASE("database", "databases", "aws rds describe-db-instances", Database.class),
    VPC_PEERING_CONNECTION(
            "VPC peering connection",
            "VPC peering connections",
            "aws ec2 describe-vpc-peering-connections",
            VpcPeeringConnection.class),
    VPC_ENDPOINT("VPC endpoint", "VPC endpoints", "aws ec2 describe-vpc-endpoints", VpcEndpoint.class),
    TRANSIT_GATEWAY("transit gateway", "transit gateways", "aws ec2 describe-transit-gateways", TransitGateway.class),
    TRANSIT_GATEWAY_VPC_ATTACHMENT(
            "transit gateway VPC attachment",
            "transit gateway VPC attachments",
            "aws ec2 describe-transit-gateway-vpc-attachments",
            TransitGatewayVpcAttachment.class),
    TRANSIT_GATEWAY_ATTACHMENT(
            "transit gateway attachment",
            "transit gateway attachments",
            "aws ec2 describe-transit-gateway-attachments",
            TransitGatewayAttachment.class),
    TRANSIT_GATEWAY_ROUTE_TABLE(
            "transit gateway route table",
            "transit gateway route tables",
            "aws ec2 describe-transit-gateway-route-tables",
            TransitGatewayRouteTable.class),
    EGRESS_ONLY_INTERNET_GATEWAY(
            "egress-only internet gateway",
            "egress-only internet gateways",
            "aws ec2 describe-egress-only-internet-gateways",
            EgressOnlyInternetGateway.class),
    VPN_GATEWAY(
            "virtual private gateway", "virtual private gateways", "aws ec2 describe-vpn-gateways", VpnGateway.class),
    VPN_CONNECTION("VPN connection", "VPN connections", "aws ec2 describe-vpn-connections", VpnConnection.class),
    LOAD_BALANCER("load balancer", "load balancers", "aws elbv2 describe-load-balancers", LoadBalancer.class),
    LISTENER("listener", "listeners", "aws elbv2 describe-listeners", Listener.class),
    LISTENER_RULE("listener rule", "listener rules", "aws elbv2 describe-rules", ListenerRule.class),
    TARGET_GROUP("target group", "target groups", "aws elbv2 describe-target-groups", TargetGroup.class);

    private static final Map<Class<? extends AwsResource>, ResourceKind> BY_TYPE = new HashMap<>();

    static {
        for (ResourceKind kind : values()) {
            BY_TYPE.put(kind.type, kind);
        }
    }

    private final String singular;
    private final String plural;
    private final String command;
    private final Class<? extends AwsResource> type;

    ResourceKind(String singular, String plural, String command, Class<? extends AwsResource> type) {
        this.singular = singular;
        this.plural = plural;
        this.command = command;
        this.type = type;
    }

    /** The kind whose resources are read into a record type. */
    static ResourceKind of(Class<? extends AwsResource> type) {
        ResourceKind kind = BY_TYPE.get(type);
        if (kind == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " is no kind of resource that a snapshot holds");
        }
        return kind;
    }

    /** Such as {@code security group}. */
    public String singular() {
        return singular;
    }

    /** Such as {@code security groups}. */
    public String plural() {
        return plural;
    }

    /** The AWS CLI command whose output holds the kind. */
    public String command() {
        return command;
    }

    /** The record that the kind is read into. */
    public Class<? extends AwsResource> type() {
        return type;
    }
}
