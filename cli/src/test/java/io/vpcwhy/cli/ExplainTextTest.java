package io.vpcwhy.cli;

import static io.vpcwhy.cli.SmallNetwork.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of {@code explain} for what the sample does not hold, whole blocks so that each reads as a person sees it. */
class ExplainTextTest {

    private static final String HTTPS_ONLY =
            "{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'IpRanges':[{'CidrIp':'0.0.0.0/0'}]}";

    @TempDir
    private Path folder;

    private String explain(SmallNetwork network, String record) throws IOException {
        Run run = Run.of("explain", "--snapshot", network.in(folder).toString(), record);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run.out();
    }

    @Test
    void aPortThatNoRuleOpens() throws IOException {
        assertThat(explain(
                        new SmallNetwork().inbound(HTTPS_ONLY),
                        record("10.0.2.20", "10.0.1.10", 40000, 8088, 6, "REJECT")))
                .isEqualTo("""
                record:1  REJECT  tcp 10.0.2.20:40000 -> 10.0.1.10:8088  at eni-0aaaaaaaaaaaaaaaa
                  why        Rejected: no inbound rule of security group sg-0aaaaaaaaaaaaaaaa (web) permits tcp 8088 from
                             10.0.2.20.
                  near miss  sg-0aaaaaaaaaaaaaaaa opens tcp 443 from 0.0.0.0/0; the packet asked for 8088
                  passed     network ACL acl-0cccccccccccccccc inbound by rule 100: allow all traffic from 0.0.0.0/0
                  flow       inbound (by the interface's address); request (by its ports); from 10.0.2.20,
                             eni-0bbbbbbbbbbbbbbbb
                  fix        aws ec2 authorize-security-group-ingress --group-id sg-0aaaaaaaaaaaaaaaa --protocol tcp --port 8088 --cidr 10.0.2.20/32
                  opens      inbound tcp 8088 from 10.0.2.20/32, on this interface, the only one with sg-0aaaaaaaaaaaaaaaa
                  verified   with this change the flow and its answers pass the simulation
                """);
    }

    @Test
    void twoFiltersThatDenyNeedTwoFixes() throws IOException {
        assertThat(explain(
                        new SmallNetwork()
                                .inbound(HTTPS_ONLY)
                                .acl(SmallNetwork.entry(90, false, "deny"), SmallNetwork.entry(100, true, "allow")),
                        record("10.0.2.20", "10.0.1.10", 40000, 8088, 6, "REJECT")))
                .isEqualTo("""
                record:1  REJECT  tcp 10.0.2.20:40000 -> 10.0.1.10:8088  at eni-0aaaaaaaaaaaaaaaa
                  why        Rejected: inbound network ACL acl-0cccccccccccccccc denies tcp 8088 by rule 90: deny all traffic
                             from 0.0.0.0/0, and no inbound rule of security group sg-0aaaaaaaaaaaaaaaa (web) permits tcp 8088
                             from 10.0.2.20.
                  near miss  sg-0aaaaaaaaaaaaaaaa opens tcp 443 from 0.0.0.0/0; the packet asked for 8088
                  flow       inbound (by the interface's address); request (by its ports); from 10.0.2.20,
                             eni-0bbbbbbbbbbbbbbbb
                  fix        aws ec2 create-network-acl-entry --network-acl-id acl-0cccccccccccccccc --ingress --rule-number 89 --protocol tcp --port-range From=8088,To=8088 --cidr-block 10.0.2.20/32 --rule-action allow
                  opens      inbound tcp 8088 from 10.0.2.20/32, for this interface and 1 other behind acl-0cccccccccccccccc
                  fix        aws ec2 authorize-security-group-ingress --group-id sg-0aaaaaaaaaaaaaaaa --protocol tcp --port 8088 --cidr 10.0.2.20/32
                  opens      inbound tcp 8088 from 10.0.2.20/32, on this interface, the only one with sg-0aaaaaaaaaaaaaaaa
                  verified   with all of these changes the flow and its answers pass the simulation
                """);
    }

