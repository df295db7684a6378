package io.vpcwhy.simulator.space;

import io.vpcwhy.model.ip.IcmpType;

/**
 * ICMP messages from one to another, both included, in the order of their types and within a type of their codes. All
 * codes of type 3 are 3/0 to 3/255.
 *
 * @param from the first
 * @param to not before {@code from}
 */
public record IcmpRange(IcmpType from, IcmpType to) {

    /** Every type and code. */
    public static final IcmpRange ALL = new IcmpRange(new IcmpType(0, 0), new IcmpType(255, 255));

    public IcmpRange {
        if (number(from) > number(to)) {
            throw new IllegalArgumentException("ICMP type " + text(to) + " is before " + text(from));
        }
    }

    static IcmpRange ofNumbers(int from, int to) {
        return new IcmpRange(type(from), type(to));
    }

    static IcmpType type(int number) {
        return new IcmpType(number >> 8, number & 0xFF);
    }

    static int number(IcmpType type) {
        return type.type() << 8 | type.code();
    }

    /** {@code 8/0}, or {@code 3/0-3/255}: type and code of the first and the last. */
    @Override
    public String toString() {
        return from.equals(to) ? text(from) : text(from) + "-" + text(to);
    }

    private static String text(IcmpType type) {
        return type.type() + "/" + type.code();
    }
}
