package io.vpcwhy.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.InterfaceSpec;
import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.ListenerRule;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.LoadBalancer.ClassicListener;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** To a load balancer, and on to its targets. */
class LoadBalancerTraceTest {

    private static final String ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/0";
    private static final String DNS = "web-0.elb.us-east-1.amazonaws.com";

    private static Network network(String description, String... targetRules) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-lb", "10.0.1.0/24")
                .subnet("subnet-app", "10.0.2.0/24")
                .subnet("subnet-client", "10.0.3.0/24")
                .securityGroup("sg-lb", "in tcp 80 from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .securityGroup("sg-app", targetRules)
                .securityGroup("sg-client", "out all to 0.0.0.0/0")
                .networkInterface(
                        "eni-lb",
                        "subnet-lb",
                        nic -> nic.address("10.0.1.10")
                                .requester("amazon-elb")
                                .description(description)
                                .securityGroups("sg-lb"))
                .networkInterface(
                        "eni-app",
                        "subnet-app",
                        nic -> nic.address("10.0.2.10").instance("i-app").securityGroups("sg-app"))
                .networkInterface("eni-client", "subnet-client", "10.0.3.10", "sg-client");
    }

    private static LoadBalancer balancer(LoadBalancer.Type type, ClassicListener... classic) {
        return new LoadBalancer(
                type == LoadBalancer.Type.CLASSIC ? "web" : ARN,
                "web",
                type,
                false,
                Optional.of("vpc-1"),
                "active",
                List.of("subnet-lb"),
                List.of("sg-lb"),
                Optional.of(DNS),
                List.of(classic),
                type == LoadBalancer.Type.CLASSIC ? List.of("i-app") : List.of());
    }

    private static Listener listener(String protocol, String... groups) {
        return new Listener("listener-1", ARN, OptionalInt.of(80), protocol, List.of(groups));
    }

    private static TargetGroup group(String protocol, Optional<Boolean> preserve, String... targets) {
        return new TargetGroup(
                "tg-1",
                "app",
                protocol,
                OptionalInt.of(8080),
                Optional.of("vpc-1"),
                "instance",
                List.of(ARN),
                preserve,
                Optional.of(List.of(targets).stream()
                        .map(id -> new TargetGroup.Target(id, OptionalInt.empty(), "unhealthy"))
                        .toList()));
    }

    private static Network application(String... targetRules) {
        return network("ELB app/web/0", targetRules).with(balancer(LoadBalancer.Type.APPLICATION));
    }

    @Test
    void anApplicationLoadBalancerConnectsToItsTargetsItself() {
        Network network = application("in tcp 8080 from sg-lb")
                .with(listener("HTTP", "tg-1"))
                .with(group("HTTP", Optional.empty(), "i-app"));
        for (String name : List.of("web", ARN, DNS, "eni-lb")) {
            Traced trace = Traced.tcp(network, "eni-client", name, 80);
            assertThat(trace.there()).isEmpty();
            assertThat(trace.disposition()).isEqualTo(Disposition.REACHABLE);
            assertThat(trace.way()).endsWith(ARN, "eni-lb", "rtb-main-vpc-1", "eni-app");
            assertThat(trace.wayBack()).startsWith("eni-app").endsWith("eni-client");
            assertThat(trace.trace().forward().last().source()).isEqualTo(IpAddress.parse("10.0.1.10"));
            assertThat(trace.trace().forward().assumptions())
                    .containsExactly(
                            new Leg.Assumption(Leg.Assumption.Kind.TARGET_TAKES_CONNECTIONS, "i-app (unhealthy)"));
        }
    }

    @Test
    void whereNoTargetTakesItNothingArrives() {
        Network network = application("in tcp 9999 from sg-lb")
                .with(listener("HTTP", "tg-1"))
                .with(group("HTTP", Optional.empty(), "i-app"));
        assertThat(Traced.tcp(network, "eni-client", "web", 80).there())
                .containsExactly(ExplanationCode.ENI_SG_RULES_MISMATCH);
    }

