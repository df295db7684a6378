package io.vpcwhy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.simulator.explain.Hypothesis;
import io.vpcwhy.simulator.filter.AmazonService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every hypothesis is a sentence that says what speaks for it and what to do. */
class HypothesisWordsTest {

    private static final List<Hypothesis> ALL = all();

    private static List<Hypothesis> all() {
        List<Hypothesis> all = new ArrayList<>(List.of(
                new Hypothesis.ConnectionTrackingExpired(false, false, OptionalLong.empty(), OptionalLong.empty()),
                new Hypothesis.ConnectionTrackingExpired(false, true, OptionalLong.of(400), OptionalLong.of(350)),
                new Hypothesis.ConnectionTrackingExpired(true, true, OptionalLong.of(0), OptionalLong.empty()),
                new Hypothesis.UntrackedFlowRuleChanged(),
                new Hypothesis.ConfigurationChanged(true, false),
                new Hypothesis.ConfigurationChanged(false, true),
                new Hypothesis.ConfigurationChanged(false, false),
                new Hypothesis.InterfaceNotInSnapshot("eni-1", Optional.of("eni-2")),
                new Hypothesis.InterfaceNotInSnapshot("eni-1", Optional.empty()),
                new Hypothesis.InterfaceNotInSnapshot("nat-1", Optional.empty()),
                new Hypothesis.IcmpTypeNotLogged(IpProtocol.ICMP),
                new Hypothesis.SideNotKnown(List.of("sg-1")),
                new Hypothesis.FieldNotLogged(List.of(FlowLogField.DSTPORT, FlowLogField.PROTOCOL)),
                new Hypothesis.AddressSubstituted(),
                new Hypothesis.BlockPublicAccessMayApply(true, true),
                new Hypothesis.BlockPublicAccessMayApply(true, false),
                new Hypothesis.BlockPublicAccessMayApply(false, false),
                new Hypothesis.EncryptionControls(),
                new Hypothesis.OtherRejectReason("XYZ"),
                new Hypothesis.UnsolicitedAtNatGateway(Optional.of("nat-1")),
                new Hypothesis.UnsolicitedAtNatGateway(Optional.empty()),
                new Hypothesis.Middlebox("eni-9"),
                new Hypothesis.TransitGatewayRecord()));
        for (ResourceKind kind : ResourceKind.values()) {
            all.add(new Hypothesis.ResourceNotCollected(kind, "some-id"));
        }
        for (AmazonService service : AmazonService.values()) {
            all.add(new Hypothesis.TrafficNotLogged(service));
        }
        return all;
    }

    @Test
    void noKindIsForgottenHere() {
        Set<Class<?>> seen = new HashSet<>();
        ALL.forEach(hypothesis -> seen.add(hypothesis.getClass()));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(Arrays.asList(Hypothesis.class.getPermittedSubclasses()));
    }

    @Test
    void eachIsASentence() {
        assertThat(ALL).allSatisfy(hypothesis -> {
            String text = HypothesisWords.text(hypothesis);
            assertThat(text)
                    .as(hypothesis.toString())
                    .matches("(?s)[A-Z\\p{Ll}].{20,}")
                    .doesNotContain("Optional", "null", "  ", "..", "io.vpcwhy", "[", "]");
            boolean endsInCommand = text.matches(".*: aws \\S+ [\\w -]+( > \\S+)?");
            assertThat(endsInCommand || text.endsWith(".")).as(text).isTrue();
        });
    }

    @Test
    void eachKindHasWordsOfItsOwn() {
        Set<String> texts = new HashSet<>();
        ALL.forEach(hypothesis -> texts.add(HypothesisWords.text(hypothesis)));
        assertThat(texts).hasSameSizeAs(ALL);
    }

    @Test
    void codesAreThoseOfTheDocumentation() {
        assertThat(ALL)
                .extracting(Hypothesis::code)
                .containsOnly(
                        "CONNECTION_TRACKING_EXPIRED",
                        "UNTRACKED_FLOW_RULE_CHANGED",
                        "CONFIGURATION_CHANGED",
                        "INTERFACE_NOT_IN_SNAPSHOT",
                        "ICMP_TYPE_NOT_LOGGED",
                        "FLOW_SIDE_NOT_KNOWN",
                        "FIELD_NOT_LOGGED",
                        "ADDRESS_SUBSTITUTED",
                        "BLOCK_PUBLIC_ACCESS",
                        "ENCRYPTION_CONTROLS",
                        "OTHER_REJECT_REASON",
                        "RESOURCE_NOT_COLLECTED",
                        "TRAFFIC_NOT_LOGGED",
                        "UNSOLICITED_AT_NAT_GATEWAY",
                        "MIDDLEBOX",
                        "TRANSIT_GATEWAY_RECORD");
    }

    @Test
    void evidenceIsNamed() {
        assertThat(HypothesisWords.text(new Hypothesis.ConnectionTrackingExpired(
                        false, true, OptionalLong.of(400), OptionalLong.of(350))))
                .isEqualTo("A late packet of a connection that connection tracking had forgotten or that was closed (no"
                        + " SYN is among its TCP flags; the log is silent about the connection for 400 s before it; the"
                        + " interface forgets idle connections after 350 s): send keepalives or raise the idle"
                        + " timeout, and do not open a port for it.");
        assertThat(HypothesisWords.text(new Hypothesis.FieldNotLogged(List.of(FlowLogField.DSTPORT))))
                .isEqualTo("The record does not hold dstport, on which the verdict turns; add it to the flow log's"
                        + " format.");
        assertThat(HypothesisWords.text(new Hypothesis.InterfaceNotInSnapshot("eni-1", Optional.of("eni-2"))))
                .isEqualTo("eni-1 is not in the snapshot: deleted since, or of another account or Region. One of its"
                        + " addresses is now held by eni-2.");
    }

    @Test
    void whatWasNotCollectedComesWithItsCommand() {
        assertThat(HypothesisWords.text(new Hypothesis.ResourceNotCollected(ResourceKind.SECURITY_GROUP, "sg-1")))
                .isEqualTo("The security group sg-1 is not in the snapshot; collect it: aws ec2"
                        + " describe-security-groups");
        assertThat(HypothesisWords.text(new Hypothesis.ResourceNotCollected(ResourceKind.PREFIX_LIST, "pl-1")))
                .isEqualTo("The entries of pl-1 are not in the snapshot; collect them: aws ec2"
                        + " get-managed-prefix-list-entries --prefix-list-id pl-1 > pl-1.json");
    }
}
