package io.vpcwhy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.EndpointResolver;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.TraceRemedies;
import io.vpcwhy.simulator.trace.TraceRemedyFinder;
import io.vpcwhy.simulator.trace.Tracer;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The remedies of a trace as people and scripts read them. */
class TraceRemedyTextTest {

    private static final String[] OPEN = {"in all from 0.0.0.0/0", "out all to 0.0.0.0/0"};

    private static Network shop(String... aclEntries) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .subnet("subnet-db", "10.0.2.0/24")
                .securityGroup("sg-web", OPEN)
                .securityGroup("sg-db", "in tcp 22 from 10.0.1.10/32")
                .networkAcl("acl-db", List.of("subnet-db"), aclEntries)
                .networkInterface("eni-web", "subnet-web", "10.0.1.10", "sg-web")
                .networkInterface("eni-db", "subnet-db", "10.0.2.20", "sg-db")
                .networkInterface("eni-db2", "subnet-db", "10.0.2.21", "sg-db");
    }

    private static Network peered() {
        return Network.vpc("vpc-1", "10.1.0.0/16")
                .subnet("subnet-a", "10.1.1.0/24")
                .securityGroup("sg-a", OPEN)
                .networkInterface("eni-a", "subnet-a", "10.1.1.10", "sg-a")
                .mainRouteTable("rtb-a", "10.2.0.0/16 pcx-1")
                .peering("pcx-1", "vpc-2")
                .and(Network.vpc("vpc-2", "10.2.0.0/16")
                        .subnet("subnet-b", "10.2.1.0/24")
                        .securityGroup("sg-b", OPEN)
                        .networkInterface("eni-b", "subnet-b", "10.2.1.20", "sg-b")
                        .mainRouteTable("rtb-b"));
    }

    private record Answer(Trace trace, TraceRemedies remedies, Snapshot snapshot) {

        /** What stands under the heading, without its indent. */
        List<String> section() throws IOException {
            StringWriter out = new StringWriter();
            new TraceText(out, Colours.OFF, snapshot).write(trace, remedies, Optional.empty());
            return out.toString()
                    .lines()
                    .dropWhile(line -> !line.equals("What would mend it"))
                    .skip(1)
                    .takeWhile(line -> !line.isEmpty())
                    .map(String::strip)
                    .toList();
        }

        String json() {
            StringWriter out = new StringWriter();
            new TraceJson(out, snapshot).write(trace, remedies, Optional.empty());
            String all = out.toString();
            return all.substring(all.indexOf("\"Remedies\""), all.indexOf("\"Unknowns\""));
        }
    }

    private static Answer answer(Network network, String from, String to, int port) {
        Snapshot snapshot = network.snapshot();
        EndpointResolver.Ends ends = new EndpointResolver(snapshot).resolve(from, to);
        Packet packet = Packet.tcp(ends.from().address(), 50_000, ends.to().address(), port);
        Trace trace = new Tracer(NetworkGraph.of(snapshot)).trace(ends.from(), ends.to(), packet);
        return new Answer(trace, new TraceRemedyFinder(snapshot).find(ends.from(), ends.to(), trace), snapshot);
    }

    @Test
    void changes_that_are_needed_together_say_what_they_open_and_that_they_were_walked() throws IOException {
        Answer answer = answer(
                shop("in 100 allow all from 0.0.0.0/0", "out 90 deny tcp to 10.0.1.0/24"), "eni-web", "eni-db", 5432);

        assertThat(answer.section())
                .containsExactly(
                        "caution   somebody wrote rule 90: deny tcp on all ports to 10.0.1.0/24; ask who and why before a"
                                + " fix goes ahead of it",
                        "fix       aws ec2 authorize-security-group-ingress --group-id sg-db --protocol tcp --port 5432"
                                + " --cidr 10.0.1.10/32",
                        "opens     inbound tcp 5432 from 10.0.1.10/32, on eni-db and 1 other with sg-db",
                        "fix       aws ec2 create-network-acl-entry --network-acl-id acl-db --egress --rule-number 89"
                                + " --protocol tcp --port-range From=1024,To=65535 --cidr-block 10.0.1.10/32"
                                + " --rule-action allow",
                        "opens     outbound tcp 1024-65535 to 10.0.1.10/32 for the answers, for eni-db and 1 other"
                                + " behind acl-db",
                        "verified  walked again with all of these changes, tcp 10.0.1.10:50000 -> 10.0.2.20:5432 arrives"
                                + " and its reply comes back.");
    }

    @Test
    void route_says_for_whom_it_opens_a_way() throws IOException {
        assertThat(answer(peered(), "eni-a", "eni-b", 443).section())
                .containsExactly(
                        "fix       aws ec2 create-route --route-table-id rtb-b --destination-cidr-block 10.1.0.0/16"
                                + " --vpc-peering-connection-id pcx-1",
                        "opens     a way to 10.1.0.0/16 by pcx-1 for what has no narrower route, for the one interface"
                                + " routed by rtb-b",
                        "verified  walked again with this change, tcp 10.1.1.10:50000 -> 10.2.1.20:443 arrives and its"
                                + " reply comes back.");
    }

    @Test
    void part_says_what_remains() throws IOException {
        Answer answer = answer(
                shop("in 100 allow all from 0.0.0.0/0", "out 100 allow all to 0.0.0.0/0"),
                "eni-db",
                "203.0.113.9",
                443);

        assertThat(answer.section())
                .containsExactly(
                        "fix       aws ec2 authorize-security-group-egress --group-id sg-db --ip-permissions"
                                + " 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=203.0.113.9/32}]'",
                        "opens     outbound tcp 443 to 203.0.113.9/32, on eni-db and 1 other with sg-db",
                        "part      these do not suffice:",
                        "remains   NO_ROUTE_TO_DESTINATION  route table rtb-main-vpc-1 of subnet-db has no route to"
                                + " 203.0.113.9");
        assertThat(answer.json())
                .contains("\"OtherInterfaces\":1,\"Verified\":false}]")
                .contains("\"RemainingExplanations\":[{\"ExplanationCode\":\"NO_ROUTE_TO_DESTINATION\"");
    }

    @Test
    void json_has_the_shape_of_an_explanation() {
        assertThat(answer(peered(), "eni-a", "eni-b", 443).json())
                .isEqualTo("\"Remedies\":[{\"Command\":\"aws ec2 create-route --route-table-id rtb-b"
                        + " --destination-cidr-block 10.1.0.0/16 --vpc-peering-connection-id pcx-1\",\"Opens\":\"a way to"
                        + " 10.1.0.0/16 by pcx-1 for what has no narrower route, for the one interface routed by"
                        + " rtb-b\",\"OtherInterfaces\":0,\"Verified\":true}],\"RemainingExplanations\":[],"
                        + "\"RemainingUnknowns\":[],\"Cautions\":[],");
    }

    @Test
    void trace_without_remedies_says_nothing_of_them() throws IOException {
        Answer answer = answer(shop("in 1 deny all from 0.0.0.0/0"), "eni-web", "eni-web", 443);

        assertThat(answer.section()).isEmpty();
        assertThat(answer.json())
                .isEqualTo("\"Remedies\":[],\"RemainingExplanations\":[],\"RemainingUnknowns\":[],\"Cautions\":[],");
    }
}