    @Test
    void anIcmpMessageWhoseTypeDecides() throws IOException {
        assertThat(explain(
                        new SmallNetwork()
                                .inbound("{'IpProtocol':'icmp','FromPort':8,'ToPort':-1,"
                                        + "'IpRanges':[{'CidrIp':'10.0.0.0/16'}]}"),
                        record("10.0.2.20", "10.0.1.10", 0, 0, 1, "REJECT")))
                .isEqualTo("""
                record:1  REJECT UNDECIDED  icmp 10.0.2.20 -> 10.0.1.10  at eni-0aaaaaaaaaaaaaaaa
                  why        Undecided: rules tell icmp messages apart by type and code, which flow logs do not hold: whether
                             this one passes turns on its type.
                  may decide sg-0aaaaaaaaaaaaaaaa opens inbound icmp type 8 from 10.0.0.0/16
                  passed     network ACL acl-0cccccccccccccccc inbound by rule 100: allow all traffic from 0.0.0.0/0
                  flow       inbound (by the interface's address); request or response, not known which; from 10.0.2.20,
                             eni-0bbbbbbbbbbbbbbbb
                """);
    }

    @Test
    void anIcmpMessageThatIsRejected() throws IOException {
        assertThat(explain(new SmallNetwork().inbound(HTTPS_ONLY), record("10.0.2.20", "10.0.1.10", 0, 0, 1, "REJECT")))
                .isEqualTo("""
                record:1  REJECT  icmp 10.0.2.20 -> 10.0.1.10  at eni-0aaaaaaaaaaaaaaaa
                  why        Rejected: no inbound rule of security group sg-0aaaaaaaaaaaaaaaa (web) permits icmp from
                             10.0.2.20.
                  near miss  sg-0aaaaaaaaaaaaaaaa opens tcp 443 from 0.0.0.0/0; the packet is icmp
                  passed     network ACL acl-0cccccccccccccccc inbound by rule 100: allow all traffic from 0.0.0.0/0
                  flow       inbound (by the interface's address); request or response, not known which; from 10.0.2.20,
                             eni-0bbbbbbbbbbbbbbbb
                  fix        aws ec2 authorize-security-group-ingress --group-id sg-0aaaaaaaaaaaaaaaa --ip-permissions 'IpProtocol=icmp,FromPort=-1,ToPort=-1,IpRanges=[{CidrIp=10.0.2.20/32}]'
                  opens      inbound icmp from 10.0.2.20/32, on this interface, the only one with sg-0aaaaaaaaaaaaaaaa
                  verified   with this change the flow and its answers pass the simulation
                """);
    }

    @Test
    void aProtocolWithoutPortsOnItsWayOut() throws IOException {
        assertThat(explain(
                        new SmallNetwork().outbound(HTTPS_ONLY), record("10.0.1.10", "10.0.2.20", 0, 0, 47, "REJECT")))
                .isEqualTo("""
                record:1  REJECT  gre 10.0.1.10 -> 10.0.2.20  at eni-0aaaaaaaaaaaaaaaa
                  why        Rejected: no outbound rule of security group sg-0aaaaaaaaaaaaaaaa (web) permits gre to 10.0.2.20.
                  near miss  sg-0aaaaaaaaaaaaaaaa opens tcp 443 to 0.0.0.0/0; the packet is gre
                  passed     network ACL acl-0cccccccccccccccc outbound by rule 100: allow all traffic to 0.0.0.0/0
                  flow       outbound (by the interface's address); request or response, not known which; to 10.0.2.20,
                             eni-0bbbbbbbbbbbbbbbb
                  fix        aws ec2 authorize-security-group-egress --group-id sg-0aaaaaaaaaaaaaaaa --ip-permissions 'IpProtocol=47,IpRanges=[{CidrIp=10.0.2.20/32}]'
                  opens      outbound gre to 10.0.2.20/32, on this interface, the only one with sg-0aaaaaaaaaaaaaaaa
                  verified   with this change the flow and its answers pass the simulation
                """);
    }

