package io.vpcwhy.model.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    /** Every prefix length of both families, around an address that has ones and zeros everywhere. */
    static Stream<Cidr> everyPrefixLength() {
        return Stream.of("165.90.165.90", "a5a5:5a5a:a5a5:5a5a:a5a5:5a5a:a5a5:5a5a", "255.255.255.255", "::")
                .map(IpAddress::parse)
                .flatMap(address ->
                        IntStream.rangeClosed(0, address.family().bits()).mapToObj(length -> Cidr.of(address, length)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 0.0.0.0, 255.255.255.255",
        "10.0.0.0/8, 10.0.0.0, 10.255.255.255",
        "10.0.0.4/31, 10.0.0.4, 10.0.0.5",
        "10.0.0.4/32, 10.0.0.4, 10.0.0.4",
        "128.0.0.0/1, 128.0.0.0, 255.255.255.255",
        "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "8000::/1, 8000::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db8:0:2::/63, 2001:db8:0:2::, 2001:db8:0:3:ffff:ffff:ffff:ffff",
        "2001:db8:0:2::/64, 2001:db8:0:2::, 2001:db8:0:2:ffff:ffff:ffff:ffff",
        "2001:db8:0:2:8000::/65, 2001:db8:0:2:8000::, 2001:db8:0:2:ffff:ffff:ffff:ffff",
        "2001:db8::4/127, 2001:db8::4, 2001:db8::5",
        "2001:db8::4/128, 2001:db8::4, 2001:db8::4"
    })
    void a_block_goes_from_its_first_to_its_last_address(String cidr, String first, String last) {
        assertThat(Cidr.parse(cidr).first()).hasToString(first);
        assertThat(Cidr.parse(cidr).last()).hasToString(last);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.1.10/16, 10.0.0.0/16",
        "10.200.1.10/9, 10.128.0.0/9",
        "2001:db8::ffff:ffff/109, 2001:db8::fff8:0/109",
        "10.0.1.10/0, 0.0.0.0/0",
        "100.68.0.18/18, 100.68.0.0/18",
        "2001:db8:1234:1a00:1::/56, 2001:db8:1234:1a00::/56",
        "2001:DB8::1/64, 2001:db8::/64",
        "ffff::1/0, ::/0"
    })
    void host_bits_are_cut_off_as_AWS_does(String read, String written) {
        assertThat(Cidr.parse(read)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/8/8",
                "10.0.0.0/0008",
                "10.0.0.0/٨",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0 /8",
                "10.0.0.0/ 8",
                "10/8",
                "::/129",
                "::/1000",
                "fe80::1%eth0/64",
                "pl-1",
                "0.0.0.0/99999999999"
            })
    void what_is_no_block_is_refused(String text) {
        assertThat(Cidr.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is no CIDR block");
    }

    @Test
    void a_block_made_with_host_bits_is_refused() {
        IpAddress address = IpAddress.parse("10.0.0.1");

        assertThatThrownBy(() -> new Cidr(address, 31)).hasMessage("10.0.0.1/31 has host bits set");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0, -1", "10.0.0.0, 33", "::, -1", "::, 129"})
    void a_prefix_length_beyond_the_family_is_refused(String address, int length) {
        assertThatThrownBy(() -> Cidr.of(IpAddress.parse(address), length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prefix length " + length);
        assertThatThrownBy(() -> new Cidr(IpAddress.parse(address), length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prefix length " + length);
    }

    @Test
    void everything_of_one_family_says_nothing_of_the_other() {
        assertThat(Cidr.ANY_IPV4.contains(IpAddress.parse("::"))).isFalse();
        assertThat(Cidr.ANY_IPV6.contains(IpAddress.parse("0.0.0.0"))).isFalse();
        assertThat(Cidr.ANY_IPV6.contains(Cidr.ANY_IPV4)).isFalse();
        assertThat(Cidr.ANY_IPV4.overlaps(Cidr.ANY_IPV6)).isFalse();
        assertThat(Cidr.ANY_IPV4).isNotEqualTo(Cidr.ANY_IPV6);
        assertThat(Cidr.everything(IpFamily.IPV4)).isEqualTo(Cidr.ANY_IPV4);
        assertThat(Cidr.everything(IpFamily.IPV6)).isEqualTo(Cidr.ANY_IPV6);
    }

    @Test
    void only_a_prefix_length_of_zero_is_everything() {
        assertThat(Cidr.parse("0.0.0.0/0").isEverything()).isTrue();
        assertThat(Cidr.parse("0.0.0.0/1").isEverything()).isFalse();
        assertThat(Cidr.parse("::/0").isEverything()).isTrue();
        assertThat(Cidr.parse("::/1").isEverything()).isFalse();
    }

    @Test
    void a_host_block_holds_its_address_alone() {
        assertThat(Cidr.host(IpAddress.parse("10.0.0.1"))).hasToString("10.0.0.1/32");
        assertThat(Cidr.host(IpAddress.parse("::1"))).hasToString("::1/128");
    }

    @Test
    void blocks_are_ordered_by_first_address_and_the_wider_comes_first() {
        assertThat(Stream.of("10.0.0.0/16", "::/0", "10.0.0.0/8", "9.0.0.0/8")
                        .map(Cidr::parse)
                        .sorted())
                .extracting(Cidr::toString)
                .containsExactly("9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/16", "::/0");
    }

    @ParameterizedTest
    @MethodSource("everyPrefixLength")
    void at_every_prefix_length_a_block_is_as_long_as_its_host_bits_say(Cidr cidr) {
        assertThat(Numbers.of(cidr.last()).subtract(Numbers.of(cidr.first())).add(BigInteger.ONE))
                .isEqualTo(Numbers.size(cidr));
        assertThat(Numbers.of(cidr.first()).mod(Numbers.size(cidr))).isZero();
    }

    @ParameterizedTest
    @MethodSource("everyPrefixLength")
    void at_every_prefix_length_the_ends_are_in_a_block_and_their_neighbours_are_not(Cidr cidr) {
        assertThat(cidr.contains(cidr.first())).isTrue();
        assertThat(cidr.contains(cidr.last())).isTrue();
        if (!cidr.isEverything()) {
            assertThat(cidr.contains(cidr.last().next())).isFalse();
            assertThat(cidr.contains(Numbers.previous(cidr.first()))).isFalse();
        }
    }

    @Property
    @Domain(Addresses.class)
    void what_is_written_is_read_as_the_same_block(@ForAll Cidr cidr) {
        assertThat(Cidr.parse(cidr.toString())).isEqualTo(cidr).hasSameHashCodeAs(cidr);
    }

    @Property
    void an_independent_library_agrees_on_what_is_in_a_block(@ForAll("blockAndAddress") Tuple2<Cidr, IpAddress> pair) {
        IPAddress block =
                new IPAddressString(pair.get1().toString()).getAddress().toPrefixBlock();
        IPAddress address = new IPAddressString(pair.get2().toString()).getAddress();

        assertThat(pair.get1().contains(pair.get2())).isEqualTo(block.contains(address));
    }

    @Property
    @Domain(Addresses.class)
    void an_independent_library_agrees_on_the_ends_of_a_block(@ForAll IpAddress address) {
        for (int length : List.of(0, 1, 31, 32, 63, 64, 65, 127, 128)) {
            if (length <= address.family().bits()) {
                Cidr cidr = Cidr.of(address, length);
                IPAddress block =
                        new IPAddressString(address + "/" + length).getAddress().toPrefixBlock();
                assertThat(Numbers.of(cidr.first())).isEqualTo(block.getLower().getValue());
                assertThat(Numbers.of(cidr.last())).isEqualTo(block.getUpper().getValue());
            }
        }
    }

    @Property
    void one_block_contains_another_when_it_contains_both_its_ends(@ForAll("blocks") Tuple2<Cidr, Cidr> pair) {
        Cidr one = pair.get1();
        Cidr other = pair.get2();

        assertThat(one.contains(other)).isEqualTo(one.contains(other.first()) && one.contains(other.last()));
    }

    @Property
    void blocks_overlap_when_their_ranges_do(@ForAll("blocks") Tuple2<Cidr, Cidr> pair) {
        Cidr one = pair.get1();
        Cidr other = pair.get2();
        boolean ranges = one.family() == other.family()
                && Numbers.of(one.first()).compareTo(Numbers.of(other.last())) <= 0
                && Numbers.of(other.first()).compareTo(Numbers.of(one.last())) <= 0;

        assertThat(one.overlaps(other)).isEqualTo(ranges);
        assertThat(other.overlaps(one)).isEqualTo(ranges);
    }

    @Provide
    Arbitrary<Tuple2<Cidr, IpAddress>> blockAndAddress() {
        return new Addresses()
                .cidrs()
                .flatMap(cidr -> Addresses.near(cidr).map(address -> Tuple.of(cidr, address)))
                .withoutEdgeCases();
    }

    /** Two blocks of which the second is near the first, or of another family. */
    @Provide
    Arbitrary<Tuple2<Cidr, Cidr>> blocks() {
        Arbitrary<Tuple2<Cidr, Cidr>> near = blockAndAddress()
                .flatMap(pair -> Arbitraries.integers()
                        .between(0, pair.get2().family().bits())
                        .map(length -> Tuple.of(pair.get1(), Cidr.of(pair.get2(), length))));
        Arbitrary<Cidr> any = new Addresses().cidrs();
        return Arbitraries.oneOf(near, Combinators.combine(any, any).as(Tuple::of))
                .withoutEdgeCases();
    }

    @Test
    void blocks_that_differ_in_network_or_length_hash_apart() {
        Cidr block = Cidr.parse("10.0.0.0/16");

        assertThat(Stream.of("10.0.0.0/16", "10.0.0.0/17", "10.1.0.0/16", "11.0.0.0/16", "::/16")
                        .map(text -> Cidr.parse(text).hashCode())
                        .distinct())
                .hasSize(5)
                .contains(block.hashCode());
    }
}
