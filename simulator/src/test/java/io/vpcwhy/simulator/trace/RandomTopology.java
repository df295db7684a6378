package io.vpcwhy.simulator.trace;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.EgressOnlyInternetGateway;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.VpnConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Three VPCs with a gateway of each kind, appliances and firewall endpoints, all joined to each other, whose route tables
 * lead anywhere. Filters let everything pass, unless they are asked for. The same seed gives the same network.
 */
public final class RandomTopology {

    private static final int VPCS = 3;
    private static final List<String> DESTINATIONS = List.of(
            "0.0.0.0/0",
            "10.0.0.0/8",
            "10.1.0.0/16",
            "10.2.0.0/16",
            "10.3.0.0/16",
            "10.1.1.0/24",
            "10.2.2.0/24",
            "10.3.3.0/24",
            "192.168.0.0/16",
            "203.0.113.0/24",
            "::/0");

    private final SplittableRandom random;
    private final Optional<RandomFilters> filters;

    private RandomTopology(long seed, Optional<RandomFilters> filters) {
        this.random = new SplittableRandom(seed);
        this.filters = filters;
    }

    public static Snapshot of(long seed) {
        return new RandomTopology(seed, Optional.empty()).snapshot();
    }

    /** With random security groups and network ACLs, load balancers and gateway endpoints too, and gaps. */
    public static Snapshot filtered(long seed) {
        return new RandomTopology(seed, Optional.of(new RandomFilters(seed))).snapshot();
    }

    private Snapshot snapshot() {
        Network network = vpc(1).peering("pcx-12", "vpc-2")
                .transitGateway("tgw-1")
                .with(Traced.attachment("att-vpn", "vpn", "vpn-1", transitTable()))
                .with(new VpnConnection(
                        "vpn-1",
                        Optional.empty(),
                        Optional.of("tgw-1"),
                        "available",
                        List.of(Cidr.parse("192.168.0.0/16")),
                        Optional.of(true),
                        Tags.NONE));
        for (int table = 1; table <= 2; table++) {
            network.with(Traced.table("tgw-rtb-" + table, transitRoutes()));
        }
        filters.ifPresent(all -> all.addTo(network));
        return network.and(vpc(2).peering("pcx-23", "vpc-3")).and(vpc(3)).snapshot();
    }

    private Network vpc(int number) {
        String block = "10." + number + ".";
        String inside = "2600:1f18:" + number + ":";
        Network network = Network.vpc("vpc-" + number, block + "0.0/16", inside + ":/56")
                .subnet("subnet-a" + number, block + "1.0/24", inside + "1::/64")
                .subnet("subnet-b" + number, block + "2.0/24", inside + "2::/64")
                .subnet("subnet-box" + number, block + "3.0/24")
                .securityGroup(
                        "sg-" + number, filters.map(all -> all.group(number)).orElseGet(RandomTopology::open))
                .internetGateway("igw-" + number)
                .natGateway(
                        "nat-" + number,
                        "subnet-a" + number,
                        "eni-nat" + number,
                        block + "1.5",
                        "198.51.100.5" + number)
                .transitGatewayAttachment("att-" + number, "tgw-1", "subnet-b" + number)
                .with(Traced.attachment("att-" + number, "vpc", "vpc-" + number, transitTable()))
                .with(new EgressOnlyInternetGateway("eigw-" + number, List.of("vpc-" + number), Tags.NONE))
                .with(new VpnGateway("vgw-" + number, "available", List.of("vpc-" + number), Tags.NONE))
                .with(regional(number));
        addInterfaces(network, number, block, inside);
        filters.ifPresent(all -> all.addTo(network, number));
        addTables(network, number);
        return network;
    }

    private static String[] open() {
        return new String[] {"in all from 0.0.0.0/0", "in all from ::/0", "out all to 0.0.0.0/0", "out all to ::/0"};
    }

