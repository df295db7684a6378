package io.vpcwhy.model.ip;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Random addresses and blocks, with the lowest, the highest and those about the middle of an IPv6 address often. Edge
 * cases are among what is drawn: those that jqwik adds by itself would be more than there are tries.
 */
class Addresses extends DomainContextBase {

    private static final Arbitrary<Long> HALF = Arbitraries.oneOf(
            Arbitraries.longs(), Arbitraries.of(0L, -1L, 1L, Long.MIN_VALUE, Long.MAX_VALUE, 0xFFFFL));

    static Arbitrary<IpAddress> ipv4() {
        return Arbitraries.oneOf(Arbitraries.integers(), Arbitraries.of(0, -1, 1, Integer.MIN_VALUE))
                .map(IpAddress::ofIpv4);
    }

    static Arbitrary<IpAddress> ipv6() {
        return Combinators.combine(HALF, HALF).as(IpAddress::ofIpv6);
    }

    @Provide
    Arbitrary<IpAddress> addresses() {
        return Arbitraries.oneOf(ipv4(), ipv6()).withoutEdgeCases();
    }

    @Provide
    Arbitrary<Cidr> cidrs() {
        return addresses()
                .flatMap(address -> Arbitraries.integers()
                        .between(0, address.family().bits())
                        .map(length -> Cidr.of(address, length)))
                .withoutEdgeCases();
    }

    /** An address in the block or beside it: one that is drawn at random is hardly ever near. */
    static Arbitrary<IpAddress> near(Cidr cidr) {
        Arbitrary<IpAddress> any = cidr.family() == IpFamily.IPV4 ? ipv4() : ipv6();
        Arbitrary<IpAddress> inside = any.map(address -> mixed(cidr, address));
        return Arbitraries.oneOf(
                        any,
                        inside,
                        Arbitraries.of(cidr.first(), cidr.last(), cidr.last().next(), Numbers.previous(cidr.first())))
                .withoutEdgeCases();
    }

    private static IpAddress mixed(Cidr cidr, IpAddress host) {
        int bits = cidr.family().bits();
        return Numbers.toAddress(
                cidr.family(),
                Numbers.of(cidr.first())
                        .add(Numbers.of(host).mod(BigInteger.ONE.shiftLeft(bits - cidr.prefixLength()))));
    }
}
