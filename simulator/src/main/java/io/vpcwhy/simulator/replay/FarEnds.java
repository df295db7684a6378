package io.vpcwhy.simulator.replay;

/** Numbers what the policies of an interface make of far ends. Safe for use by several threads. */
final class FarEnds {

    private static final int CLASS_BITS = 18;
    private static final int HELD_BITS = 8;

    private final Cells numbers = new Cells();
    private int last;

    /**
     * The number of a far end, from 1; {@link KnownKinds#MOST} where there are too many to number.
     *
     * @param groups its class in the security groups
     * @param acl its class in the network ACL
     * @param edge its class in what is around
     * @param held what is known of who has it
     */
    int number(int groups, int acl, int edge, int held, boolean isIpv6) {
        if ((groups | acl | edge) >>> CLASS_BITS != 0 || held >>> HELD_BITS != 0) {
            return KnownKinds.MOST;
        }
        long classes = ((((long) groups << CLASS_BITS) | acl) << CLASS_BITS) | edge;
        long key = (((classes << HELD_BITS) | held) << 1) | (isIpv6 ? 1 : 0);
        int known = numbers.find(key);
        return known == Cells.NONE ? make(key) : known;
    }

    private synchronized int make(long key) {
        int known = numbers.find(key);
        if (known != Cells.NONE || last == KnownKinds.MOST) {
            return known == Cells.NONE ? last : known;
        }
        numbers.put(key, ++last);
        return last;
    }
}
