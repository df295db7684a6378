package io.vpcwhy.model.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.math.BigInteger;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    /** The oracle, told to take nothing but plain literals. */
    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowMask(false)
            .allowPrefix(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .toParams();

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "10.0.1.10, 10.0.1.10",
        "9.99.199.249, 9.99.199.249",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8::A, 2001:db8::a",
        "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:0:0:0:1:0:0:1, 2001::1:0:0:1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "0:0:1:2:3:4:0:0, ::1:2:3:4:0:0",
        "fe80::, fe80::",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1",
        "::ffff:c000:201, ::ffff:192.0.2.1",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:192.0.2.1, 1:2:3:4:5:6:c000:201"
    })
    void an_address_is_written_in_its_canonical_form_however_it_was_read(String read, String written) {
        assertThat(IpAddress.parse(read)).hasToString(written);
        assertThat(IpAddress.parse(read)).isEqualTo(IpAddress.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "10",
                "10.1",
                "10.0.1",
                "1.2.3.4.5",
                "1.2.3.4.",
                ".1.2.3.4",
                "1..3.4",
                "256.0.0.1",
                "1.2.3.256",
                "1.2.3.1000",
                "010.0.0.1",
                "10.0.0.00",
                "0x0a.0.0.1",
                "167772161",
                "-1.0.0.1",
                "+1.0.0.1",
                " 10.0.0.1",
                "10.0.0.1 ",
                "10.0.0.1/32",
                "١٠.0.0.1",
                "１０.0.0.1",
                "localhost",
                "example.com",
                "cafe",
                ":",
                ":::",
                "::1::2",
                "1::2::",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "12345::",
                "g::",
                "２001:db8::",
                "fe80::1%eth0",
                "[::1]",
                "2001:db8::/32",
                "::1.2.3",
                "::1.2.3.4.5",
                "::01.2.3.4",
                "::1.2.3.4:5",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1.2.3.4::"
            })
    void what_is_no_address_is_refused(String text) {
        assertThat(IpAddress.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is no IPv4 or IPv6 address");
    }

    @Test
    void an_IPv4_mapped_IPv6_address_is_not_the_IPv4_address() {
        assertThat(IpAddress.parse("::ffff:192.0.2.1")).isNotEqualTo(IpAddress.parse("192.0.2.1"));
        assertThat(IpAddress.parse("::ffff:192.0.2.1").family()).isEqualTo(IpFamily.IPV6);
    }

    @Test
    void an_IPv4_address_of_zero_is_not_the_IPv6_one() {
        assertThat(IpAddress.parse("0.0.0.0")).isNotEqualTo(IpAddress.parse("::"));
    }

    @Test
    void an_IPv4_address_of_more_than_32_bits_is_refused() {
        assertThatThrownBy(() -> new IpAddress(IpFamily.IPV4, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IpAddress(IpFamily.IPV4, 0, 1L << 32))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IpAddress(IpFamily.IPV4, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_last_address_of_a_family_is_followed_by_its_first() {
        assertThat(IpAddress.parse("255.255.255.255").next()).isEqualTo(IpAddress.parse("0.0.0.0"));
        assertThat(IpAddress.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff").next())
                .isEqualTo(IpAddress.parse("::"));
        assertThat(IpAddress.parse("::ffff:ffff:ffff:ffff").next()).isEqualTo(IpAddress.parse("0:0:0:1::"));
    }

    @Test
    void IPv4_comes_before_IPv6() {
        assertThat(IpAddress.parse("255.255.255.255")).isLessThan(IpAddress.parse("::"));
    }

    @Property
    @Domain(Addresses.class)
    void what_is_written_is_read_as_the_same_address(@ForAll IpAddress address) {
        assertThat(IpAddress.parse(address.toString())).isEqualTo(address).hasSameHashCodeAs(address);
    }

    @Property
    @Domain(Addresses.class)
    void upper_case_is_read_as_lower_case(@ForAll IpAddress address) {
        assertThat(IpAddress.parse(address.toString().toUpperCase(Locale.ROOT))).isEqualTo(address);
    }

    @Property
    @Domain(Addresses.class)
    void an_independent_library_reads_and_writes_the_same(@ForAll IpAddress address) throws Exception {
        IPAddress oracle = new IPAddressString(address.toString(), STRICT).toAddress();

        assertThat(oracle.getValue()).isEqualTo(Numbers.of(address));
        assertThat(oracle.isIPv6()).isEqualTo(address.family() == IpFamily.IPV6);
        // The library writes mapped addresses without dots; both forms are allowed there.
        boolean mapped = oracle.isIPv6() && ((IPv6Address) oracle).isIPv4Mapped();
        if (!mapped) {
            assertThat(oracle.toCanonicalString()).isEqualTo(address.toString());
        }
    }

    @Property
    @Domain(Addresses.class)
    void all_forms_of_an_address_are_read_alike(@ForAll IpAddress address) throws Exception {
        IPAddress oracle = new IPAddressString(address.toString(), STRICT).toAddress();
        String full = address.family() == IpFamily.IPV6 ? oracle.toFullString() : oracle.toCanonicalString();

        assertThat(IpAddress.parse(full)).isEqualTo(address);
        assertThat(IpAddress.parse(oracle.toNormalizedString())).isEqualTo(address);
        if (oracle.isIPv6()) {
            assertThat(IpAddress.parse(((IPv6Address) oracle).toMixedString())).isEqualTo(address);
        }
    }

    @Property
    @Domain(Addresses.class)
    void next_adds_one(@ForAll IpAddress address) {
        assertThat(address.next())
                .isEqualTo(
                        Numbers.toAddress(address.family(), Numbers.of(address).add(BigInteger.ONE)));
    }

    @Property
    @Domain(Addresses.class)
    void bits_are_counted_from_the_most_significant(@ForAll IpAddress address) {
        int bits = address.family().bits();
        for (int i = 0; i < bits; i++) {
            assertThat(address.bit(i)).isEqualTo(Numbers.of(address).testBit(bits - 1 - i));
        }
    }

    @Property
    @Domain(Addresses.class)
    void order_within_a_family_is_that_of_the_numbers(@ForAll IpAddress one, @ForAll IpAddress other) {
        int expected = one.family() == other.family()
                ? Numbers.of(one).compareTo(Numbers.of(other))
                : one.family().compareTo(other.family());

        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Integer.signum(expected));
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
    }

    @Property
    void any_text_is_read_or_refused_but_never_breaks_the_reader(@ForAll String text) {
        assertThat(IpAddress.tryParse(text)).isNotNull();
    }

    @Test
    void neighbouring_addresses_hash_apart() {
        assertThat(Stream.iterate(IpAddress.parse("10.0.0.0"), IpAddress::next)
                        .limit(1000)
                        .map(IpAddress::hashCode)
                        .distinct())
                .hasSize(1000);
        assertThat(Stream.of("::1", "0:0:0:1::", "0:0:0:1::1", "0.0.0.1")
                        .map(IpAddress::parse)
                        .map(IpAddress::hashCode)
                        .distinct())
                .hasSize(4);
    }
}
