package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkAclEntry;
import java.util.List;
import java.util.Optional;

/**
 * What a network ACL decides about a packet.
 *
 * @param deciding the first entry that matches; empty where the outcome is not known
 * @param candidates where the outcome is not known: the entries that may be the first to match
 * @param nearMisses entries that allow, come before any deny that decided, and fail in one field alone
 * @param uncertainties why the outcome is not known; empty where it is
 */
public record NetworkAclDecision(
        Outcome outcome,
        Optional<NetworkAclEntry> deciding,
        List<NetworkAclEntry> candidates,
        List<NearMiss> nearMisses,
        List<Uncertainty> uncertainties) {

    public NetworkAclDecision {
        candidates = List.copyOf(candidates);
        nearMisses = List.copyOf(nearMisses);
        uncertainties = List.copyOf(uncertainties);
        if ((outcome == Outcome.UNKNOWN) != deciding.isEmpty()) {
            throw new IllegalArgumentException("an entry decides unless the outcome is unknown");
        }
    }
}
