package io.vpcwhy.simulator.reach;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One VPC or two peered ones, with security groups, network ACLs, an internet gateway and routes to it and to the peer;
 * and what AWS's documentation says of a packet in it, without any code of the simulator.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html">Security groups</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html">Network ACLs</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html">Internet gateways</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html">How VPC peering works</a>
 */
final class PlainVpcs {

    private static final List<String> PEERS = List.of(
            "0.0.0.0/0",
            "0.0.0.0/0",
            "10.1.0.0/16",
            "10.2.0.0/16",
            "10.1.1.0/24",
            "10.1.2.10/32",
            "192.0.2.0/24",
            "sg");

    /** A header; an echo request has the ports 0. */
    record Header(String protocol, String source, int sourcePort, String destination, int destinationPort) {
        Header answer() {
            return new Header(
                    protocol,
                    /* source= */ destination,
                    /* sourcePort= */ destinationPort,
                    /* destination= */ source,
                    /* destinationPort= */ sourcePort);
        }
    }

    /** {@code ports} are of the destination. */
    private record Rule(boolean in, boolean allow, String protocol, int from, int to, String peer) {

        boolean isFor(Header header) {
            boolean all = protocol.equals("all");
            boolean ports = header.protocol().equals("icmp")
                    || (from <= header.destinationPort() && header.destinationPort() <= to);
            return all || (protocol.equals(header.protocol()) && ports);
        }

        String text(String prefix) {
            String traffic =
                    protocol.equals("tcp") || protocol.equals("udp") ? protocol + " " + from + "-" + to : protocol;
            return (in ? "in " : "out ") + prefix + traffic + (in ? " from " : " to ") + peer;
        }
    }

    /** An interface, with its subnet's number. */
    record Nic(int vpc, int subnet, String address, Optional<String> known) {
        String id() {
            return "eni-" + vpc + subnet;
        }
    }

    private record SubnetPlan(List<Rule> acl, boolean toInternet, boolean toPeer) {}

    private final SplittableRandom random;
    private final boolean peered;
    private final List<Nic> nics = new ArrayList<>();
    private final List<List<Rule>> groups = new ArrayList<>();
    private final List<SubnetPlan> subnets = new ArrayList<>();

    PlainVpcs(long seed) {
        this.random = new SplittableRandom(seed);
        this.peered = random.nextBoolean();
        for (int vpc = 1; vpc <= (peered ? 2 : 1); vpc++) {
            for (int subnet = 1; subnet <= 2; subnet++) {
                String known = "198.51.100." + vpc + subnet;
                nics.add(new Nic(
                        vpc,
                        subnet,
                        "10." + vpc + "." + subnet + ".10",
                        random.nextInt(3) > 0 ? Optional.of(known) : Optional.empty()));
                groups.add(rules(true, vpc));
                List<Rule> acl = rules(false, vpc);
                if (random.nextBoolean()) {
                    acl.add(new Rule(true, true, "all", 0, 0, "0.0.0.0/0"));
                    acl.add(new Rule(false, true, "all", 0, 0, "0.0.0.0/0"));
                }
                subnets.add(new SubnetPlan(acl, random.nextInt(4) > 0, random.nextInt(4) > 0));
            }
        }
    }

    private List<Rule> rules(boolean group, int vpc) {
        List<Rule> rules = new ArrayList<>();
        for (int count = random.nextInt(1, 6); count > 0; count--) {
            String peer = PEERS.get(random.nextInt(group ? PEERS.size() : PEERS.size() - 1));
            int from = List.of(0, 22, 80, 1024).get(random.nextInt(4));
            int to = List.of(79, 80, 443, 65_535).get(random.nextInt(4));
            rules.add(new Rule(
                    random.nextBoolean(),
                    group || random.nextInt(3) > 0,
                    List.of("all", "tcp", "udp", "icmp", "tcp").get(random.nextInt(5)),
                    Math.min(from, to),
                    Math.max(from, to),
                    peer.equals("sg") ? "sg-" + vpc + random.nextInt(1, 3) : peer));
        }
        return rules;
    }

    List<Nic> nics() {
        return nics;
    }

    Snapshot snapshot() {
        Network first = vpc(1);
        return peered ? first.peering("pcx-1", "vpc-2").and(vpc(2)).snapshot() : first.snapshot();
    }

