package io.vpcwhy.cli.render;

import java.util.Optional;

/** Says what the code of a hypothesis means for many records, where {@link HypothesisWords} tells of one. */
final class CauseCodeWords {

    private CauseCodeWords() {}

    /** In a few words; empty for a code that is none of a hypothesis. */
    static Optional<String> of(String code) {
        return Optional.ofNullable(
                switch (code) {
                    case "CONNECTION_TRACKING_EXPIRED" ->
                        "probably late packets of a connection that was forgotten or closed";
                    case "UNTRACKED_FLOW_RULE_CHANGED" -> "probably an untracked flow, one rule of which was changed";
                    case "CONFIGURATION_CHANGED" -> "probably the rules were others then";
                    case "INTERFACE_NOT_IN_SNAPSHOT" -> "the interface is not in the snapshot";
                    case "ICMP_TYPE_NOT_LOGGED" -> "it turns on the ICMP type, which logs do not hold";
                    case "FIELD_NOT_LOGGED" -> "it turns on a field that the log does not hold";
                    case "ADDRESS_SUBSTITUTED" -> "neither address is the interface's";
                    case "BLOCK_PUBLIC_ACCESS" -> "it turns on VPC Block Public Access";
                    case "ENCRYPTION_CONTROLS" -> "encryption controls refused it";
                    case "OTHER_REJECT_REASON" -> "its reject-reason is not known";
                    case "RESOURCE_NOT_COLLECTED" -> "it turns on a resource that is not in the snapshot";
                    case "TRAFFIC_NOT_LOGGED" -> "AWS says that such traffic is never logged";
                    case "UNSOLICITED_AT_NAT_GATEWAY" -> "nothing inside asked for it";
                    case "MIDDLEBOX" -> "routes lead through an appliance, which may hide the sender";
                    case "FLOW_SIDE_NOT_KNOWN" -> "whether it is a request or an answer is not known";
                    case "TRANSIT_GATEWAY_RECORD" -> "transit gateways log no verdict";
                    default -> null;
                });
    }
}
