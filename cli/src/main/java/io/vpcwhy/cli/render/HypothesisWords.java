package io.vpcwhy.cli.render;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.simulator.explain.Hypothesis;
import java.util.ArrayList;
import java.util.List;

/** Says a hypothesis in a sentence or two, with what in the record supports it. */
final class HypothesisWords {

    /** Shorter silences are within what one record spans, in seconds. */
    private static final long A_WINDOW = 60;

    private HypothesisWords() {}

    static String text(Hypothesis hypothesis) {
        if (hypothesis instanceof Hypothesis.ConnectionTrackingExpired expired) {
            return trackingExpired(expired);
        }
        if (hypothesis instanceof Hypothesis.UntrackedFlowRuleChanged) {
            return "A flow that both directions open to everyone is not tracked, and breaks at once when one of the two"
                    + " rules is removed or changed.";
        }
        if (hypothesis instanceof Hypothesis.ConfigurationChanged changed) {
            return configurationChanged(changed);
        }
        if (hypothesis instanceof Hypothesis.InterfaceNotInSnapshot missing) {
            return interfaceMissing(missing);
        }
        if (hypothesis instanceof Hypothesis.IcmpTypeNotLogged icmp) {
            return "Rules tell " + icmp.protocol() + " messages apart by type and code, which flow logs do not hold:"
                    + " whether this one passes turns on its type.";
        }
        if (hypothesis instanceof Hypothesis.FieldNotLogged field) {
            return "The record does not hold " + names(field.fields())
                    + ", on which the verdict turns; add it to the flow log's format.";
        }
        if (hypothesis instanceof Hypothesis.ResourceNotCollected missing) {
            return notCollected(missing);
        }
        return otherText(hypothesis);
    }

    private static String otherText(Hypothesis hypothesis) {
        if (hypothesis instanceof Hypothesis.SideNotKnown side) {
            return "Nothing tells whether it is a request or an answer. An answer is denied as said; a request would be"
                    + " denied by " + String.join(", ", side.componentIds()) + " besides.";
        }
        if (hypothesis instanceof Hypothesis.AddressSubstituted) {
            return "Neither address is the interface's: it had other addresses at the time, or forwards for others;"
                    + " the fields flow-direction, pkt-srcaddr and pkt-dstaddr would tell.";
        }
        if (hypothesis instanceof Hypothesis.BlockPublicAccessMayApply bpa) {
            return blockPublicAccess(bpa);
        }
        if (hypothesis instanceof Hypothesis.EncryptionControls) {
            return "The record's reject-reason is EC: a VPC endpoint refused it because of encryption controls, whatever"
                    + " security groups and network ACLs permit. The snapshot does not hold that setting.";
        }
        if (hypothesis instanceof Hypothesis.OtherRejectReason other) {
            return "The record's reject-reason is " + other.reason()
                    + ", which is neither a security group nor a network ACL; this version does not know it.";
        }
        if (hypothesis instanceof Hypothesis.TrafficNotLogged never) {
            return "Traffic with " + PartyWords.service(never.service())
                    + " is never filtered, and AWS says that it is never logged; yet here is a record of it.";
        }
        if (hypothesis instanceof Hypothesis.UnsolicitedAtNatGateway nat) {
            return "No connection from inside asked for this, so that "
                    + nat.natGatewayId().orElse("the NAT gateway")
                    + " drops it; ACCEPT only says that the network ACL did not deny it.";
        }
        if (hypothesis instanceof Hypothesis.Middlebox middlebox) {
            return "Routes lead through " + middlebox.resourceId()
                    + ", behind which a rule that names a security group does not know the sender.";
        }
        return "It is the record of a transit gateway, which has no security group or network ACL and logs no verdict.";
    }

