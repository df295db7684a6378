package io.vpcwhy.cli;

import static io.vpcwhy.cli.SmallNetwork.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which way the packets went, which side of the connection they are, and whose the other end is. */
class FlowWordsTest {

    private static final String V5 = "version interface-id srcaddr dstaddr srcport dstport protocol action log-status"
            + " tcp-flags pkt-srcaddr pkt-dstaddr flow-direction pkt-src-aws-service\n";

    @TempDir
    private Path folder;

    private String explain(SmallNetwork network, String log) throws IOException {
        Path aws = Files.createDirectory(folder.resolve("aws"));
        Path file = Files.writeString(folder.resolve("flow.log"), log);
        Run run = Run.of("explain", "--snapshot", network.in(aws).toString(), "--log", file.toString());
        assertThat(run.err()).isEmpty();
        return run.out().replaceAll("\\R {13}", " ");
    }

    private static String v5(String source, String destination, int from, int to, String rest) {
        return "5 " + SmallNetwork.WEB + " " + source + " " + destination + " " + from + " " + to + " 6 " + rest + "\n";
    }

    @Test
    void theRecordItselfTellsTheDirectionAndTheSide() throws IOException {
        assertThat(explain(
                        new SmallNetwork(),
                        V5 + v5("10.0.2.20", "10.0.1.10", 40000, 50000, "ACCEPT OK 2 - - ingress -")))
                .contains("  flow       inbound (flow-direction); request (by TCP flags); from 10.0.2.20,");
    }

    @Test
    void thePacketsAddressTellsWhereTheOthersDoNot() throws IOException {
        assertThat(explain(
                        new SmallNetwork(),
                        V5 + v5("10.0.2.20", "10.0.9.9", 40000, 80, "ACCEPT OK - 10.0.2.20 10.0.1.10 - -")))
                .contains("  flow       inbound (by the packet's address); request (by its ports);");
    }

    @Test
    void whereNoAddressIsTheInterfacesNothingIsGuessed() throws IOException {
        assertThat(explain(new SmallNetwork(), V5 + v5("10.0.2.20", "10.0.9.9", 40000, 80, "ACCEPT OK - - - - -")))
                .contains("ACCEPT UNDECIDED  tcp 10.0.2.20:40000 -> 10.0.9.9:80  at " + SmallNetwork.WEB)
                .contains("  why        Undecided: neither address is the interface's:");
    }

    @Test
    void theOtherDirectionsRecordTells() throws IOException {
        String there = record("10.0.1.10", "10.0.2.20", 50001, 50000, 6, "ACCEPT");
        String back = record("10.0.2.20", "10.0.1.10", 50000, 50001, 6, "REJECT");
        assertThat(explain(new SmallNetwork().acl(SmallNetwork.entry(100, true, "allow")), there + "\n" + back + "\n"))
                .contains("response (by the record of the other direction)")
                .contains("denies the answer (tcp 50001) by rule *");
    }

    @Test
    void whatCouldOnlyPassAsAnAnswerIsOne() throws IOException {
        String https = "{'IpProtocol':'tcp','FromPort':50000,'ToPort':50000,'IpRanges':[{'CidrIp':'0.0.0.0/0'}]}";
        assertThat(explain(
                        new SmallNetwork().inbound("").outbound(https),
                        record("10.0.2.20", "10.0.1.10", 50000, 50001, 6, "ACCEPT")))
                .contains("response (as a request it could not pass)")
                .contains("Accepted: network ACL")
                .contains("it answers a request that security group " + SmallNetwork.WEB_GROUP
                        + " (web) permits by outbound tcp 50000 to 0.0.0.0/0.");
    }

    @Test
    void aRejectedAnswerBlamesTheRuleForItsRequestAndNotAMissingPort() throws IOException {
        assertThat(explain(
                        new SmallNetwork().inbound("").outbound(""),
                        record("10.0.1.10", "10.0.2.20", 443, 40000, 6, "REJECT")))
                .contains("Rejected: no inbound rule of security group " + SmallNetwork.WEB_GROUP
                        + " (web) permits the request that it answers, tcp 443 from 10.0.2.20.");
    }

    @Test
    void withinASubnetNoNetworkAclIsAsked() throws IOException {
        assertThat(explain(new SmallNetwork().inbound(""), record("10.0.1.99", "10.0.1.10", 40000, 443, 6, "REJECT")))
                .contains("  not asked  no network ACL is asked within subnet-0000000000000001\n")
                .contains(
                        "from 10.0.1.99, an address of vpc-01111111111111111 that no interface of the snapshot holds");
    }

    @Test
    void othersArePrivateOrAServiceOrTheInternet() throws IOException {
        assertThat(explain(
                        new SmallNetwork(),
                        V5
                                + v5("192.168.7.7", "10.0.1.10", 40000, 80, "ACCEPT OK 2 - - ingress -")
                                + v5("52.216.0.1", "10.0.1.10", 443, 40000, "ACCEPT OK 18 - - ingress S3")
                                + v5("203.0.113.9", "10.0.1.10", 40000, 80, "ACCEPT OK 2 - - ingress -")))
                .contains(
                        "from 192.168.7.7, a private address that no VPC of the snapshot holds\n",
                        "from 52.216.0.1, AWS service S3\n",
                        "from 203.0.113.9, the internet\n");
    }

    @Test
    void aRecordWithoutAnActionIsExplainedByTheSimulation() throws IOException {
        assertThat(explain(
                        new SmallNetwork().inbound(""),
                        "interface-id srcaddr dstaddr srcport dstport protocol\n" + SmallNetwork.WEB
                                + " 10.0.2.20 10.0.1.10 40000 80 6\n"))
                .contains("flow.log:2  REJECT  tcp 10.0.2.20:40000 -> 10.0.1.10:80");
    }

    @Test
    void aProtocolThatIsNotLoggedIsSaid() throws IOException {
        assertThat(explain(
                        new SmallNetwork()
                                .inbound("{'IpProtocol':'tcp','FromPort':80,'ToPort':80,"
                                        + "'IpRanges':[{'CidrIp':'0.0.0.0/0'}]}"),
                        "interface-id srcaddr dstaddr srcport dstport action\n" + SmallNetwork.WEB
                                + " 10.0.2.20 10.0.1.10 40000 80 REJECT\n"))
                .contains("REJECT UNDECIDED  protocol not logged 10.0.2.20:40000 -> 10.0.1.10:80")
                .contains("Undecided: the record does not hold protocol");
    }

    @Test
    void rulesReadAsEngineersSayThem() throws IOException {
        String rules = "{'IpProtocol':'tcp','FromPort':0,'ToPort':65535,'IpRanges':[{'CidrIp':'10.0.2.20/32'}]}";
        assertThat(explain(new SmallNetwork().inbound(rules), record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "ACCEPT")))
                .contains("(web) permits tcp on all ports from 10.0.2.20/32.");
    }

    @Test
    void aRejectReasonThatNoSnapshotHoldsDecides() throws IOException {
        assertThat(explain(
                        new SmallNetwork(),
                        "interface-id srcaddr dstaddr srcport dstport protocol action reject-reason\n"
                                + SmallNetwork.WEB + " 10.0.2.20 10.0.1.10 40000 80 6 REJECT EC\n"))
                .contains("REJECT UNDECIDED  tcp")
                .contains("Undecided: the record's reject-reason is EC:");
    }
}
