package io.vpcwhy.model.ip;

/**
 * Type and code of an ICMP or ICMPv6 message.
 *
 * @param type 0 to 255
 * @param code 0 to 255
 */
public record IcmpType(int type, int code) {

    /** An IPv4 ping: type 8, code 0. */
    public static final IcmpType ECHO_REQUEST = new IcmpType(8, 0);

    /** The answer to an IPv4 ping: type 0, code 0. */
    public static final IcmpType ECHO_REPLY = new IcmpType(0, 0);

    /** An IPv6 ping: type 128, code 0. */
    public static final IcmpType ECHO_REQUEST_V6 = new IcmpType(128, 0);

    /** The answer to an IPv6 ping: type 129, code 0. */
    public static final IcmpType ECHO_REPLY_V6 = new IcmpType(129, 0);

    public IcmpType {
        if (type < 0 || type > 255 || code < 0 || code > 255) {
            throw new IllegalArgumentException(
                    "ICMP type " + type + " and code " + code + " are not between 0 and 255");
        }
    }
}