    private static String trackingExpired(Hypothesis.ConnectionTrackingExpired expired) {
        List<String> evidence = new ArrayList<>();
        if (expired.withoutSyn()) {
            evidence.add("no SYN is among its TCP flags");
        }
        if (expired.silence().isPresent() && expired.silence().getAsLong() > A_WINDOW) {
            evidence.add("the log is silent about the connection for "
                    + expired.silence().getAsLong() + " s before it");
        }
        if (expired.idleTimeout().isPresent()) {
            evidence.add("the interface forgets idle connections after "
                    + expired.idleTimeout().getAsLong() + " s");
        }
        String because = evidence.isEmpty() ? "" : " (" + String.join("; ", evidence) + ")";
        return expired.deniedAnyway()
                ? "It does not open a connection" + because
                        + ": it came late to one that was forgotten or closed, or whose rule was removed, and by itself"
                        + " no rule permits it."
                : "A late packet of a connection that connection tracking had forgotten or that was closed" + because
                        + ": send keepalives or raise the idle timeout, and do not open a port for it.";
    }

    private static String configurationChanged(Hypothesis.ConfigurationChanged changed) {
        if (changed.bothVerdicts()) {
            return "The log shows the same traffic accepted and rejected: a rule was changed meanwhile, and the snapshot"
                    + " shows one side of the change.";
        }
        return changed.olderConnection()
                ? "The connection was opened before the rules became what the snapshot shows: tracked connections live on"
                        + " when a rule is removed."
                : "Probably the rules were others when the record was made; take a snapshot of that time, or look in CloudTrail"
                        + " for changes since.";
    }

    private static String interfaceMissing(Hypothesis.InterfaceNotInSnapshot missing) {
        String holder = missing.holderId()
                .map(id -> " One of its addresses is now held by " + id + ".")
                .orElse("");
        String what = missing.interfaceId().startsWith("nat-")
                ? missing.interfaceId() + " is a regional NAT gateway, which has no interface that an account sees."
                : missing.interfaceId() + " is not in the snapshot: deleted since, or of another account or Region.";
        return what + holder;
    }

    private static String notCollected(Hypothesis.ResourceNotCollected missing) {
        if (missing.kind() == ResourceKind.NETWORK_INTERFACE) {
            return "A rule names a security group, and no interface of the snapshot holds " + missing.id()
                    + ", which may have been a member's: it is gone, or of another account. Take a snapshot of the time"
                    + " of the record, or collect it there: " + missing.kind().command();
        }
        if (missing.kind() == ResourceKind.VPC) {
            return "A rule names a security group of " + missing.id()
                    + ", which is not in the snapshot: which addresses"
                    + " are its members' is told by the account that owns it. Collect there: "
                    + ResourceKind.NETWORK_INTERFACE.command() + " and "
                    + missing.kind().command();
        }
        if (missing.kind() == ResourceKind.PREFIX_LIST) {
            return "The entries of " + missing.id() + " are not in the snapshot; collect them: aws ec2"
                    + " get-managed-prefix-list-entries --prefix-list-id " + missing.id() + " > " + missing.id()
                    + ".json";
        }
        String of = missing.kind() == ResourceKind.NETWORK_ACL ? "The network ACL of " : "";
        String subject = of.isEmpty() ? "The " + missing.kind().singular() + " " + missing.id() : of + missing.id();
        return subject + " is not in the snapshot; collect it: "
                + missing.kind().command();
    }

    private static String blockPublicAccess(Hypothesis.BlockPublicAccessMayApply bpa) {
        String collect =
                bpa.collected() ? "" : " Collect the options: aws ec2 describe-vpc-block-public-access-options";
        return bpa.stated()
                ? "The record's reject-reason is BPA: VPC Block Public Access refused it." + collect
                : "VPC Block Public Access may refuse traffic with the internet; the snapshot does not hold its options."
                        + collect;
    }

    private static String names(List<FlowLogField> fields) {
        List<String> names = new ArrayList<>();
        for (FlowLogField field : fields) {
            names.add(field.logName());
        }
        return String.join(", ", names);
    }
}
