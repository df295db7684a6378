package io.vpcwhy.model.aws;

import java.util.List;
import java.util.Optional;

/**
 * Whose an interface is. AWS does not tell outright: services name themselves in the interface's type, description and
 * requester, which are looked at in this order after the attachment to an instance.
 *
 * @param kind what owns it
 * @param name of the owner, such as {@code i-0123...}, a load balancer's name or a function's; empty where nothing tells
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html">Requester-managed
 *     network interfaces</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html">NetworkInterface</a>
 */
public record InterfaceOwner(Kind kind, Optional<String> name) {

    /** What can own an interface. */
    public enum Kind {
        EC2_INSTANCE("EC2 instance"),
        APPLICATION_LOAD_BALANCER("Application Load Balancer"),
        NETWORK_LOAD_BALANCER("Network Load Balancer"),
        GATEWAY_LOAD_BALANCER("Gateway Load Balancer"),
        CLASSIC_LOAD_BALANCER("Classic Load Balancer"),
        NAT_GATEWAY("NAT gateway"),
        TRANSIT_GATEWAY("transit gateway attachment"),
        INTERFACE_ENDPOINT("interface endpoint"),
        GATEWAY_LOAD_BALANCER_ENDPOINT("Gateway Load Balancer endpoint"),
        NETWORK_FIREWALL("Network Firewall endpoint"),
        RDS("RDS"),
        RDS_PROXY("RDS Proxy"),
        REDSHIFT("Redshift"),
        ELASTICACHE("ElastiCache"),
        DAX("DAX"),
        OPENSEARCH("OpenSearch Service domain"),
        MEMORYDB("MemoryDB"),
        LAMBDA("Lambda function"),
        ECS("ECS task"),
        EKS_CONTROL_PLANE("EKS control plane"),
        EKS_NODE("EKS node"),
        EFS("EFS mount target"),
        DIRECTORY_SERVICE("Directory Service"),
        WORKSPACES("WorkSpaces"),
        DMS("Database Migration Service"),
        EMR("EMR"),
        CLOUDHSM("CloudHSM"),
        CODESTAR("CodeStar connection"),
        GLUE("Glue"),
        API_GATEWAY("API Gateway"),
        ROUTE_53_RESOLVER("Route 53 Resolver"),
        GLOBAL_ACCELERATOR("Global Accelerator"),
        QUICKSIGHT("QuickSight"),
        IOT_RULES("IoT rules engine"),
        /** Nobody that the document names. */
        UNKNOWN("network interface");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Whether it is a load balancer of any type. */
        public boolean isLoadBalancer() {
            return this == APPLICATION_LOAD_BALANCER
                    || this == NETWORK_LOAD_BALANCER
                    || this == GATEWAY_LOAD_BALANCER
                    || this == CLASSIC_LOAD_BALANCER;
        }

        /** Whether clients of a load balancer connect to it, which sends what comes on to its targets. */
        public boolean isLoadBalancerNode() {
            return isLoadBalancer() && this != GATEWAY_LOAD_BALANCER;
        }

        /**
         * Whether AWS forwards packets with it: they pass it and never end there, and it does not check whether they are
         * from or to its own addresses.
         */
        public boolean forwardsPackets() {
            return this == NAT_GATEWAY
                    || this == TRANSIT_GATEWAY
                    || this == NETWORK_LOAD_BALANCER
                    || this == GATEWAY_LOAD_BALANCER
                    || this == GATEWAY_LOAD_BALANCER_ENDPOINT
                    || this == NETWORK_FIREWALL;
        }

        /** Such as {@code Application Load Balancer}. */
        @Override
        public String toString() {
            return label;
        }
    }

    /** A kind that a description begins with; what follows is the owner's name. */
    private record Prefix(String text, Kind kind) {}

    // The first that fits counts: the kinds of load balancer with a slash come before the one without.
    private static final List<Prefix> DESCRIPTIONS = List.of(
            new Prefix("ELB app/", Kind.APPLICATION_LOAD_BALANCER),
            new Prefix("ELB net/", Kind.NETWORK_LOAD_BALANCER),
            new Prefix("ELB gwy/", Kind.GATEWAY_LOAD_BALANCER),
            new Prefix("ELB ", Kind.CLASSIC_LOAD_BALANCER),
            new Prefix("Interface for NAT Gateway ", Kind.NAT_GATEWAY),
            new Prefix("Network Interface for Transit Gateway Attachment ", Kind.TRANSIT_GATEWAY),
            new Prefix("VPC Endpoint Interface ", Kind.INTERFACE_ENDPOINT),
            new Prefix("RDSNetworkInterface", Kind.RDS),
            new Prefix("Network interface for DBProxy ", Kind.RDS_PROXY),
            new Prefix("RedshiftNetworkInterface", Kind.REDSHIFT),
            new Prefix("ElastiCache ", Kind.ELASTICACHE),
            new Prefix("ElastiCache+", Kind.ELASTICACHE),
            new Prefix("DAX ", Kind.DAX),
            new Prefix("ES ", Kind.OPENSEARCH),
            new Prefix("MemoryDB ", Kind.MEMORYDB),
            new Prefix("AWS Lambda VPC ENI-", Kind.LAMBDA),
            new Prefix("AWS Lambda VPC ENI: ", Kind.LAMBDA),
            new Prefix("arn:aws:ecs:", Kind.ECS),
            new Prefix("arn:aws-us-gov:ecs:", Kind.ECS),
            new Prefix("arn:aws-cn:ecs:", Kind.ECS),
            new Prefix("Amazon EKS ", Kind.EKS_CONTROL_PLANE),
            new Prefix("aws-K8S-", Kind.EKS_NODE),
            new Prefix("aws-k8s-trunk-eni", Kind.EKS_NODE),
            new Prefix("aws-k8s-branch-eni", Kind.EKS_NODE),
            new Prefix("EFS mount target for ", Kind.EFS),
            new Prefix("AWS created network interface for directory ", Kind.DIRECTORY_SERVICE),
            new Prefix("Created By Amazon Workspaces for AWS Account ID ", Kind.WORKSPACES),
            new Prefix("DMSNetworkInterface", Kind.DMS),
            new Prefix("AWS ElasticMapReduce", Kind.EMR),
            new Prefix("CloudHSM Managed Interface", Kind.CLOUDHSM),
            new Prefix("CloudHsm ENI", Kind.CLOUDHSM),
            new Prefix("AWS CodeStar Connections", Kind.CODESTAR),
            new Prefix("Attached to Glue using role: ", Kind.GLUE),
            new Prefix("ENI managed by APIGateway", Kind.API_GATEWAY),
            new Prefix("Route 53 Resolver: ", Kind.ROUTE_53_RESOLVER));

