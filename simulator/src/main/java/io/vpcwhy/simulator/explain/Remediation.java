package io.vpcwhy.simulator.explain;

import io.vpcwhy.simulator.remedy.Change;
import java.util.List;

/** What would let a rejected flow and its answers pass, or why nothing is proposed. */
public sealed interface Remediation {

    /**
     * Changes that are needed together. They were verified: with all of them made, the simulation accepts the request
     * and its answer.
     */
    record Proposed(List<Change> changes) implements Remediation {
        public Proposed {
            changes = List.copyOf(changes);
            if (changes.isEmpty()) {
                throw new IllegalArgumentException("a remedy changes something");
            }
        }
    }

    record NotProposed(Reason why) implements Remediation {}

    /** Why no change is proposed. */
    enum Reason {
        /** Nothing was rejected. */
        NOT_REJECTED,
        /** It is not known what rejected it. */
        NOT_DECIDED,
        /** It looks like a scan from the internet: the filter does its work. */
        SCAN,
        /** The rules permit it now: another one would change nothing. */
        PERMITTED_NOW,
        /** The record does not tell the protocol or port that would have to be opened. */
        HEADER_NOT_KNOWN,
        /** No rule number is free ahead of the entry that denies. */
        NO_FREE_RULE_NUMBER,
        /** Something else than the rules that can be changed keeps it from passing. */
        NOT_VERIFIED,
        /** Its packets belong to a connection that was opened before: a rule for new ones does not bring it back. */
        NO_NEW_CONNECTION,
        /** The other end is no single host: AWS does not carry broadcast, and a rule cannot let it pass. */
        NO_UNICAST,
        /** The caller did not ask. */
        NOT_ASKED
    }
}