    private Network vpc(int vpc) {
        Network network = Network.vpc("vpc-" + vpc, "10." + vpc + ".0.0/16").internetGateway("igw-" + vpc);
        for (int subnet = 1; subnet <= 2; subnet++) {
            String number = "" + vpc + subnet;
            int at = 2 * (vpc - 1) + subnet - 1;
            Nic nic = nics.get(at);
            network.subnet("subnet-" + number, "10." + vpc + "." + subnet + ".0/24")
                    .securityGroup(
                            "sg-" + number,
                            groups.get(at).stream()
                                    .map(rule -> rule.text(""))
                                    .distinct()
                                    .toArray(String[]::new))
                    .networkAcl(
                            "acl-" + number,
                            List.of("subnet-" + number),
                            acl(subnets.get(at).acl()))
                    .routeTable("rtb-" + number, List.of("subnet-" + number), routes(vpc, subnets.get(at)))
                    .networkInterface("eni-" + number, "subnet-" + number, spec -> {
                        nic.known()
                                .ifPresentOrElse(
                                        known -> spec.address(nic.address(), known), () -> spec.address(nic.address()));
                        spec.securityGroups("sg-" + number);
                    });
        }
        return network;
    }

    private static String[] acl(List<Rule> rules) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            lines.add(rules.get(i).text((i + 1) + (rules.get(i).allow() ? " allow " : " deny ")));
        }
        return lines.toArray(String[]::new);
    }

    private String[] routes(int vpc, SubnetPlan plan) {
        List<String> lines = new ArrayList<>();
        if (plan.toInternet()) {
            lines.add("0.0.0.0/0 igw-" + vpc);
        }
        if (plan.toPeer() && peered) {
            lines.add("10." + (3 - vpc) + ".0.0/16 pcx-1");
        }
        return lines.toArray(String[]::new);
    }

    private Optional<Nic> holder(String address) {
        return nics.stream().filter(nic -> nic.address().equals(address)).findFirst();
    }

    private SubnetPlan plan(Nic nic) {
        return subnets.get(nics.indexOf(nic));
    }

    /** Whether a packet comes to an interface, from another one or from the internet. */
    boolean arrives(Header header) {
        Optional<Nic> from = holder(header.source());
        Optional<Nic> to = holder(header.destination());
        boolean leaves = from.map(nic -> permits(nic, false, header) && admits(nic, false, header))
                .orElse(true);
        boolean enters = to.map(nic -> permits(nic, true, header) && admits(nic, true, header))
                .orElse(true);
        return leaves && enters && routed(from, to);
    }

    /** Whether the answer to a packet that has arrived comes back: security groups let it, since they know its request. */
    boolean answered(Header header) {
        Header answer = header.answer();
        Optional<Nic> from = holder(answer.source());
        Optional<Nic> to = holder(answer.destination());
        return from.map(nic -> admits(nic, false, answer)).orElse(true)
                && to.map(nic -> admits(nic, true, answer)).orElse(true)
                && routed(from, to);
    }

    private boolean routed(Optional<Nic> from, Optional<Nic> to) {
        if (from.isPresent() && to.isPresent()) {
            return from.get().vpc() == to.get().vpc() || plan(from.get()).toPeer();
        }
        Nic inside = from.or(() -> to).orElseThrow();
        return inside.known().isPresent() && (from.isEmpty() || plan(inside).toInternet());
    }

    /** A security group: what no rule allows is denied. */
    private boolean permits(Nic nic, boolean in, Header header) {
        String remote = in ? header.source() : header.destination();
        return groups.get(nics.indexOf(nic)).stream()
                .anyMatch(rule -> rule.in() == in && rule.isFor(header) && isOf(rule.peer(), remote));
    }

    private boolean isOf(String peer, String remote) {
        return peer.startsWith("sg-")
                ? holder(remote)
                        .filter(nic -> peer.equals("sg-" + nic.vpc() + nic.subnet()))
                        .isPresent()
                : Cidr.parse(peer).contains(IpAddress.parse(remote));
    }

    /** A network ACL: the first entry that fits decides; each interface is alone in its subnet. */
    private boolean admits(Nic nic, boolean in, Header header) {
        String remote = in ? header.source() : header.destination();
        return plan(nic).acl().stream()
                .filter(rule -> rule.in() == in && rule.isFor(header) && isOf(rule.peer(), remote))
                .findFirst()
                .map(Rule::allow)
                .orElse(false);
    }
}
