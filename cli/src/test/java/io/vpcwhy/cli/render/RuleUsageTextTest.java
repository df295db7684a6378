package io.vpcwhy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.usage.Blindness;
import io.vpcwhy.simulator.usage.ConfiguredRule;
import io.vpcwhy.simulator.usage.Narrowing;
import io.vpcwhy.simulator.usage.RuleFinding;
import io.vpcwhy.simulator.usage.RuleUsage;
import io.vpcwhy.simulator.usage.Shadow;
import io.vpcwhy.simulator.usage.Standing;
import io.vpcwhy.simulator.usage.Times;
import io.vpcwhy.simulator.usage.Use;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What people read of their rules. */
class RuleUsageTextTest {

    private static final Times NO_TIMES = new Times(OptionalLong.empty(), OptionalLong.empty());
    private static final Use NONE = new Use(0, 0, OptionalLong.empty());
    private static final ConfiguredRule ENTRY = entry(90, false, 22);

    private static ConfiguredRule entry(int number, boolean allow, int port) {
        return new ConfiguredRule.AclEntry(
                "acl-1",
                new NetworkAclEntry(
                        number,
                        Direction.INGRESS,
                        allow,
                        TrafficClass.tcp(PortRange.of(port)),
                        Cidr.parse("203.0.113.0/24")));
    }

    private static SecurityGroupRule rule(Optional<String> id, TrafficClass traffic, RulePeer peer) {
        return new SecurityGroupRule(id, "sg-1", Direction.INGRESS, traffic, peer, Optional.empty());
    }

    private static RulePeer block(String cidr) {
        return new RulePeer.CidrPeer(Cidr.parse(cidr));
    }

    private static RuleFinding finding(Standing standing, List<Blindness> blindness, int leftOut) {
        return new RuleFinding(ENTRY, standing, NONE, NONE, 0, blindness, 2, leftOut, NO_TIMES);
    }

    private static String text(
            long strangers, List<RuleFinding> findings, List<Shadow> shadows, List<Narrowing> narrowings)
            throws IOException {
        StringWriter out = new StringWriter();
        new RuleUsageText(out, Colours.OFF).write(new RuleUsage(NO_TIMES, strangers, findings, shadows, narrowings));
        return out.toString();
    }

    @Test
    void every_reason_why_it_is_not_known_is_said_in_words() throws IOException {
        String text = text(
                2,
                List.of(
                        finding(Standing.NOT_KNOWN, List.of(Blindness.NOT_ALL_READ, Blindness.NO_RECORD), 0),
                        finding(Standing.NOT_KNOWN, List.of(Blindness.ONLY_NO_DATA), 0),
                        finding(Standing.NOT_KNOWN, List.of(Blindness.ONLY_SKIPPED), 0),
                        finding(Standing.NOT_KNOWN, List.of(Blindness.ONLY_REJECTED), 0),
                        finding(Standing.NOT_KNOWN, List.of(Blindness.ONLY_ACCEPTED), 0),
                        finding(Standing.NOT_KNOWN, List.of(Blindness.ENDS_NOT_TOLD), 0)),
                List.of(),
                List.of());

        assertThat(text)
                .contains("acl-1 inbound rule 90: deny tcp 22 from 203.0.113.0/24: not all of the logs was read; an"
                        + " interface that has it is in no record\n")
                .contains(": its interfaces had no traffic at all\n")
                .contains(": AWS left out all records of an interface that has it (SKIPDATA)\n")
                .contains(": of an interface that has it only rejected traffic is there\n")
                .contains(": no rejected traffic is there\n")
                .contains(": records of an interface that has it do not tell which rules they met\n")
                .contains("What is said of use is of the logs alone:")
                .contains("2 records are of interfaces that the snapshot does not hold");
    }

    @Test
    void ten_of_a_kind_are_shown_and_the_others_counted() throws IOException {
        String text = text(0, Collections.nCopies(12, finding(Standing.UNUSED, List.of(), 1)), List.of(), List.of());

        assertThat(text)
                .contains("Rules that nothing used: 12 rules\n")
                .contains("(2 interfaces, 1 with records left out)\n")
                .contains("  and 2 others; --format json shows all\n")
                .contains("AWS left out records of some interfaces (SKIPDATA): what they used then is not known.\n");
    }

    @Test
    void rules_without_effect_are_told_with_what_takes_their_place() throws IOException {
        ConfiguredRule narrow =
                new ConfiguredRule.GroupRule(rule(Optional.empty(), TrafficClass.ALL, block("10.1.0.0/16")));
        ConfiguredRule wide =
                new ConfiguredRule.GroupRule(rule(Optional.empty(), TrafficClass.ALL, block("10.0.0.0/8")));

        String text = text(
                0,
                List.of(),
                List.of(
                        new Shadow(ENTRY, List.of(entry(80, true, 22)), true),
                        new Shadow(ENTRY, List.of(entry(70, false, 22)), false),
                        new Shadow(narrow, List.of(wide), false)),
                List.of());

        assertThat(text)
                .contains("comes too late, after rule 80: allow tcp 22 from 203.0.113.0/24, which says the opposite\n")
                .contains("comes too late, after rule 70: deny tcp 22 from 203.0.113.0/24\n")
                .contains("sg-1 inbound all traffic from 10.1.0.0/16 is permitted without it, by all traffic from"
                        + " 10.0.0.0/8\n");
    }

    @Test
    void commands_take_the_wide_rule_out_last_and_by_its_id_where_that_is_known() throws IOException {
        TrafficClass https = TrafficClass.tcp(PortRange.of(443));
        SecurityGroupRule wide = rule(Optional.of("sgr-1"), TrafficClass.ALL, block("0.0.0.0/0"));

        String text = text(
                0,
                List.of(),
                List.of(),
                List.of(new Narrowing(
                        wide, List.of(rule(Optional.empty(), https, block("203.0.113.0/24"))), false, 600)));

        assertThat(text)
                .contains("1 narrower rule permits all that was seen: clients and ports in 600 blocks, for they were"
                        + " too many to hold each\n"
                        + "      aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 443"
                        + " --cidr 203.0.113.0/24\n"
                        + "      aws ec2 revoke-security-group-ingress --group-id sg-1 --security-group-rule-ids"
                        + " sgr-1\n");
    }

    @Test
    void rules_that_name_groups_and_lists_can_be_written_as_commands() {
        RulePeer list = new RulePeer.PrefixListPeer("pl-1");
        RulePeer peered = new RulePeer.GroupPeer(
                "sg-2", Optional.of("210987654321"), Optional.empty(), Optional.of("pcx-1"), Optional.empty());

        assertThat(RemedyWords.revoke(rule(Optional.empty(), TrafficClass.ALL, list)))
                .isEqualTo("aws ec2 revoke-security-group-ingress --group-id sg-1 --ip-permissions"
                        + " 'IpProtocol=-1,PrefixListIds=[{PrefixListId=pl-1}]'");
        assertThat(RemedyWords.authorize(rule(Optional.empty(), TrafficClass.tcp(PortRange.of(22)), peered)))
                .isEqualTo("aws ec2 authorize-security-group-ingress --group-id sg-1 --ip-permissions"
                        + " 'IpProtocol=tcp,FromPort=22,ToPort=22,UserIdGroupPairs=[{GroupId=sg-2,"
                        + "UserId=210987654321,VpcPeeringConnectionId=pcx-1}]'");
    }
}