    private static void addInterfaces(Network network, int number, String block, String inside) {
        network.networkInterface(
                        "eni-a" + number,
                        "subnet-a" + number,
                        nic -> nic.address(block + "1.10", "198.51.100.1" + number)
                                .address(inside + "1::10")
                                .securityGroups("sg-" + number))
                .networkInterface(
                        "eni-b" + number,
                        "subnet-b" + number,
                        nic -> nic.address(block + "2.10")
                                .address(inside + "2::10")
                                .securityGroups("sg-" + number))
                .networkInterface(
                        "eni-box" + number,
                        "subnet-box" + number,
                        nic -> nic.address(block + "3.5", "198.51.100.3" + number)
                                .withoutSourceDestCheck()
                                .securityGroups("sg-" + number))
                .networkInterface(
                        "eni-fw" + number,
                        "subnet-box" + number,
                        nic -> nic.address(block + "3.9").type("gateway_load_balancer_endpoint"))
                .with(TransitTraceTest.endpoint(
                        "vpce-fw" + number, "vpc-" + number, "subnet-box" + number, "eni-fw" + number));
    }

    private static NatGateway regional(int number) {
        NatGateway.Address address = new NatGateway.Address(
                Optional.empty(), Optional.empty(), Optional.of(IpAddress.parse("198.51.100.6" + number)));
        return new NatGateway(
                "nat-r" + number,
                "vpc-" + number,
                Optional.empty(),
                "available",
                NatGateway.Connectivity.PUBLIC,
                true,
                List.of(address),
                number == 1 ? Optional.empty() : Optional.of("rtb-r" + number),
                Tags.NONE);
    }

    private void addTables(Network network, int number) {
        List<String> targets = new ArrayList<>();
        for (String kind : List.of(
                "igw-", "eigw-", "nat-", "nat-r", "vgw-", "eni-box", "eni-b", "vpce-fw", "igw-", "nat-", "eni-gone")) {
            targets.add(kind + number);
        }
        filters.ifPresent(all -> targets.addAll(List.of("vpce-s3-" + number, "igw-" + number, "igw-" + number)));
        targets.addAll(List.of("tgw-1", "tgw-1", "tgw-1", "local"));
        targets.addAll(number == 2 ? List.of("pcx-12", "pcx-23") : List.of(number == 1 ? "pcx-12" : "pcx-23"));
        for (String subnet : List.of("a", "b", "box")) {
            network.routeTable("rtb-" + subnet + number, List.of("subnet-" + subnet + number), routes(targets));
        }
        network.routeTable("rtb-r" + number, List.of(), "0.0.0.0/0 igw-" + number);
        if (random.nextBoolean()) {
            List<String> inside = List.of("vpce-fw" + number, "eni-box" + number, "local");
            String gateway = random.nextBoolean() ? "igw-" : "vgw-";
            network.gatewayRouteTable(
                    "rtb-edge" + number, gateway + number, "10." + number + ".1.0/24 " + oneOf(inside));
        }
    }

    private String[] routes(List<String> targets) {
        Map<String, String> routes = new LinkedHashMap<>();
        for (int count = random.nextInt(2, 7); count > 0; count--) {
            String state = random.nextInt(12) == 0 ? " blackhole" : "";
            routes.put(oneOf(destinations()), oneOf(targets) + state);
        }
        return routes.entrySet().stream()
                .map(route -> route.getKey() + " " + route.getValue())
                .toArray(String[]::new);
    }

    private List<String> destinations() {
        List<String> all = new ArrayList<>(DESTINATIONS);
        filters.ifPresent(any -> all.addAll(List.of("0.0.0.0/0", "::/0", "pl-known", "pl-unknown")));
        return all;
    }

    private String transitTable() {
        return "tgw-rtb-" + random.nextInt(1, 3);
    }

    private String[] transitRoutes() {
        List<String> routes = new ArrayList<>();
        for (int vpc = 1; vpc <= VPCS; vpc++) {
            routes.add("10." + vpc + ".0.0/16 " + (random.nextInt(10) == 0 ? "blackhole" : "att-" + vpc));
        }
        routes.add("192.168.0.0/16 att-vpn");
        if (random.nextBoolean()) {
            routes.add("0.0.0.0/0 att-" + random.nextInt(1, VPCS + 1));
        }
        return routes.toArray(String[]::new);
    }

    private String oneOf(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
