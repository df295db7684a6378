package io.vpcwhy.model.ip;

/** Writes addresses: dotted decimal, and RFC 5952 for IPv6. */
final class IpAddressFormatter {

    private static final int GROUPS = 8;

    private IpAddressFormatter() {}

    static String format(IpAddress address) {
        if (address.family() == IpFamily.IPV4) {
            long bits = address.low();
            return (bits >>> 24) + "." + (bits >>> 16 & 0xFF) + "." + (bits >>> 8 & 0xFF) + "." + (bits & 0xFF);
        }
        if (address.high() == 0 && address.low() >>> 32 == 0xFFFFL) {
            return "::ffff:" + IpAddress.ofIpv4((int) address.low());
        }
        return formatIpv6(address);
    }

    private static String formatIpv6(IpAddress address) {
        int zerosFrom = -1;
        int zerosLength = 1; // RFC 5952 4.2.2: a single zero group is not shortened
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && group(address, end) == 0) {
                end++;
            }
            if (end - i > zerosLength) {
                zerosFrom = i;
                zerosLength = end - i;
            }
            i = Math.max(i, end - 1);
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == zerosFrom) {
                text.append("::");
                i += zerosLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(address, i)));
        }
        return text.toString();
    }

    private static int group(IpAddress address, int index) {
        long half = index < 4 ? address.high() : address.low();
        return (int) ((half >>> (16 * (3 - index % 4))) & 0xFFFF);
    }
}
