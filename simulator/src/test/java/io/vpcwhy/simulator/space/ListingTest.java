package io.vpcwhy.simulator.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values are told by what is there or by what is lacking, whichever is shorter. */
class ListingTest {

    private static List<Cidr> blocks(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }

    @Test
    void portsThatLackFewAreToldByThose() {
        assertThat(Listing.ofPorts(List.of(new PortRange(0, 21), new PortRange(23, 442), new PortRange(444, 65535))))
                .isEqualTo(new Listing<>(true, List.of(PortRange.of(22), PortRange.of(443))));
        List<PortRange> few = List.of(PortRange.of(80), PortRange.of(443), new PortRange(1024, 65535));
        assertThat(Listing.ofPorts(few)).isEqualTo(new Listing<>(false, few));
        assertThat(Listing.ofPorts(List.of(new PortRange(1, 65535))))
                .as("to leave one out takes more words")
                .isEqualTo(new Listing<>(false, List.of(new PortRange(1, 65535))));
        assertThat(Listing.ofPorts(List.of(PortRange.ALL)).isEverything()).isTrue();
    }

    @Test
    void addressesAroundABlockAreToldByIt() {
        assertThat(Listing.ofBlocks(IpFamily.IPV4, blocks("0.0.0.0/1", "128.0.0.0/2", "224.0.0.0/3")))
                .isEqualTo(new Listing<>(true, blocks("192.0.0.0/3")));
        assertThat(Listing.ofBlocks(IpFamily.IPV6, blocks("2001:db8::/32")))
                .isEqualTo(new Listing<>(false, blocks("2001:db8::/32")));
        assertThat(Listing.ofBlocks(IpFamily.IPV6, blocks("::/0")).isEverything())
                .isTrue();
    }

    @Test
    void icmpTypesThatLackOneAreToldByIt() {
        IcmpRange echo = new IcmpRange(new IcmpType(8, 0), new IcmpType(8, 0));
        List<IcmpRange> others = List.of(
                new IcmpRange(new IcmpType(0, 0), new IcmpType(7, 255)),
                new IcmpRange(new IcmpType(8, 1), new IcmpType(255, 255)));
        assertThat(Listing.ofIcmp(others)).isEqualTo(new Listing<>(true, List.of(echo)));
    }

    @Test
    void theIcmpOfTheOtherFamilyIsNotSpokenOf() {
        List<IpProtocol> both = List.of(IpProtocol.ICMP, IpProtocol.ICMPV6);
        assertThat(Listing.ofProtocols(IpFamily.IPV4, both)).isEqualTo(new Listing<>(false, List.of(IpProtocol.ICMP)));
        assertThat(Listing.ofProtocols(IpFamily.IPV6, both))
                .isEqualTo(new Listing<>(false, List.of(IpProtocol.ICMPV6)));
        assertThat(Listing.ofProtocols(IpFamily.IPV4, List.of(IpProtocol.ICMPV6)))
                .as("unless there is nothing else to tell")
                .isEqualTo(new Listing<>(false, List.of(IpProtocol.ICMPV6)));
        List<IpProtocol> all =
                IntStream.rangeClosed(0, 255).mapToObj(IpProtocol::new).toList();
        assertThat(Listing.ofProtocols(
                                IpFamily.IPV4,
                                all.stream()
                                        .filter(one -> !one.equals(IpProtocol.ICMPV6))
                                        .toList())
                        .isEverything())
                .isTrue();
        assertThat(Listing.ofProtocols(IpFamily.IPV6, all.subList(2, 256)))
                .isEqualTo(new Listing<>(true, List.of(new IpProtocol(0))));
    }
}
