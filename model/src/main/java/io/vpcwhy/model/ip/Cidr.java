package io.vpcwhy.model.ip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A block of addresses. Host bits are zero: AWS canonicalises CIDRs when they are written, and {@link #of} does the same.
 *
 * @param network the lowest address of the block
 * @param prefixLength 0 to 32 or 0 to 128
 */
public record Cidr(IpAddress network, int prefixLength) implements Comparable<Cidr> {

    /** {@code 0.0.0.0/0}, which says nothing of IPv6. */
    public static final Cidr ANY_IPV4 = new Cidr(IpAddress.ofIpv4(0), 0);

    /** {@code ::/0}, which says nothing of IPv4. */
    public static final Cidr ANY_IPV6 = new Cidr(IpAddress.ofIpv6(0, 0), 0);

    public Cidr {
        if (prefixLength < 0 || prefixLength > network.family().bits()) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " is not between 0 and "
                    + network.family().bits());
        }
        if (!network.equals(mask(network, prefixLength))) {
            throw new IllegalArgumentException(network + "/" + prefixLength + " has host bits set");
        }
    }

    /** The block of that prefix length around an address. */
    public static Cidr of(IpAddress address, int prefixLength) {
        if (prefixLength < 0 || prefixLength > address.family().bits()) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " is not between 0 and "
                    + address.family().bits());
        }
        return new Cidr(mask(address, prefixLength), prefixLength);
    }

    /** The block that holds one address alone: /32 or /128. */
    public static Cidr host(IpAddress address) {
        return new Cidr(address, address.family().bits());
    }

    /** All addresses of a family. */
    public static Cidr everything(IpFamily family) {
        return family == IpFamily.IPV4 ? ANY_IPV4 : ANY_IPV6;
    }

    /**
     * Reads {@code address/length}; host bits are cut off, as AWS does.
     *
     * @throws IllegalArgumentException where the text is no CIDR
     */
    public static Cidr parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no CIDR block such as 10.0.0.0/16 or 2001:db8::/56"));
    }

    /** Reads as {@link #parse} does; empty where the text is no CIDR. */
    public static Optional<Cidr> tryParse(String text) {
        int slash = text.indexOf('/');
        int digits = text.length() - slash - 1;
        if (slash < 0
                || digits < 1
                || digits > 3
                || !text.chars().skip(slash + 1L).allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int length = Integer.parseInt(text, slash + 1, text.length(), 10);
        return IpAddress.tryParse(text.substring(0, slash))
                .filter(address -> length <= address.family().bits())
                .map(address -> of(address, length));
    }

    public IpFamily family() {
        return network.family();
    }

    /** The lowest address. */
    public IpAddress first() {
        return network;
    }

    /** The highest address. */
    public IpAddress last() {
        if (family() == IpFamily.IPV4) {
            return new IpAddress(IpFamily.IPV4, 0, network.low() | (0xFFFF_FFFFL >>> prefixLength));
        }
        long high = prefixLength >= 64 ? network.high() : network.high() | (-1L >>> prefixLength);
        long low = prefixLength <= 64
                ? -1L
                : prefixLength == 128 ? network.low() : network.low() | (-1L >>> (prefixLength - 64));
        return IpAddress.ofIpv6(high, low);
    }

    /** Whether the address is of this family and in this block. */
    public boolean contains(IpAddress address) {
        if (address.family() != network.family()) {
            return false;
        }
        if (network.family() == IpFamily.IPV4) {
            return prefixLength == 0 || (address.low() ^ network.low()) >>> (32 - prefixLength) == 0;
        }
        long highDifference = address.high() ^ network.high();
        if (prefixLength <= 64) {
            return prefixLength == 0 || highDifference >>> (64 - prefixLength) == 0;
        }
        return highDifference == 0 && (address.low() ^ network.low()) >>> (128 - prefixLength) == 0;
    }

    /** Whether every address of the other block is in this one. */
    public boolean contains(Cidr other) {
        return other.prefixLength >= prefixLength && contains(other.network);
    }

    /** Whether the two blocks have an address in common; one then contains the other. */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** Whether this is all addresses of its family. */
    public boolean isEverything() {
        return prefixLength == 0;
    }

    private static IpAddress mask(IpAddress address, int length) {
        if (address.family() == IpFamily.IPV4) {
            long mask = length == 0 ? 0 : (0xFFFF_FFFFL << (32 - length)) & 0xFFFF_FFFFL;
            return new IpAddress(IpFamily.IPV4, 0, address.low() & mask);
        }
        long high = length == 0 ? 0 : length >= 64 ? -1L : -1L << (64 - length);
        long low = length <= 64 ? 0 : -1L << (128 - length);
        return IpAddress.ofIpv6(address.high() & high, address.low() & low);
    }

    /** By lowest address, the wider block first. */
    @Override
    public int compareTo(Cidr other) {
        int byNetwork = network.compareTo(other.network);
        return byNetwork != 0 ? byNetwork : Integer.compare(prefixLength, other.prefixLength);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cidr that && prefixLength == that.prefixLength && network.equals(that.network);
    }

    @Override
    public int hashCode() {
        return 31 * network.hashCode() + prefixLength;
    }

    @Override
    public String toString() {
        return network + "/" + prefixLength;
    }
}
