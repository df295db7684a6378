package io.vpcwhy.simulator.scope;

import static io.vpcwhy.simulator.scope.Scoped.check;
import static io.vpcwhy.simulator.scope.Scoped.ids;
import static io.vpcwhy.simulator.scope.Scoped.match;
import static io.vpcwhy.simulator.scope.Scoped.packets;
import static io.vpcwhy.simulator.scope.Scoped.types;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.ip.PortRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Load balancers are passed on the way to their targets, and only some of them are ends. */
class LoadBalancerScopeTest {

    private static final String IGW = types("AWS::EC2::InternetGateway");
    private static final String INTERFACES = types("AWS::EC2::NetworkInterface");
    private static final String NLB = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/edge/0";
    private static final String ALB = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/0";

    /** A target in a private subnet that takes tcp 8080 from the load balancers' subnet alone. */
    private static Network network() {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .internetGateway("igw-1")
                .subnet("subnet-lb", "10.0.1.0/24")
                .subnet("subnet-app", "10.0.2.0/24")
                .routeTable("rtb-lb", List.of("subnet-lb"), "0.0.0.0/0 igw-1")
                .securityGroup("sg-lb", "in tcp 80 from 0.0.0.0/0", "out all to 0.0.0.0/0")
                .securityGroup("sg-app", "in tcp 8080 from 10.0.1.0/24", "out all to 0.0.0.0/0")
                .networkInterface(
                        "eni-app",
                        "subnet-app",
                        nic -> nic.address("10.0.2.10").instance("i-app").securityGroups("sg-app"))
                .networkInterface(
                        "eni-other",
                        "subnet-app",
                        nic -> nic.address("10.0.2.11").securityGroups("sg-app"));
    }

    private static Network with(Network network, LoadBalancer.Type type, String... targets) {
        boolean application = type == LoadBalancer.Type.APPLICATION;
        String arn = application ? ALB : NLB;
        String node = application ? "eni-alb" : "eni-nlb";
        return network.networkInterface(
                        node,
                        "subnet-lb",
                        nic -> nic.address(
                                        application ? "10.0.1.10" : "10.0.1.20",
                                        application ? "198.51.100.10" : "198.51.100.20")
                                .requester("amazon-elb")
                                .type(application ? "interface" : "network_load_balancer")
                                .description(application ? "ELB app/web/0" : "ELB net/edge/0")
                                .securityGroups("sg-lb"))
                .with(new LoadBalancer(
                        arn,
                        application ? "web" : "edge",
                        type,
                        false,
                        Optional.of("vpc-1"),
                        "active",
                        List.of("subnet-lb"),
                        List.of("sg-lb"),
                        Optional.empty(),
                        List.of(),
                        List.of()))
                .with(new Listener(
                        "listener-" + node,
                        arn,
                        OptionalInt.of(80),
                        application ? "HTTP" : "TCP",
                        List.of("tg-" + node)))
                .with(new TargetGroup(
                        "tg-" + node,
                        "app",
                        application ? "HTTP" : "TCP",
                        OptionalInt.of(targets.length > 0 && targets[0].startsWith("arn:") ? 80 : 8080),
                        Optional.of("vpc-1"),
                        targets.length > 0 && targets[0].startsWith("arn:") ? "alb" : "instance",
                        List.of(arn),
                        Optional.of(false),
                        Optional.of(List.of(targets).stream()
                                .map(id -> new TargetGroup.Target(id, OptionalInt.empty(), "healthy"))
                                .toList())));
    }

    @Test
    void fromTheInternetThroughANetworkLoadBalancerToItsTarget() {
        Network network = with(network(), LoadBalancer.Type.NETWORK, "i-app");
        for (String destination : List.of(ids("eni-app"), ids("i-app"), INTERFACES)) {
            Scoped scoped = check(network, match(IGW, destination));
            assertThat(scoped.ends()).containsExactly("igw-1 > eni-app");
            assertThat(scoped.routes().get(0)).contains(NLB).endsWith("eni-app");
            assertThat(scoped.only().packets().destinationPorts()).containsExactly(PortRange.of(80));
            assertThat(scoped.only().answered()).isEqualTo(scoped.only().packets());
        }
    }

    @Test
    void fromTheInternetThroughAnApplicationLoadBalancerThatIsAnEndItself() {
        Network network = with(network(), LoadBalancer.Type.APPLICATION, "i-app");
        assertThat(check(network, match(IGW, INTERFACES)).ends()).containsExactly("igw-1 > eni-alb", "igw-1 > eni-app");
        Scoped chosen = check(network, match(IGW, types("AWS::EC2::Instance")));
        assertThat(chosen.ends()).as("the load balancer was not chosen").containsExactly("igw-1 > eni-app");
        assertThat(chosen.routes().get(0)).contains(ALB);
    }

