package io.vpcwhy.model.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "i-0fc67a0d0306f1676, INSTANCE",
        "igw-1, INTERNET_GATEWAY",
        "eni-1, NETWORK_INTERFACE",
        "sg-1, SECURITY_GROUP",
        "subnet-1-id, SUBNET",
        "vpc-abcd12e3, VPC",
        "vgw-1, VPN_GATEWAY",
        "nat-1, NAT_GATEWAY",
        "tgw-attach-1, TRANSIT_GATEWAY_ATTACHMENT",
        "vpce-svc-1, VPC_ENDPOINT_SERVICE",
        "vpce-1, VPC_ENDPOINT",
        "pcx-1, VPC_PEERING_CONNECTION",
        "pl-02cd2c6b, PREFIX_LIST",
        "1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9, NETWORK_FIREWALL"
    })
    void anIdTellsItsKind(String id, NamedKind kind) {
        ResourceReference reference = ResourceReference.tryParse(id).orElseThrow();
        assertThat(reference.kind()).isEqualTo(kind);
        assertThat(reference.id()).isEqualTo(id);
        assertThat(reference.region()).isEmpty();
        assertThat(reference.account()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ec2, instance/i-1, INSTANCE, i-1",
        "ec2, internet-gateway/igw-1, INTERNET_GATEWAY, igw-1",
        "ec2, network-interface/eni-1, NETWORK_INTERFACE, eni-1",
        "ec2, security-group/sg-1, SECURITY_GROUP, sg-1",
        "ec2, subnet/subnet-1, SUBNET, subnet-1",
        "ec2, vpc/vpc-1, VPC, vpc-1",
        "ec2, vpn-gateway/vgw-1, VPN_GATEWAY, vgw-1",
        "ec2, natgateway/nat-1, NAT_GATEWAY, nat-1",
        "ec2, transit-gateway-attachment/tgw-attach-1, TRANSIT_GATEWAY_ATTACHMENT, tgw-attach-1",
        "ec2, vpc-endpoint-service/vpce-svc-1, VPC_ENDPOINT_SERVICE, vpce-svc-1",
        "ec2, vpc-endpoint/vpce-1, VPC_ENDPOINT, vpce-1",
        "ec2, vpc-peering-connection/pcx-1, VPC_PEERING_CONNECTION, pcx-1",
        "ec2, prefix-list/pl-1, PREFIX_LIST, pl-1"
    })
    void anArnHasTheIdInIt(String service, String resource, NamedKind kind, String id) {
        ResourceReference reference = ResourceReference.tryParse(
                        "arn:aws-us-gov:" + service + ":us-gov-west-1:123456789012:" + resource)
                .orElseThrow();
        assertThat(reference.kind()).isEqualTo(kind);
        assertThat(reference.id()).isEqualTo(id);
        assertThat(reference.region()).contains("us-gov-west-1");
        assertThat(reference.account()).contains("123456789012");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:network-firewall:us-east-1:123456789012:firewall/edge, NETWORK_FIREWALL",
        "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188, LOAD_BALANCER",
        "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/classic, LOAD_BALANCER",
        "arn:aws:resource-groups:us-east-1:123456789012:group/bastions, RESOURCE_GROUP"
    })
    void whatHasNoIdIsKnownByItsArn(String arn, NamedKind kind) {
        ResourceReference reference = ResourceReference.tryParse(arn).orElseThrow();
        assertThat(reference.kind()).isEqualTo(kind);
        assertThat(reference.id()).isEqualTo(arn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vpc",
                "vpc-",
                "vpc--",
                "vpc-1 ",
                " vpc-1",
                "VPC-1",
                "acl-1",
                "rtb-1",
                "web",
                "arn:aws:ec2:us-east-1:123456789012:vpc/subnet-1",
                "arn:aws:ec2:us-east-1:123456789012:subnet/vpc-1",
                "arn:aws:ec2:us-east-1:123456789012:network-acl/acl-1",
                "arn:aws:ec2:us-east-1:12345:vpc/vpc-1",
                "arn:aws:ec2::123456789012:vpc/vpc-1",
                "arn:aws:rds:us-east-1:123456789012:vpc/vpc-1",
                "arn:aws:resource-groups:us-east-1:123456789012:group/",
                "arn:aws:ec2:us-east-1:123456789012",
                "1B2C3D4E-5F60-4718-8293-A4B5C6D7E8F9"
            })
    void whatNoScopeCanNameIsNoReference(String text) {
        assertThat(ResourceReference.tryParse(text)).isEmpty();
    }
}
