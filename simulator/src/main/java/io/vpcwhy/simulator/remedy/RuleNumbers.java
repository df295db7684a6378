package io.vpcwhy.simulator.remedy;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.ip.Direction;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds numbers for new network ACL entries. */
final class RuleNumbers {

    private static final int HIGHEST = 32766;
    private static final int USUAL_STEP = 10;

    private RuleNumbers() {}

    /**
     * A free number that is tried before another: after the last entry, in tens, where the implicit deny is the other;
     * else the next lower one. Empty where none is free.
     */
    static Optional<Integer> freeBefore(NetworkAcl acl, Direction direction, int before) {
        Set<Integer> taken = new HashSet<>();
        int last = 0;
        for (NetworkAclEntry entry : acl.entries(direction)) {
            taken.add(entry.number());
            last = entry.implicit() ? last : Math.max(last, entry.number());
        }
        int afterLast = (last / USUAL_STEP + 1) * USUAL_STEP;
        if (before > HIGHEST && afterLast <= HIGHEST) {
            return Optional.of(afterLast);
        }
        for (int number = Math.min(before - 1, HIGHEST); number >= 1; number--) {
            if (!taken.contains(number)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }
}