    @Test
    void aPortWithoutListenerIsRefused() {
        Network network = application().with(listener("HTTP", "tg-1"));
        assertThat(Traced.tcp(network, "eni-client", "web", 81).there())
                .contains(ExplanationCode.ELBV2_LISTENERS_MISMATCH);
        assertThat(Traced.udp(network, "eni-client", "web", 80).there())
                .contains(ExplanationCode.ELBV2_LISTENERS_MISMATCH);
    }

    private static ListenerRule rule(String id, boolean isDefault, boolean answersItself, String... groups) {
        return new ListenerRule(id, "listener-1", isDefault, List.of(groups), answersItself);
    }

    @Test
    void aTargetGroupNeedsTargets() {
        Network empty = application().with(listener("HTTP", "tg-1")).with(group("HTTP", Optional.empty()));
        assertThat(Traced.tcp(empty, "eni-client", "web", 80).there())
                .containsExactly(ExplanationCode.NO_POSSIBLE_DESTINATION);
        assertThat(Traced.tcp(application().with(listener("HTTP", "tg-1")), "eni-client", "web", 80)
                        .disposition())
                .isEqualTo(Disposition.UNDECIDED);
    }

    @Test
    void aListenerThatForwardsToNoGroupTurnsOnItsRules() {
        Network unknown = application().with(listener("HTTP"));
        assertThat(Traced.tcp(unknown, "eni-client", "web", 80).disposition()).isEqualTo(Disposition.UNDECIDED);
        Network none = application().with(listener("HTTP")).with(rule("default", true, false));
        assertThat(Traced.tcp(none, "eni-client", "web", 80).there())
                .containsExactly(ExplanationCode.ELBV2_LISTENER_HAS_NO_TG);
        Network balancer = network("ELB net/web/0")
                .with(balancer(LoadBalancer.Type.NETWORK))
                .with(listener("TCP"));
        assertThat(Traced.tcp(balancer, "eni-client", "web", 80).there())
                .as("a Network Load Balancer has no rules")
                .containsExactly(ExplanationCode.ELBV2_LISTENER_HAS_NO_TG);
    }

