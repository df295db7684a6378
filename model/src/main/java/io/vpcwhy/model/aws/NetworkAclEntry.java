package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;

/**
 * One numbered rule of a network ACL.
 *
 * @param number 1 to 32766; {@value #IMPLICIT_IPV4} and {@value #IMPLICIT_IPV6} are the denies that end each list and
 *     that AWS's console shows as {@code *}
 * @param direction of packets, seen from the subnet
 * @param allow whether a match is let through
 * @param traffic protocol and ports
 * @param cidr compared with the source of inbound and the destination of outbound packets
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">Network ACL rules</a>
 */
public record NetworkAclEntry(int number, Direction direction, boolean allow, TrafficClass traffic, Cidr cidr) {

    /** Number of the last entry for IPv4, which denies everything. */
    public static final int IMPLICIT_IPV4 = 32767;

    /** Number of the last entry for IPv6, which denies everything. */
    public static final int IMPLICIT_IPV6 = 32768;

    public NetworkAclEntry {
        if (number < 1 || number > IMPLICIT_IPV6) {
            throw new IllegalArgumentException("network ACL rule number " + number + " is not between 1 and 32768");
        }
    }

    /** Whether this is one of the two entries that nobody wrote. */
    public boolean implicit() {
        return number >= IMPLICIT_IPV4;
    }

    /** The number as people know it: {@code *} for the implicit entries. */
    public String label() {
        return implicit() ? "*" : Integer.toString(number);
    }
}