    /** Who owns an interface. */
    public static InterfaceOwner of(NetworkInterface nic) {
        Optional<String> instance = nic.attachment().flatMap(NetworkInterface.Attachment::instanceId);
        if (instance.isPresent()) {
            return new InterfaceOwner(Kind.EC2_INSTANCE, instance);
        }
        Kind byType = byType(nic);
        if (byType != Kind.UNKNOWN) {
            return new InterfaceOwner(byType, named(nic.description()));
        }
        for (Prefix prefix : DESCRIPTIONS) {
            if (nic.description().startsWith(prefix.text())) {
                return new InterfaceOwner(prefix.kind(), name(nic.description(), prefix));
            }
        }
        return new InterfaceOwner(byRequester(nic.requesterId().orElse("")), Optional.empty());
    }

    /**
     * Whether tags are those that AWS Network Firewall gives to the endpoints that it makes.
     *
     * @see <a href="https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewalls.html">Firewalls</a>
     */
    public static boolean isNetworkFirewall(Tags tags) {
        return tags.get("AWSNetworkFirewallManaged").filter("true"::equals).isPresent();
    }

    private static Kind byType(NetworkInterface nic) {
        return switch (nic.type()) {
            case "nat_gateway", "natGateway" -> Kind.NAT_GATEWAY;
            case "transit_gateway" -> Kind.TRANSIT_GATEWAY;
            case "network_load_balancer" -> Kind.NETWORK_LOAD_BALANCER;
            case "gateway_load_balancer" -> Kind.GATEWAY_LOAD_BALANCER;
            case "gateway_load_balancer_endpoint" ->
                isNetworkFirewall(nic.tags()) ? Kind.NETWORK_FIREWALL : Kind.GATEWAY_LOAD_BALANCER_ENDPOINT;
            case "vpc_endpoint" -> Kind.INTERFACE_ENDPOINT;
            case "lambda" -> Kind.LAMBDA;
            case "api_gateway_managed" -> Kind.API_GATEWAY;
            case "global_accelerator_managed" -> Kind.GLOBAL_ACCELERATOR;
            case "quicksight" -> Kind.QUICKSIGHT;
            case "iot_rules_managed" -> Kind.IOT_RULES;
            case "aws_codestar_connections_managed" -> Kind.CODESTAR;
            default -> Kind.UNKNOWN;
        };
    }

    private static Kind byRequester(String requester) {
        if (requester.contains("awslambda_")) {
            return Kind.LAMBDA;
        }
        return switch (requester) {
            case "amazon-rds" -> Kind.RDS;
            case "amazon-redshift" -> Kind.REDSHIFT;
            case "amazon-elasticache" -> Kind.ELASTICACHE;
            case "amazon-elasticsearch" -> Kind.OPENSEARCH;
            case "amazon-memorydb" -> Kind.MEMORYDB;
            default -> Kind.UNKNOWN;
        };
    }

    private static Optional<String> named(String description) {
        for (Prefix prefix : DESCRIPTIONS) {
            if (description.startsWith(prefix.text())) {
                return name(description, prefix);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> name(String description, Prefix prefix) {
        String rest = description.substring(prefix.text().length()).strip();
        return switch (prefix.kind()) {
            case APPLICATION_LOAD_BALANCER, NETWORK_LOAD_BALANCER, GATEWAY_LOAD_BALANCER -> nonEmpty(before(rest, '/'));
            case LAMBDA -> prefix.text().endsWith("-") ? nonEmpty(withoutUuid(rest)) : Optional.empty();
            case EFS -> nonEmpty(before(rest, ' '));
            case EMR, CLOUDHSM, CODESTAR, API_GATEWAY, ECS, RDS, REDSHIFT, DMS -> Optional.empty();
            default -> nonEmpty(rest);
        };
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    /** A function's name may hold hyphens; the UUID behind it has 36 characters. */
    private static String withoutUuid(String text) {
        int at = text.length() - 37;
        return at > 0 && text.charAt(at) == '-' ? text.substring(0, at) : text;
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Such as {@code Application Load Balancer web}. */
    public String describe() {
        return name.map(known -> kind + " " + known).orElseGet(kind::toString);
    }
}