    @Test
    void aRedirectIsAnsweredByTheLoadBalancerItself() {
        Network network = application().with(listener("HTTP")).with(rule("default", true, true));
        Traced trace = Traced.tcp(network, "eni-client", "web", 80);
        assertThat(trace.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(trace.way()).endsWith("eni-lb", ARN);
        assertThat(trace.wayBack()).startsWith("eni-lb").endsWith("eni-client");
    }

    @Test
    void aRuleMayForwardWhatTheDefaultActionDoesNot() {
        Network network = application("in tcp 8080 from sg-lb")
                .with(listener("HTTP"))
                .with(rule("default", true, true))
                .with(rule("rule-1", false, false, "tg-1"))
                .with(group("HTTP", Optional.empty(), "i-app"));
        Traced trace = Traced.tcp(network, "eni-client", "web", 80);
        assertThat(trace.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(trace.way()).endsWith("eni-app");
        assertThat(trace.trace().forward().assumptions())
                .contains(new Leg.Assumption(Leg.Assumption.Kind.RULE_APPLIES, "listener-1"));
    }

    @Test
    void whereNoTargetIsReachedTheLoadBalancerMayStillAnswerItself() {
        Network blocked = application("in tcp 9999 from sg-lb")
                .with(listener("HTTP", "tg-1"))
                .with(rule("default", true, false, "tg-1"))
                .with(rule("rule-1", false, true))
                .with(group("HTTP", Optional.empty(), "i-app"));
        Traced trace = Traced.tcp(blocked, "eni-client", "web", 80);
        assertThat(trace.disposition()).isEqualTo(Disposition.UNDECIDED);
        assertThat(trace.there()).containsExactly(ExplanationCode.ENI_SG_RULES_MISMATCH);
        assertThat(trace.trace().forward().unknowns())
                .containsExactly(new Leg.Unknown(Leg.Unknown.Reason.RULE_CHOICE, "listener-1"));
        assertThat(Traced.tcp(blocked, "eni-client", "web", 81).disposition())
                .as("what no listener takes, nothing answers")
                .isEqualTo(Disposition.NOT_REACHABLE);
    }

    @Test
    void aGroupThatIsNotCollectedLeavesItOpenWhereAnotherIsBlocked() {
        Network blocked = application("in tcp 9999 from sg-lb")
                .with(listener("HTTP", "tg-1", "tg-2"))
                .with(group("HTTP", Optional.empty(), "i-app"));
        Traced trace = Traced.tcp(blocked, "eni-client", "web", 80);
        assertThat(trace.disposition()).isEqualTo(Disposition.UNDECIDED);
        assertThat(trace.trace().forward().unknowns())
                .containsExactly(new Leg.Unknown(Leg.Unknown.Reason.NOT_COLLECTED, "tg-2"));
        Network empty = application().with(listener("HTTP", "tg-1", "tg-2")).with(group("HTTP", Optional.empty()));
        assertThat(Traced.tcp(empty, "eni-client", "web", 80).disposition()).isEqualTo(Disposition.UNDECIDED);
    }

    private static TargetGroup groupOf(String type, String protocol, String target) {
        return new TargetGroup(
                "tg-front",
                "front",
                protocol,
                type.equals("lambda") ? OptionalInt.empty() : OptionalInt.of(80),
                Optional.of("vpc-1"),
                type,
                List.of(),
                Optional.empty(),
                Optional.of(List.of(new TargetGroup.Target(target, OptionalInt.empty(), "healthy"))));
    }

    @Test
    void aFunctionIsBehindNoInterface() {
        Network network = application()
                .with(listener("HTTP", "tg-front"))
                .with(groupOf("lambda", "HTTP", "arn:aws:lambda:us-east-1:123456789012:function:hello"));
        Traced trace = Traced.tcp(network, "eni-client", "web", 80);
        assertThat(trace.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(trace.way()).endsWith("eni-lb", ARN, "arn:aws:lambda:us-east-1:123456789012:function:hello");
    }

    private static Network chained() {
        return application("in tcp 8080 from sg-lb")
                .securityGroup("sg-front", "in tcp 443 from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .networkInterface(
                        "eni-front",
                        "subnet-client",
                        nic -> nic.address("10.0.3.20")
                                .type("network_load_balancer")
                                .requester("amazon-elb")
                                .description("ELB net/front/1")
                                .securityGroups("sg-front"))
                .with(new LoadBalancer(
                        "front-arn",
                        "front",
                        LoadBalancer.Type.NETWORK,
                        false,
                        Optional.of("vpc-1"),
                        "active",
                        List.of("subnet-client"),
                        List.of("sg-front"),
                        Optional.empty(),
                        List.of(),
                        List.of()))
                .with(new Listener("listener-front", "front-arn", OptionalInt.of(443), "TCP", List.of("tg-front")))
                .with(groupOf("alb", "TCP", ARN))
                .with(listener("HTTP", "tg-1"))
                .with(group("HTTP", Optional.empty(), "i-app"));
    }

    @Test
    void anApplicationLoadBalancerBehindANetworkOneSendsItOn() {
        Traced trace = Traced.tcp(chained(), "eni-client", "front", 443);
        assertThat(trace.there()).isEmpty();
        assertThat(trace.back()).isEmpty();
        assertThat(trace.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(trace.way()).containsSubsequence("eni-front", "front-arn", "eni-lb", ARN, "eni-app");
        assertThat(trace.wayBack()).startsWith("eni-app").endsWith("eni-client");
    }

    @Test
    void anApplicationLoadBalancerHasNoLoadBalancersBehindIt() {
        Network other = application().with(listener("HTTP", "tg-front")).with(groupOf("alb", "TCP", ARN));
        assertThat(Traced.tcp(other, "eni-client", "web", 80).disposition())
                .as("only a Network Load Balancer has load balancers for targets")
                .isEqualTo(Disposition.UNDECIDED);
    }

    private static Network networkBalancer(Optional<Boolean> preserve, String... targetRules) {
        return network("ELB net/web/0", targetRules)
                .with(balancer(LoadBalancer.Type.NETWORK))
                .with(listener("TCP", "tg-1"))
                .with(group("TCP", preserve, "i-app"));
    }

    @Test
    void aNetworkLoadBalancerKeepsTheClientsAddressForInstances() {
        Traced kept =
                Traced.tcp(networkBalancer(Optional.empty(), "in tcp 8080 from 10.0.3.10/32"), "eni-client", "web", 80);
        assertThat(kept.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(kept.trace().forward().last().source()).isEqualTo(IpAddress.parse("10.0.3.10"));
        Network off = networkBalancer(Optional.of(false), "in tcp 8080 from 10.0.3.10/32");
        assertThat(Traced.tcp(off, "eni-client", "web", 80).there())
                .containsExactly(ExplanationCode.ENI_SG_RULES_MISMATCH);
    }

    private static Network withAddressTarget(String address) {
        return network("ELB net/web/0")
                .with(balancer(LoadBalancer.Type.NETWORK))
                .with(listener("TCP", "tg-front"))
                .with(groupOf("ip", "TCP", address))
                .mainRouteTable("rtb-main", "10.2.0.0/16 pcx-1")
                .peering("pcx-1", "vpc-2");
    }

    private static Network vpc(String id, String number, String... rules) {
        return Network.vpc(id, "10.2.0.0/16")
                .subnet("subnet-" + number, "10.2.1.0/24")
                .securityGroup("sg-" + number, rules)
                .networkInterface(
                        "eni-" + number,
                        "subnet-" + number,
                        nic -> nic.address("10.2.1.9").address("10.2.1.10").securityGroups("sg-" + number));
    }

    @Test
    void aTargetByAddressMayBeInAPeeredVpc() {
        Network there = vpc("vpc-2", "2", "in tcp 80 from 10.0.1.10/32").mainRouteTable("rtb-2", "10.0.0.0/16 pcx-1");
        Traced trace = Traced.tcp(withAddressTarget("10.2.1.10").and(there), "eni-client", "web", 80);
        assertThat(trace.disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(trace.way()).endsWith(ARN, "eni-lb", "rtb-main", "pcx-1", "eni-2");
        assertThat(trace.trace().forward().last().destination())
                .as("the address that is registered, not the primary one")
                .isEqualTo(IpAddress.parse("10.2.1.10"));
        Network closed = vpc("vpc-2", "2").mainRouteTable("rtb-2", "10.0.0.0/16 pcx-1");
        assertThat(Traced.tcp(withAddressTarget("10.2.1.10").and(closed), "eni-client", "web", 80)
                        .there())
                .contains(ExplanationCode.SG_HAS_NO_RULES);
    }

    @Test
    void anInstanceIsReachedAtItsPrimaryInterface() {
        Traced told = Traced.tcp(
                twoInterfaces(nic -> nic.instance("i-two", 1), nic -> nic.instance("i-two", 0)),
                "eni-client",
                "web",
                80);
        assertThat(told.way()).endsWith("eni-b");
        assertThat(told.disposition()).isEqualTo(Disposition.REACHABLE);
        Traced untold = Traced.tcp(
                twoInterfaces(nic -> nic.instance("i-two"), nic -> nic.instance("i-two")), "eni-client", "web", 80);
        assertThat(untold.trace().forward().unknowns())
                .containsExactly(new Leg.Unknown(
                        Leg.Unknown.Reason.SEVERAL_INTERFACES, "the interface of target i-two (unhealthy)"));
    }

    private static Network twoInterfaces(Consumer<InterfaceSpec> first, Consumer<InterfaceSpec> second) {
        return network("ELB net/web/0", "in tcp 8080 from sg-lb")
                .with(balancer(LoadBalancer.Type.NETWORK))
                .with(listener("TCP", "tg-1"))
                .with(group("TCP", Optional.of(false), "i-two"))
                .networkInterface("eni-a", "subnet-client", nic -> first.accept(nic.address("10.0.3.30")))
                .networkInterface(
                        "eni-b",
                        "subnet-app",
                        nic -> second.accept(nic.address("10.0.2.30").securityGroups("sg-app")));
    }

    @Test
    void ofSeveralVpcsWithTheAddressOfATargetTheRouteTellsWhichIsMeant() {
        Network there = vpc("vpc-2", "2", "in tcp 80 from 10.0.1.10/32").mainRouteTable("rtb-2", "10.0.0.0/16 pcx-1");
        Network led = withAddressTarget("10.2.1.10").and(vpc("vpc-3", "3")).and(there);
        assertThat(Traced.tcp(led, "eni-client", "web", 80).way()).endsWith("eni-2");
        Network open = network("ELB net/web/0")
                .with(balancer(LoadBalancer.Type.NETWORK))
                .with(listener("TCP", "tg-front"))
                .with(groupOf("ip", "TCP", "10.2.1.10"))
                .and(vpc("vpc-3", "3"))
                .and(vpc("vpc-2", "2"));
        assertThat(Traced.tcp(open, "eni-client", "web", 80).trace().forward().unknowns())
                .containsExactly(new Leg.Unknown(
                        Leg.Unknown.Reason.SEVERAL_INTERFACES, "the interface of target 10.2.1.10 (healthy)"));
    }

    @Test
    void aTargetInABlockOfTheLoadBalancersVpcIsInNoOther() {
        Network network = withAddressTarget("10.0.2.77")
                .and(Network.vpc("vpc-2", "10.0.0.0/16")
                        .subnet("subnet-2", "10.0.2.0/24")
                        .networkInterface("eni-2", "subnet-2", "10.0.2.77"));
        assertThat(Traced.tcp(network, "eni-client", "web", 80)
                        .trace()
                        .forward()
                        .unknowns())
                .containsExactly(new Leg.Unknown(
                        Leg.Unknown.Reason.NOT_COLLECTED, "the interface of target 10.0.2.77 (healthy)"));
    }

    private static Disposition fromPort(int port, String... targetAcl) {
        Network network = application("in tcp 8080 from sg-lb")
                .networkAcl("acl-app", List.of("subnet-app"), targetAcl)
                .with(listener("HTTP", "tg-1"))
                .with(group("HTTP", Optional.empty(), "i-app"));
        EndpointResolver.Ends ends = new EndpointResolver(network.snapshot()).resolve("eni-client", "web");
        return Traced.of(
                        network.snapshot(),
                        ends,
                        Packet.tcp(ends.from().address(), port, ends.to().address(), 80))
                .disposition();
    }

    @Test
    void aLoadBalancerConnectsToItsTargetsFromAnEphemeralPort() {
        String in = "in 100 allow all from 0.0.0.0/0";
        String ephemeral = "out 100 allow tcp 1024-65535 to 0.0.0.0/0";
        assertThat(fromPort(80, in, ephemeral))
                .as("the client's own port is of no account beyond")
                .isEqualTo(Disposition.REACHABLE);
        assertThat(fromPort(50_000, in, ephemeral)).isEqualTo(Disposition.REACHABLE);
        assertThat(fromPort(80, in, "out 100 allow tcp 1-1023 to 0.0.0.0/0")).isEqualTo(Disposition.NOT_REACHABLE);
    }

    @Test
    void whereTheClientsAddressIsKeptSoIsItsPort() {
        Network network = networkBalancer(Optional.empty(), "in tcp 8080 from sg-lb")
                .networkAcl(
                        "acl-app",
                        List.of("subnet-app"),
                        "in 100 allow all from 0.0.0.0/0",
                        "out 100 allow tcp 1-1023 to 0.0.0.0/0");
        EndpointResolver.Ends ends = new EndpointResolver(network.snapshot()).resolve("eni-client", "web");
        Packet packet = Packet.tcp(ends.from().address(), 80, ends.to().address(), 80);
        assertThat(Traced.of(network.snapshot(), ends, packet).disposition()).isEqualTo(Disposition.REACHABLE);
    }

    @Test
    void aTargetMayNameTheNetworkLoadBalancersGroup() {
        Network network = networkBalancer(Optional.empty(), "in tcp 8080 from sg-lb");
        assertThat(Traced.tcp(network, "eni-client", "web", 80).disposition()).isEqualTo(Disposition.REACHABLE);
    }

    @Test
    void aClassicLoadBalancerHasItsListenersItself() {
        Network network = network("ELB web", "in tcp 8000 from sg-lb")
                .with(balancer(LoadBalancer.Type.CLASSIC, new ClassicListener("HTTP", 80, 8000)));
        assertThat(Traced.tcp(network, "eni-client", "web", 80).disposition()).isEqualTo(Disposition.REACHABLE);
        assertThat(Traced.tcp(network, "eni-client", "web", 443).there())
                .contains(ExplanationCode.ELB_LISTENERS_MISMATCH);
    }
}
