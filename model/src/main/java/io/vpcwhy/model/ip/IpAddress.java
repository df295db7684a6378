package io.vpcwhy.model.ip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address as a 128-bit number. Two addresses are equal when family and bits are, however they were
 * written.
 *
 * @param family the family; an IPv4-mapped IPv6 address stays IPv6
 * @param high the upper 64 bits; 0 for IPv4
 * @param low the lower 64 bits; for IPv4 an unsigned 32-bit number
 */
public record IpAddress(IpFamily family, long high, long low) implements Comparable<IpAddress> {

    private static final long IPV4_MAX = 0xFFFF_FFFFL;

    public IpAddress {
        if (family == IpFamily.IPV4 && (high != 0 || low < 0 || low > IPV4_MAX)) {
            throw new IllegalArgumentException("an IPv4 address has 32 bits");
        }
    }

    /** An IPv4 address from its 32 bits, read as unsigned. */
    public static IpAddress ofIpv4(int bits) {
        return new IpAddress(IpFamily.IPV4, 0, bits & IPV4_MAX);
    }

    /** An IPv6 address from its upper and lower 64 bits. */
    public static IpAddress ofIpv6(long high, long low) {
        return new IpAddress(IpFamily.IPV6, high, low);
    }

    /**
     * Reads a literal: dotted decimal, or RFC 4291 text. No host name is ever looked up and no shorthand such as
     * {@code 10.1} or octal octets is taken for an address.
     *
     * @throws IllegalArgumentException where the text is no address
     */
    public static IpAddress parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no IPv4 or IPv6 address"));
    }

    /** Reads a literal as {@link #parse} does; empty where the text is no address. */
    public static Optional<IpAddress> tryParse(String text) {
        return IpAddressParser.parse(text);
    }

    /** Whether the bit is set; bit 0 is the most significant of the family's {@link IpFamily#bits}. */
    public boolean bit(int index) {
        if (family == IpFamily.IPV4) {
            return (low >>> (31 - index) & 1) != 0;
        }
        return index < 64 ? (high >>> (63 - index) & 1) != 0 : (low >>> (127 - index) & 1) != 0;
    }

    /** The address that follows, wrapping to the family's lowest after its highest. */
    public IpAddress next() {
        if (family == IpFamily.IPV4) {
            return new IpAddress(family, 0, low + 1 & IPV4_MAX);
        }
        return new IpAddress(family, low == -1 ? high + 1 : high, low + 1);
    }

    /** IPv4 before IPv6, then by number. */
    @Override
    public int compareTo(IpAddress other) {
        int byFamily = family.compareTo(other.family);
        if (byFamily != 0) {
            return byFamily;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    // Written out: the JVM links a record's own equals and hashCode at run time, which a short command would wait for.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress that && family == that.family && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        // Addresses come in rows: the upper half of a product by the golden ratio spreads them over a table.
        return (int) (((high * 31 + low) * 0x9E37_79B9_7F4A_7C15L) >>> 32) + family.bits();
    }

    /** Dotted decimal, or the canonical IPv6 text of RFC 5952. */
    @Override
    public String toString() {
        return IpAddressFormatter.format(this);
    }
}
