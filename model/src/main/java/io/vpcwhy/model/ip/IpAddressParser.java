package io.vpcwhy.model.ip;

import java.util.Optional;

/**
 * Reads address literals without {@code InetAddress}, which would ask a name server for anything it does not know and
 * takes {@code 10.1} for an address.
 */
final class IpAddressParser {

    private static final int GROUPS = 8;

    private IpAddressParser() {}

    static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') >= 0 ? parseIpv6(text) : parseIpv4(text, 0).map(IpAddressParser::ipv4);
    }

    private static IpAddress ipv4(long bits) {
        return IpAddress.ofIpv4((int) bits);
    }

    private static Optional<Long> parseIpv4(String text, int from) {
        long bits = 0;
        int octets = 0;
        int at = from;
        while (octets < 4) {
            int value = 0;
            int start = at;
            while (at < text.length() && isDigit(text.charAt(at)) && at - start < 4) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            int digits = at - start;
            boolean octal = digits > 1 && text.charAt(start) == '0';
            if (digits == 0 || digits > 3 || value > 255 || octal) {
                return Optional.empty();
            }
            bits = bits << 8 | value;
            octets++;
            if (octets < 4 && (at >= text.length() || text.charAt(at++) != '.')) {
                return Optional.empty();
            }
        }
        return at == text.length() ? Optional.of(bits) : Optional.empty();
    }

    private static Optional<IpAddress> parseIpv6(String text) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0 && text.charAt(end) < 128) {
                end++;
            }
            if (end < text.length() && text.charAt(end) == '.') {
                Optional<Long> tail = parseIpv4(text, at);
                if (tail.isEmpty() || count > GROUPS - 2) {
                    return Optional.empty();
                }
                groups[count++] = (int) (tail.get() >>> 16);
                groups[count++] = (int) (tail.get() & 0xFFFF);
                at = text.length();
                break;
            }
            if (end == at || end - at > 4 || count == GROUPS) {
                return Optional.empty();
            }
            groups[count++] = Integer.parseInt(text, at, end, 16);
            at = end;
            if (at == text.length()) {
                break;
            }
            if (text.charAt(at) != ':') {
                return Optional.empty();
            }
            if (text.startsWith("::", at)) {
                if (gap >= 0) {
                    return Optional.empty();
                }
                gap = count;
                at += 2;
            } else if (++at == text.length()) {
                return Optional.empty();
            }
        }
        return expand(groups, count, gap);
    }

    private static Optional<IpAddress> expand(int[] groups, int count, int gap) {
        boolean complete = gap < 0 ? count == GROUPS : count < GROUPS;
        if (!complete) {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS; i++) {
            int missing = GROUPS - count;
            int value = gap < 0 || i < gap ? groups[i] : i < gap + missing ? 0 : groups[i - missing];
            high = high << 16 | low >>> 48;
            low = low << 16 | value;
        }
        return Optional.of(IpAddress.ofIpv6(high, low));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
