package io.vpcwhy.model.ip;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IP protocol by its IANA number.
 *
 * @param number 0 to 255
 * @see <a href="https://www.iana.org/assignments/protocol-numbers">IANA protocol numbers</a>
 */
public record IpProtocol(int number) implements Comparable<IpProtocol> {

    public static final IpProtocol ICMP = new IpProtocol(1);
    public static final IpProtocol TCP = new IpProtocol(6);
    public static final IpProtocol UDP = new IpProtocol(17);
    public static final IpProtocol ICMPV6 = new IpProtocol(58);

    public static final int MAX_NUMBER = 255;

    private static final Map<Integer, String> NAMES = Map.of(
            1, "icmp", 2, "igmp", 4, "ipip", 6, "tcp", 17, "udp", 47, "gre", 50, "esp", 51, "ah", 58, "icmpv6", 132,
            "sctp");

    public IpProtocol {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("protocol " + number + " is not between 0 and " + MAX_NUMBER);
        }
    }

    /**
     * Reads a number, or one of the names that AWS knows: {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6} (and
     * {@code ipv6-icmp}), in any case. Empty where it is neither; {@code -1} is no protocol but all of them.
     */
    public static Optional<IpProtocol> tryParse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "tcp" -> Optional.of(TCP);
            case "udp" -> Optional.of(UDP);
            case "icmp" -> Optional.of(ICMP);
            case "icmpv6", "ipv6-icmp" -> Optional.of(ICMPV6);
            default -> number(text);
        };
    }

    private static Optional<IpProtocol> number(String text) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number <= MAX_NUMBER ? Optional.of(new IpProtocol(number)) : Optional.empty();
    }

    /** TCP and UDP: the protocols whose ports AWS's rules look at. */
    public boolean hasPorts() {
        return equals(TCP) || equals(UDP);
    }

    /** ICMP and ICMPv6, which have a type and a code in place of ports. */
    public boolean isIcmp() {
        return equals(ICMP) || equals(ICMPV6);
    }

    /** Whether packets of a family have it: ICMP is of IPv4 alone, and ICMPv6 of IPv6. */
    public boolean occursIn(IpFamily family) {
        return !equals(family == IpFamily.IPV4 ? ICMPV6 : ICMP);
    }

    @Override
    public int compareTo(IpProtocol other) {
        return Integer.compare(number, other.number);
    }

    // Written out: the JVM links a record's own equals and hashCode at run time, which a short command would wait for.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpProtocol that && number == that.number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    /** The name that people use, {@code tcp}, else {@code protocol 253}. */
    @Override
    public String toString() {
        return NAMES.getOrDefault(number, "protocol " + number);
    }
}
