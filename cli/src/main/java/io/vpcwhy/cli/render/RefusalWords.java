package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.explain.Remediation;
import java.util.Optional;

/** Says why no fix is proposed, where a reader would ask. */
final class RefusalWords {

    private RefusalWords() {}

    static Optional<String> text(Remediation.Reason reason) {
        return switch (reason) {
            case SCAN ->
                Optional.of("it looks like a scan from the internet: the REJECT is the firewall doing its work"
                        + " (--remedies always insists)");
            case PERMITTED_NOW -> Optional.of("the rules of the snapshot permit it: another rule would change nothing");
            case HEADER_NOT_KNOWN -> Optional.of("the record does not tell the protocol or ports to open");
            case NO_FREE_RULE_NUMBER ->
                Optional.of("no rule number is free ahead of the entry that denies: renumber the network ACL first");
            case NO_NEW_CONNECTION ->
                Optional.of(
                        "its packets belong to a connection that was opened before: a rule for new connections would"
                                + " not bring it back (--remedies always insists)");
            case NO_UNICAST -> Optional.of("the other end is no single host: no rule makes a VPC carry such traffic");
            case NOT_VERIFIED ->
                Optional.of(
                        "no change of security groups or network ACLs alone would let the flow and its answers pass");
            case NOT_REJECTED, NOT_DECIDED, NOT_ASKED -> Optional.empty();
        };
    }
}