    @Test
    void aRejectThatTheRulesPermit() throws IOException {
        assertThat(explain(new SmallNetwork(), record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "REJECT")))
                .isEqualTo("""
                record:1  REJECT CONTRADICTED  tcp 10.0.2.20:40000 -> 10.0.1.10:80  at eni-0aaaaaaaaaaaaaaaa
                  why        The log says REJECT, but by this snapshot it is accepted: network ACL acl-0cccccccccccccccc
                             permits it by rule 100: allow all traffic from 0.0.0.0/0; security group sg-0aaaaaaaaaaaaaaaa
                             (web) permits all traffic from 0.0.0.0/0. Probably the rules were others when the record was
                             made; take a snapshot of that time, or look in CloudTrail for changes since.
                  flow       inbound (by the interface's address); request (by its ports); from 10.0.2.20,
                             eni-0bbbbbbbbbbbbbbbb
                  no fix     the rules of the snapshot permit it: another rule would change nothing
                """);
    }

    @Test
    void anAcceptThatTheRulesDeny() throws IOException {
        assertThat(explain(
                        new SmallNetwork().inbound(HTTPS_ONLY),
                        record("10.0.2.20", "10.0.1.10", 40000, 8088, 6, "ACCEPT")))
                .isEqualTo("""
                record:1  ACCEPT CONTRADICTED  tcp 10.0.2.20:40000 -> 10.0.1.10:8088  at eni-0aaaaaaaaaaaaaaaa
                  why        The log says ACCEPT, but by this snapshot it is rejected: no inbound rule of security group
                             sg-0aaaaaaaaaaaaaaaa (web) permits tcp 8088 from 10.0.2.20. Probably the rules were others when
                             the record was made; take a snapshot of that time, or look in CloudTrail for changes since.
                  near miss  sg-0aaaaaaaaaaaaaaaa opens tcp 443 from 0.0.0.0/0; the packet asked for 8088
                  passed     network ACL acl-0cccccccccccccccc inbound by rule 100: allow all traffic from 0.0.0.0/0
                  flow       inbound (by the interface's address); request (by its ports); from 10.0.2.20,
                             eni-0bbbbbbbbbbbbbbbb
                """);
    }

    @Test
    void anInterfaceThatIsNotThere() throws IOException {
        assertThat(explain(
                        new SmallNetwork(),
                        record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "REJECT")
                                .replace(SmallNetwork.WEB, "eni-0f0f0f0f0f0f0f0f0")))
                .isEqualTo("""
                record:1  REJECT UNDECIDED  tcp 10.0.2.20:40000 -> 10.0.1.10:80  at eni-0f0f0f0f0f0f0f0f0
                  why        Undecided: eni-0f0f0f0f0f0f0f0f0 is not in the snapshot: deleted since, or of another account or
                             Region. One of its addresses is now held by eni-0aaaaaaaaaaaaaaaa.
                """);
    }

    @Test
    void blockPublicAccess() throws IOException {
        assertThat(explain(
                        new SmallNetwork()
                                .document("{'VpcBlockPublicAccessOptions':{'AwsRegion':'eu-west-1',"
                                        + "'AwsAccountId':'123456789012',"
                                        + "'InternetGatewayBlockMode':'block-bidirectional'}}"),
                        record("203.0.113.9", "10.0.1.10", 40000, 80, 6, "REJECT")))
                .isEqualTo("""
                record:1  REJECT  tcp 203.0.113.9:40000 -> 10.0.1.10:80  at eni-0aaaaaaaaaaaaaaaa
                  why        Rejected: VPC Block Public Access (block-bidirectional) refuses what comes in through
                             igw-0eeeeeeeeeeeeeeee.
                  passed     network ACL acl-0cccccccccccccccc inbound by rule 100: allow all traffic from 0.0.0.0/0
                  passed     security group sg-0aaaaaaaaaaaaaaaa (web) by inbound all traffic from 0.0.0.0/0
                  flow       inbound (by the interface's address); request (by its ports); from 203.0.113.9, the internet
                  no fix     no change of security groups or network ACLs alone would let the flow and its answers pass
                """);
    }

    @Test
    void trafficThatIsNeverFiltered() throws IOException {
        assertThat(explain(new SmallNetwork(), record("10.0.1.10", "10.0.0.2", 40000, 53, 17, "ACCEPT")))
                .isEqualTo("""
                record:1  ACCEPT  udp 10.0.1.10:40000 -> 10.0.0.2:53  at eni-0aaaaaaaaaaaaaaaa
                  why        Accepted: traffic with the Amazon DNS server is never filtered.
                  flow       outbound (by the interface's address); request (by its ports); to 10.0.0.2, the Amazon DNS server
                  note       Traffic with the Amazon DNS server is never filtered, and AWS says that it is never logged; yet
                             here is a record of it.
                """);
    }

    @Test
    void anInterfaceWithoutSecurityGroups() throws IOException {
        assertThat(explain(new SmallNetwork().noGroups(), record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "ACCEPT")))
                .isEqualTo("""
                record:1  ACCEPT  tcp 10.0.2.20:40000 -> 10.0.1.10:80  at eni-0aaaaaaaaaaaaaaaa
                  why        Accepted: network ACL acl-0cccccccccccccccc permits it by rule 100: allow all traffic from
                             0.0.0.0/0; the interface has no security groups.
                  flow       inbound (by the interface's address); request (by its ports); from 10.0.2.20,
                             eni-0bbbbbbbbbbbbbbbb
                """);
    }

    @Test
    void aPrefixListThatWasNotCollected() throws IOException {
        assertThat(explain(
                        new SmallNetwork()
                                .inbound("{'IpProtocol':'tcp','FromPort':22,'ToPort':22,"
                                        + "'PrefixListIds':[{'PrefixListId':'pl-0505'}]}"),
                        record("203.0.113.9", "10.0.1.10", 40000, 22, 6, "REJECT")))
                .isEqualTo("""
                record:1  REJECT UNDECIDED  tcp 203.0.113.9:40000 -> 10.0.1.10:22  at eni-0aaaaaaaaaaaaaaaa
                  why        Undecided: the entries of pl-0505 are not in the snapshot; collect them:
                             aws ec2 get-managed-prefix-list-entries --prefix-list-id pl-0505 > pl-0505.json
                  may decide sg-0aaaaaaaaaaaaaaaa opens inbound tcp 22 from pl-0505
                  passed     network ACL acl-0cccccccccccccccc inbound by rule 100: allow all traffic from 0.0.0.0/0
                  flow       inbound (by the interface's address); request (by its ports); from 203.0.113.9, the internet
                """);
    }

    @Test
    void aSenderThatMayHaveBeenAMemberOfAGroup() throws IOException {
        assertThat(explain(
                        new SmallNetwork()
                                .inbound("{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'UserIdGroupPairs':"
                                        + "[{'GroupId':'" + SmallNetwork.APP_GROUP + "'}]}"),
                        record("10.0.2.99", "10.0.1.10", 40000, 22, 6, "REJECT")))
                .isEqualTo("""
                record:1  REJECT UNDECIDED  tcp 10.0.2.99:40000 -> 10.0.1.10:22  at eni-0aaaaaaaaaaaaaaaa
                  why        Undecided: a rule names a security group, and no interface of the snapshot holds 10.0.2.99, which
                             may have been a member's: it is gone, or of another account. Take a snapshot of the time of the
                             record, or collect it there:
                             aws ec2 describe-network-interfaces
                  may decide sg-0aaaaaaaaaaaaaaaa opens inbound tcp 22 from sg-0bbbbbbbbbbbbbbbb
                  passed     network ACL acl-0cccccccccccccccc inbound by rule 100: allow all traffic from 0.0.0.0/0
                  flow       inbound (by the interface's address); request (by its ports); from 10.0.2.99, an address of
                             vpc-01111111111111111 that no interface of the snapshot holds
                """);
    }

    @Test
    void anIntervalWithoutRecords() throws IOException {
        assertThat(explain(
                        new SmallNetwork(),
                        "2 123456789012 " + SmallNetwork.WEB + " - - - - - - - 1763633700 1763633760 - SKIPDATA"))
                .isEqualTo("""
                record:1  SKIPDATA  at eni-0aaaaaaaaaaaaaaaa
                  why        SKIPDATA: AWS left records out in this interval, so that nothing can be said of the traffic in
                             it.
                """);
    }

    @Test
    void aLineThatIsNoRecord() throws IOException {
        assertThat(explain(new SmallNetwork(), "no record at all")).isEqualTo("""
                record:1  MALFORMED  no record at all
                  why        Not a flow log record: there is no header line, and the line has 4 values where the default
                             format has 14; pass the flow log's LogFormat with --log-format.
                """);
    }
}