    @Test
    void theDestinationPortIsThatOfTheTarget() {
        Network network = with(network(), LoadBalancer.Type.NETWORK, "i-app");
        String port = "'DestinationPorts':['8080']";
        assertThat(check(network, match(IGW, INTERFACES + "," + packets(port))).ends())
                .containsExactly("igw-1 > eni-app");
        assertThat(check(network, match(IGW + "," + packets(port), INTERFACES)).ends())
                .isEmpty();
    }

    @Test
    void theSourcePortIsEphemeralPastALoadBalancer() {
        Network network = with(network(), LoadBalancer.Type.APPLICATION, "i-app");
        String low = packets("'SourcePorts':['1-1023']");
        assertThat(check(network, match(IGW, ids("eni-app") + "," + low)).ends())
                .as("no load balancer connects from there")
                .isEmpty();
        assertThat(check(network, match(IGW + "," + low, ids("eni-app"))).ends())
                .as("clients may")
                .containsExactly("igw-1 > eni-app");
    }

    @Test
    void repliesPastALoadBalancerGoToItsEphemeralPorts() {
        String in = "in 100 allow all from 0.0.0.0/0";
        Network ephemeral = with(network(), LoadBalancer.Type.APPLICATION, "i-app")
                .networkAcl("acl-app", List.of("subnet-app"), in, "out 100 allow tcp 1024-65535 to 10.0.1.0/24");
        Scoped all = check(ephemeral, match(IGW, ids("eni-app")));
        assertThat(all.only().answered()).isEqualTo(all.only().packets());
        Network low = with(network(), LoadBalancer.Type.APPLICATION, "i-app")
                .networkAcl("acl-app", List.of("subnet-app"), in, "out 100 allow tcp 1-1023 to 10.0.1.0/24");
        assertThat(check(low, match(IGW, ids("eni-app"))).only().answered().isEmpty())
                .isTrue();
    }

    @Test
    void loadBalancersCanBePassedByNameAndByType() {
        Network network = with(network(), LoadBalancer.Type.NETWORK, "i-app");
        for (String through : List.of(ids(NLB), types("AWS::ElasticLoadBalancingV2::LoadBalancer"))) {
            String exclude = "'ThroughResources':[{" + through + "}]";
            assertThat(check(network, Scoped.matchBut(IGW, INTERFACES, exclude)).ends())
                    .isEmpty();
        }
        String classic = "'ThroughResources':[{" + types("AWS::ElasticLoadBalancing::LoadBalancer") + "}]";
        assertThat(check(network, Scoped.matchBut(IGW, INTERFACES, classic)).ends())
                .hasSize(1);
    }

    @Test
    void anApplicationLoadBalancerBehindANetworkLoadBalancerIsReachedAndPassed() {
        Network network = with(
                with(
                        network().securityGroup("sg-alb", "in tcp 80 from 10.0.1.0/24"),
                        LoadBalancer.Type.APPLICATION,
                        "i-app"),
                LoadBalancer.Type.NETWORK,
                ALB);
        Scoped scoped =
                check(network, "{'MatchPaths':[{'Source':{" + IGW + "},'ThroughResources':[{" + ids(NLB) + "}]}]}");
        assertThat(scoped.ends()).containsExactly("igw-1 > eni-alb", "igw-1 > eni-app");
        assertThat(scoped.routes().get(1)).containsSubsequence(NLB, ALB, "eni-app");
    }

    @Test
    void aTargetThatSendsToItsOwnLoadBalancerIsNoFinding() {
        Network network = with(network(), LoadBalancer.Type.NETWORK, "i-app");
        assertThat(check(network, match(ids("eni-app"), INTERFACES)).ends()).doesNotContain("eni-app > eni-app");
        assertThat(check(network, match(ids("eni-other"), ids("eni-app"))).ends())
                .containsExactly("eni-other > eni-app");
    }

    @Test
    void targetsThatNobodyKnowsMayBeAnyEnd() {
        Network network = with(network(), LoadBalancer.Type.NETWORK, "i-gone");
        ScopeAnalysis analysis = check(network, match(IGW, ids("eni-app"))).analysis();
        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.undecided())
                .extracting(ScopeAnalysis.UndecidedWay::destination)
                .containsExactly("eni-nlb");
    }
}
