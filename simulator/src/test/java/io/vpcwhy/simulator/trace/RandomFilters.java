package io.vpcwhy.simulator.trace;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.LoadBalancer.ClassicListener;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpcPeeringConnection.Side;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What a {@link RandomTopology} has beside gateways and routes: security groups and network ACLs with few rules, of which
 * about half let a packet through, twins of interfaces, load balancers, prefix lists, and kinds that were not collected.
 */
final class RandomFilters {

    private static final List<String> TRAFFIC = List.of(
            "all",
            "all",
            "all",
            "tcp 22",
            "tcp 80-443",
            "tcp",
            "udp 53",
            "udp 1023-1024",
            "icmp 8/0",
            "icmp 3",
            "icmpv6",
            "protocol 47",
            "tcp 1024-65535",
            "udp 67");
    private static final List<String> BLOCKS = List.of(
            "0.0.0.0/0",
            "0.0.0.0/0",
            "0.0.0.0/0",
            "::/0",
            "10.0.0.0/8",
            "10.1.0.0/16",
            "10.2.2.0/24",
            "10.2.2.10/32",
            "10.3.1.0/25",
            "192.168.0.0/17",
            "203.0.113.0/24",
            "198.51.100.0/24",
            "2600:1f18:2::/56",
            "2600:1f18:1:2::10/127");

    private static final List<ResourceKind> GAPS = List.of(
            ResourceKind.VPC_PEERING_CONNECTION,
            ResourceKind.INTERNET_GATEWAY,
            ResourceKind.VPC,
            ResourceKind.SUBNET,
            ResourceKind.NETWORK_ACL,
            ResourceKind.ROUTE_TABLE,
            ResourceKind.LISTENER,
            ResourceKind.TARGET_GROUP);

    private final SplittableRandom random;

    RandomFilters(long seed) {
        this.random = new SplittableRandom(~seed);
    }

    /** The rules of a VPC's group. */
    String[] group(int vpc) {
        Set<String> rules = new LinkedHashSet<>();
        if (random.nextBoolean()) {
            rules.add("out all to 0.0.0.0/0");
            rules.add("in all from 10.0.0.0/8");
        }
        for (int count = random.nextInt(1, 7); count > 0; count--) {
            boolean in = random.nextBoolean();
            rules.add((in ? "in " : "out ") + oneOf(TRAFFIC) + (in ? " from " : " to ") + peer(vpc));
        }
        return rules.toArray(String[]::new);
    }

