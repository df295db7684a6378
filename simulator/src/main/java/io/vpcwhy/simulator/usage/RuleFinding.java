package io.vpcwhy.simulator.usage;

import java.util.List;

/**
 * How a rule was used.
 *
 * @param use the records that it decided
 * @param possibleUse the records that it may have decided
 * @param alone how many of the records that it decided no other rule of the security groups permits; of an entry of a
 *     network ACL all, for only one entry decides
 * @param blindness what the logs do not hold of its interfaces; while there is anything, nobody can tell that nothing used it
 * @param interfaces how many have it
 * @param leftOut of how many of these AWS left out records (SKIPDATA)
 * @param times from the first to the last record of these
 */
public record RuleFinding(
        ConfiguredRule rule,
        Standing standing,
        Use use,
        Use possibleUse,
        long alone,
        List<Blindness> blindness,
        int interfaces,
        int leftOut,
        Times times) {

    public RuleFinding {
        blindness = List.copyOf(blindness);
    }
}
