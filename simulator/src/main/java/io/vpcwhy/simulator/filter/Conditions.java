package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How all conditions of one rule fare against one packet. The rule matches where every condition does.
 *
 * @param matches one result a condition
 */
record Conditions(List<FieldMatch> matches) {

    static Conditions of(NetworkAclEntry entry, Packet packet, IpAddress remote) {
        return new Conditions(
                List.of(new TrafficCondition(entry.traffic()).match(packet), inBlock(entry.cidr(), remote)));
    }

    /** Whether an address is in a block, telling a difference of family from one of address. */
    static FieldMatch inBlock(Cidr block, IpAddress address) {
        if (block.family() != address.family()) {
            return new FieldMatch.Differs(RuleField.FAMILY);
        }
        return FieldMatch.of(block.contains(address), RuleField.ADDRESS);
    }

    /** Whether the rule matches for certain. */
    boolean hold() {
        for (FieldMatch match : matches) {
            if (!(match instanceof FieldMatch.Matches)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing that is known keeps the rule from matching. */
    boolean mayHold() {
        for (FieldMatch match : matches) {
            if (match instanceof FieldMatch.Differs) {
                return false;
            }
        }
        return true;
    }

    List<Uncertainty> uncertainties() {
        List<Uncertainty> reasons = new ArrayList<>();
        for (FieldMatch match : matches) {
            if (match instanceof FieldMatch.Unknown unknown) {
                reasons.add(unknown.why());
            }
        }
        return reasons;
    }

    /**
     * The field that alone keeps the rule from matching; empty where none does, or more than one, or something is
     * unknown.
     */
    Optional<RuleField> onlyDifference() {
        Optional<RuleField> only = Optional.empty();
        for (FieldMatch match : matches) {
            if (match instanceof FieldMatch.Unknown) {
                return Optional.empty();
            }
            if (match instanceof FieldMatch.Differs differs) {
                if (only.isPresent()) {
                    return Optional.empty();
                }
                only = Optional.of(differs.field());
            }
        }
        return only;
    }
}
