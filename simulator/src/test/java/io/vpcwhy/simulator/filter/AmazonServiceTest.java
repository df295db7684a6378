package io.vpcwhy.simulator.filter;

import static io.vpcwhy.simulator.filter.AmazonService.DHCP;
import static io.vpcwhy.simulator.filter.AmazonService.DNS;
import static io.vpcwhy.simulator.filter.AmazonService.INSTANCE_METADATA;
import static io.vpcwhy.simulator.filter.AmazonService.POD_IDENTITY;
import static io.vpcwhy.simulator.filter.AmazonService.TASK_METADATA;
import static io.vpcwhy.simulator.filter.AmazonService.TIME_SYNC;
import static io.vpcwhy.simulator.filter.AmazonService.VPC_ROUTER;
import static io.vpcwhy.simulator.filter.AmazonService.WINDOWS_ACTIVATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AmazonServiceTest {

    private static final Vpc VPC = new Vpc(
            "vpc-1",
            Optional.empty(),
            Optional.of(Cidr.parse("10.0.0.0/16")),
            List.of(Cidr.parse("10.0.0.0/16"), Cidr.parse("10.7.0.0/16")),
            false,
            Tags.NONE);
    private static final Subnet SUBNET = new Subnet(
            "subnet-1",
            "vpc-1",
            Optional.empty(),
            List.of(Cidr.parse("10.0.1.0/24"), Cidr.parse("2001:db8:1:1::/64")),
            Optional.empty(),
            Tags.NONE);

    private static final String NEAR = "10.0.1.10";
    private static final String NEAR6 = "2001:db8:1:1::10";

    private static Optional<AmazonService> of(Packet packet, String remote) {
        return AmazonService.of(packet, IpAddress.parse(remote), Optional.of(VPC), Optional.of(SUBNET));
    }

    /** A packet to the address and its answer must both be the service's. */
    private static Optional<AmazonService> to(String remote, int port) {
        String near = remote.contains(":") ? NEAR6 : NEAR;
        Packet there = Packet.udp(IpAddress.parse(near), 40000, IpAddress.parse(remote), port);
        assertThat(of(there.reversed(), remote)).isEqualTo(of(there, remote));
        return of(there, remote);
    }

    @Test
    void services_have_reserved_addresses() {
        assertThat(to("169.254.169.253", 53)).contains(DNS);
        assertThat(to("fd00:ec2::253", 53)).contains(DNS);
        assertThat(to("169.254.169.254", 80)).contains(INSTANCE_METADATA);
        assertThat(to("fd00:ec2::254", 80)).contains(INSTANCE_METADATA);
        assertThat(to("169.254.169.123", 123)).contains(TIME_SYNC);
        assertThat(to("fd00:ec2::123", 123)).contains(TIME_SYNC);
        assertThat(to("169.254.169.250", 1688)).contains(WINDOWS_ACTIVATION);
        assertThat(to("169.254.169.251", 1688)).contains(WINDOWS_ACTIVATION);
        assertThat(to("169.254.170.2", 80)).contains(TASK_METADATA);
        assertThat(to("169.254.170.23", 80)).contains(POD_IDENTITY);
        assertThat(to("fd00:ec2::23", 80)).contains(POD_IDENTITY);
        assertThat(to("fe80:ec2::1", 1)).contains(VPC_ROUTER);
    }

    @Test
    void services_have_ports() {
        assertThat(to("169.254.169.254", 81)).isEmpty();
        assertThat(to("169.254.169.253", 54)).isEmpty();
        assertThat(to("10.0.0.2", 54)).isEmpty();
        assertThat(of(Packet.of(IpProtocol.UDP, IpAddress.parse(NEAR), IpAddress.parse("10.0.0.2")), "10.0.0.2"))
                .as("a record without ports may be of the service")
                .contains(DNS);
    }

    @Test
    void resolver_is_the_third_address_of_the_primary_block() {
        assertThat(to("10.0.0.2", 53)).contains(DNS);
        assertThat(to("10.7.0.2", 53)).isEmpty();
        assertThat(to("10.0.0.1", 53)).isEmpty();
        assertThat(to("10.0.0.3", 53)).isEmpty();
        assertThat(AmazonService.of(
                        Packet.udp(IpAddress.parse(NEAR), 40000, IpAddress.parse("10.0.0.2"), 53),
                        IpAddress.parse("10.0.0.2"),
                        Optional.empty(),
                        Optional.empty()))
                .isEmpty();
    }

    @Test
    void router_is_the_second_address_of_the_subnet_in_both_families() {
        assertThat(to("10.0.1.1", 9999)).contains(VPC_ROUTER);
        assertThat(to("2001:db8:1:1::1", 9999)).contains(VPC_ROUTER);
        assertThat(to("10.0.1.0", 9999)).isEmpty();
        assertThat(to("10.0.1.2", 9999)).isEmpty();
        assertThat(to("10.0.2.1", 9999)).as("another subnet's").isEmpty();
    }

    private static Packet udp(String source, int sourcePort, String destination, int destinationPort) {
        return Packet.udp(IpAddress.parse(source), sourcePort, IpAddress.parse(destination), destinationPort);
    }

    @Test
    void dhcp_goes_between_its_two_ports_and_not_far() {
        assertThat(of(udp(NEAR, 68, "255.255.255.255", 67), "255.255.255.255")).contains(DHCP);
        assertThat(of(udp(NEAR, 68, "10.0.1.5", 67), "10.0.1.5")).contains(DHCP);
        assertThat(of(udp("10.0.1.5", 67, NEAR, 68), "10.0.1.5")).contains(DHCP);
        assertThat(of(udp("203.0.113.9", 67, NEAR, 68), "203.0.113.9"))
                .as("a stranger is no DHCP server")
                .isEmpty();
        assertThat(of(udp("10.0.1.5", 67, NEAR, 67), "10.0.1.5")).isEmpty();
        assertThat(of(udp("10.0.1.5", 68, NEAR, 68), "10.0.1.5")).isEmpty();
        assertThat(of(udp("10.0.1.5", 66, NEAR, 68), "10.0.1.5")).isEmpty();
        assertThat(of(Packet.tcp(IpAddress.parse("10.0.1.5"), 67, IpAddress.parse(NEAR), 68), "10.0.1.5"))
                .isEmpty();
        assertThat(AmazonService.of(
                        udp("10.0.1.5", 67, NEAR, 68), IpAddress.parse("10.0.1.5"), Optional.of(VPC), Optional.empty()))
                .isEmpty();
    }
}
