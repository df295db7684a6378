package io.vpcwhy.simulator.filter;

/**
 * Why a component refuses a packet: the codes of AWS Reachability Analyzer, with what each means and whether vpcwhy
 * gives it.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html">Explanation codes</a>
 */
public enum ExplanationCode {
    BAD_STATE("the component is not in a working state"),
    BAD_STATE_ATTACHMENT("the attachment is not in a working state"),
    BAD_STATE_ROUTE("the route is a blackhole: its target is gone"),
    BAD_STATE_VPN("the VPN connection is down", "tunnels are taken to be up: a snapshot shows them at one moment"),
    UNKNOWN_RESOURCE("the resource cannot be described", "what is not in the snapshot makes the trace undecided"),
    UNKNOWN_DESTINATION("not enough is known to go on", "what is not known makes the trace undecided"),
    NO_POSSIBLE_DESTINATION("nothing in the network holds the destination address"),
    PROTOCOL_RESTRICTION("the component takes other protocols only"),
    COMPONENT_FILTER_RESTRICTION("the filter of the question excludes components", "vpcwhy has no such filters"),
    COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT(
            "the filter of the question excludes a component that the path needs", "vpcwhy has no such filters"),
    CANNOT_ROUTE(
            "a route is for other destinations", "vpcwhy names the table once, not every route that is not for it"),
    NO_ROUTE_TO_DESTINATION("no route of the table is for the destination"),
    MORE_SPECIFIC_ROUTE("a route with a longer prefix wins", "vpcwhy shows the route that wins, not those that do not"),
    HIGHER_PRIORITY_ROUTE("a route of higher priority wins", "vpcwhy shows the route that wins, not those that do not"),
    VPC_LOCAL_ROUTE_CIDR_RESTRICTION(
            "local routes are for the VPC's own addresses", "vpcwhy names the missing route instead"),
    INGRESS_RTB_NO_PUBLIC_IP("the middlebox of an edge route table has no public address"),
    INGRESS_RTB_TRAFFIC_REDIRECTION(
            "an edge route table redirects the subnet to a middlebox", "vpcwhy follows the middlebox instead"),
    ENI_SG_RULES_MISMATCH("no rule of the interface's security groups permits the packet"),
    SG_HAS_NO_RULES("a security group has no rule at all in the direction"),
    SG_REFERENCES_NOT_PRESERVED("a rule names a security group, which a component on the way does not preserve"),
    SG_REFERENCING_SUPPORT("a transit gateway or attachment does not support security group references"),
    UNKNOWN_PEERED_SGS("the peer VPC's security groups are not known", "what is not known makes the answer undecided"),
    ENI_ADDRESS_RESTRICTION(
            "the address is none of the interface's", "an address that nobody holds is NO_POSSIBLE_DESTINATION"),
    ENI_SOURCE_DEST_CHECK_RESTRICTION("the interface drops what is neither from nor to its own addresses"),
    SUBNET_ACL_RESTRICTION("the subnet's network ACL denies the packet"),
    ELB_ACL_RESTRICTION("the network ACL denies what a Classic Load Balancer sends"),
    IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS("the source has no public address for the internet gateway to translate to"),
    IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS("the destination is no public address of an interface"),
    IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS("the destination is in the VPC itself"),
    IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS("internet gateways do not carry private destinations"),
    IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS("internet gateways do not carry shared addresses (100.64.0.0/10)"),
    IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS("internet gateways do not take private sources"),
    IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS(
            "internet gateways do not take shared sources (100.64.0.0/10)",
            "a shared source is taken to be behind a VPN"),
    IGW_NAT_REFLECTION("the path goes out and comes in again by an internet gateway", "vpcwhy follows such paths"),
    IGW_EXPECTS_PUBLIC_ADDRESS("the question's address must be public", "vpcwhy has no such filters"),
    GATEWAY_REJECTS_SPOOFED_TRAFFIC("the source is an address of the VPC that the packet comes into"),
    VPC_BLOCK_PUBLIC_ACCESS_ENABLED("VPC Block Public Access refuses traffic with the internet"),
    VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS("the source is no private address of an interface of the VPC"),
    VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS(
            "the destination is no private address of an interface of the VPC", "this is NO_POSSIBLE_DESTINATION"),
    NGW_DEST_ADDRESS_PRESERVATION(
            "a NAT gateway does not change the destination",
            "a rule of Reachability Analyzer's search, not of packets"),
    NGW_SOURCE_ADDRESS_REASSIGN(
            "a NAT gateway puts its own address for the source", "a rule of Reachability Analyzer's search"),
    NGW_REQUIRES_SOURCE_IN_VPC("a NAT gateway takes packets of its own VPC alone"),
    REGIONAL_NGW_ROUTE_AZ_RESTRICTION("the regional NAT gateway does not serve the zone", "zones are not told"),
    REMAP_EPHEMERAL_PORT(
            "source ports are translated to 1024-65535", "a rule of Reachability Analyzer's search, not of packets"),
    PCX_REQUIRES_ADDRESS_IN_VPC_CIDR("both ends must be addresses of the two peered VPCs"),
    TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION("the attachment is associated with no route table"),
    TGW_ATTACH_VPC_AZ_RESTRICTION(
            "the attachment has no subnet in the zone of the destination", "AWS uses another zone"),
    TGW_BAD_STATE_VPN("the VPN connection is down", "tunnels are taken to be up: a snapshot shows them at one moment"),
    TGW_ROUTE_AZ_RESTRICTION("the attachment has no subnet in the zone of the source"),
    TGW_RTB_BAD_STATE_ROUTE("the transit gateway's route is a blackhole"),
    TGW_RTB_CANNOT_ROUTE("a route is for other destinations", "vpcwhy names the table once"),
    TGW_RTB_HIGHER_PRIORITY_ROUTE("a route of higher priority wins", "vpcwhy shows the route that wins"),
    TGW_RTB_MORE_SPECIFIC_ROUTE("a route with a longer prefix wins", "vpcwhy shows the route that wins"),
    TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT("no route of the transit gateway's table is for the destination"),
    TGW_RTB_ROUTES_ARE_UNKNOWN("the table's routes are not known", "what is not known makes the trace undecided"),
    ELB_INSTALLED_AZ_RESTRICTION(
            "the load balancer is not in the zone", "the node that is asked is the one that answers"),
    ELB_LISTENER_PORT_RESTRICTION(
            "the listener is on another port", "vpcwhy says that no listener fits, not each that does not"),
    ELB_LISTENERS_MISMATCH("no listener takes the packet"),
    ELB_NOT_CROSSZONE("the target is in another zone", "targets of all zones are tried"),
    ELBV2_LISTENER_HAS_NO_TG("the listener forwards to no target group"),
    ELBV2_LISTENER_PORT_RESTRICTION(
            "the listener is on another port", "vpcwhy says that no listener fits, not each that does not"),
    ELBV2_LISTENER_REQUIRES_TG_ACCEPT(
            "no target group takes the packet",
            "rules of security groups and ACLs on the target's side are named instead"),
    ELBV2_LISTENERS_MISMATCH("no listener takes the packet"),
    ELBV2_NO_TARGETS_IN_AZ("there is no target in the zone", "targets of all zones are tried"),
    ELBV2_SOURCE_ADDRESS_PRESERVATION(
            "the client's address is preserved", "a rule of Reachability Analyzer's search, not of packets"),
    GWLB_DESTINATION_PORT_RESTRICTION("Gateway Load Balancers talk GENEVE on 6081", "inspection is assumed to pass"),
    GWLB_PROTOCOL_RESTRICTION("Gateway Load Balancers talk GENEVE", "inspection is assumed to pass"),
    TARGET_ADDRESS_RESTRICTION(
            "the target has another address", "a rule of Reachability Analyzer's search, not of packets"),
    TARGET_PORT_RESTRICTION("the target has another port", "a rule of Reachability Analyzer's search, not of packets"),
    VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION(
            "a gateway endpoint sends from its service's addresses alone", "traces do not begin at endpoints"),
    VPCE_GATEWAY_PROTOCOL_RESTRICTION("a gateway endpoint takes TCP and ICMP echo alone"),
    VPCE_INTRA_VPC_TRAFFIC("an interface endpoint opens no connections"),
    VPCE_SERVICE_NOT_INSTALLED_IN_AZ("the endpoint's service is not in the zone", "services are not described"),
    FIREWALL_RULES_RESTRICTION("a firewall rule denies the packet", "firewall rules are not read: assumed to pass"),
    DISCONNECTED_VPCS("nothing joins the two VPCs", "vpcwhy names the missing route instead"),
    NO_PATH("there is no way from here that ends where it should"),
    NO_SOURCE_OR_DESTINATION("source or destination is missing", "the command line refuses such a question"),
    UNASSOCIATED_COMPONENT("the component is attached to nothing there"),
    UNSUPPORTED_COMPONENT("the component is not supported", "what is not modelled makes the trace undecided"),
    FILTER_AT_DESTINATION_DESTINATION_ADDRESS("the question's filter excludes it", "vpcwhy has no such filters"),
    FILTER_AT_DESTINATION_DESTINATION_PORT_RANGE("the question's filter excludes it", "vpcwhy has no such filters"),
    FILTER_AT_DESTINATION_PROTOCOL("the question's filter excludes it", "vpcwhy has no such filters"),
    FILTER_AT_DESTINATION_SOURCE_ADDRESS("the question's filter excludes it", "vpcwhy has no such filters"),
    FILTER_AT_DESTINATION_SOURCE_PORT_RANGE("the question's filter excludes it", "vpcwhy has no such filters"),
    FILTER_AT_SOURCE_DESTINATION_ADDRESS("the question's filter excludes it", "vpcwhy has no such filters"),
    FILTER_AT_SOURCE_DESTINATION_PORT_RANGE("the question's filter excludes it", "vpcwhy has no such filters"),
    FILTER_AT_SOURCE_PROTOCOL("the question's filter excludes it", "vpcwhy has no such filters"),
    FILTER_AT_SOURCE_SOURCE_ADDRESS("the question's filter excludes it", "vpcwhy has no such filters"),
    FILTER_AT_SOURCE_SOURCE_PORT_RANGE("the question's filter excludes it", "vpcwhy has no such filters");

    private final String meaning;
    private final String whyNot;

    ExplanationCode(String meaning) {
        this(meaning, "");
    }

    ExplanationCode(String meaning, String whyNot) {
        this.meaning = meaning;
        this.whyNot = whyNot;
    }

    /** What the code says of the component, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** Whether vpcwhy gives this code. */
    public boolean given() {
        return whyNot.isEmpty();
    }

    /** Why vpcwhy does not give it; empty where it does. */
    public String whyNotGiven() {
        return whyNot;
    }
}