    private String peer(int vpc) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> "sg-" + vpc;
            case 2 -> vpc == 2 ? "sg-1 via pcx-12" : "sg-2 via pcx-" + (vpc == 1 ? "12" : "23");
            case 3 -> "sg-2 of vpc-2";
            case 4 -> "sg-far of vpc-far";
            case 5 -> random.nextInt(3) == 0 ? "pl-unknown" : "pl-known";
            default -> oneOf(BLOCKS);
        };
    }

    private String[] acl() {
        List<String> entries = new ArrayList<>();
        for (String way : List.of("in", "out")) {
            for (int number = 1; number <= random.nextInt(4); number++) {
                String action = random.nextInt(3) == 0 ? " deny " : " allow ";
                entries.add(way + " " + number + action + oneOf(TRAFFIC) + (way.equals("in") ? " from " : " to ")
                        + oneOf(BLOCKS));
            }
            if (random.nextInt(4) > 0) {
                entries.add(way + " 100 allow all " + (way.equals("in") ? "from" : "to") + " 0.0.0.0/0");
            }
        }
        return entries.toArray(String[]::new);
    }

    /** What belongs to all VPCs together. */
    void addTo(Network network) {
        network.prefixList("pl-known", "203.0.113.128/25", "198.18.0.0/15", "2001:db8:ffff::/64")
                .prefixListWithoutEntries("pl-unknown");
        if (random.nextInt(4) == 0) {
            network.blockPublicAccess(
                    random.nextBoolean()
                            ? BlockPublicAccess.Mode.BLOCK_INGRESS
                            : BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL);
        }
        if (random.nextInt(3) == 0) {
            network.notCollected(GAPS.get(random.nextInt(GAPS.size())));
        }
        network.with(new VpcPeeringConnection(
                "pcx-far",
                "active",
                new Side("vpc-1", Optional.empty(), Optional.empty(), List.of(Cidr.parse("10.1.0.0/16"))),
                new Side("vpc-far", Optional.empty(), Optional.empty(), List.of(Cidr.parse("10.77.0.0/16"))),
                Tags.NONE));
    }

    /** What belongs to one VPC. */
    void addTo(Network network, int vpc) {
        String block = "10." + vpc + ".";
        for (int twin = 11; twin <= 13; twin++) {
            String address = block + "2." + twin;
            String id = "eni-twin" + vpc + twin;
            String ipv6 = "2600:1f18:" + vpc + ":2::" + twin;
            network.networkInterface(
                    id,
                    "subnet-b" + vpc,
                    nic -> nic.address(address)
                            .address(ipv6)
                            .instance("i-" + id)
                            .securityGroups("sg-" + vpc, "sg-x" + vpc));
        }
        for (int twin = 21; twin <= 22; twin++) {
            String address = block + "1." + twin;
            String known = "203.0.113." + (10 * vpc + twin);
            network.networkInterface(
                    "eni-pub" + vpc + twin,
                    "subnet-a" + vpc,
                    nic -> nic.address(address, known).securityGroups("sg-x" + vpc));
        }
        network.securityGroup("sg-x" + vpc, group(vpc))
                .networkInterface(
                        "eni-lost" + vpc,
                        "subnet-a" + vpc,
                        nic -> nic.address(block + "1.30").securityGroups("sg-gone"))
                .gatewayEndpoint("vpce-s3-" + vpc, "com.amazonaws.us-east-1.s3");
        if (random.nextInt(3) > 0) {
            network.networkAcl("acl-b" + vpc, List.of("subnet-b" + vpc), acl());
        }
        if (random.nextInt(3) > 0) {
            network.networkAcl("acl-a" + vpc, List.of("subnet-a" + vpc), acl());
        }
        addLoadBalancer(network, vpc);
    }

    private void addLoadBalancer(Network network, int vpc) {
        LoadBalancer.Type type = List.of(
                        LoadBalancer.Type.APPLICATION, LoadBalancer.Type.NETWORK, LoadBalancer.Type.CLASSIC)
                .get(random.nextInt(3));
        String name = "web" + vpc;
        String kind = switch (type) {
            case APPLICATION -> "app/" + name + "/0";
            case NETWORK -> "net/" + name + "/0";
            default -> name;
        };
        boolean classic = type == LoadBalancer.Type.CLASSIC;
        String id = classic ? name : "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/" + kind;
        String twin = "i-eni-twin" + vpc + "11";
        network.networkInterface(
                        "eni-lb" + vpc,
                        "subnet-a" + vpc,
                        nic -> nic.address("10." + vpc + ".1.40", "198.51.100.7" + vpc)
                                .requester("amazon-elb")
                                .type(type == LoadBalancer.Type.NETWORK ? "network_load_balancer" : "interface")
                                .description("ELB " + kind)
                                .securityGroups("sg-" + vpc))
                .with(new LoadBalancer(
                        id,
                        name,
                        type,
                        false,
                        Optional.of("vpc-" + vpc),
                        "active",
                        List.of("subnet-a" + vpc),
                        List.of("sg-" + vpc),
                        Optional.empty(),
                        classic ? List.of(new ClassicListener("TCP", 80, 8080)) : List.of(),
                        classic ? List.of(twin) : List.of()));
        if (!classic) {
            String protocol = random.nextBoolean() ? "TCP" : "TCP_UDP";
            network.with(new Listener("listener-" + vpc, id, OptionalInt.of(80), protocol, List.of("tg-" + vpc)))
                    .with(group(vpc, id, protocol, twin));
        }
    }

    private TargetGroup group(int vpc, String balancer, String protocol, String instance) {
        return new TargetGroup(
                "tg-" + vpc,
                "tg-" + vpc,
                protocol,
                OptionalInt.of(random.nextBoolean() ? 80 : 8080),
                Optional.of("vpc-" + vpc),
                "instance",
                List.of(balancer),
                random.nextBoolean() ? Optional.empty() : Optional.of(random.nextBoolean()),
                Optional.of(List.of(
                        new TargetGroup.Target(instance, OptionalInt.empty(), "healthy"),
                        new TargetGroup.Target("i-eni-twin" + vpc + "12", OptionalInt.of(443), "healthy"))));
    }

    private String oneOf(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
