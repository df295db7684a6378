package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.NetworkAclFilter;
import io.vpcwhy.simulator.filter.RuleCodes;
import java.util.List;
import java.util.Optional;

/** The network ACL that some interfaces have in common, or that none of them has. */
final class AclPolicy {

    private final AddressClasses addresses;
    private final short[] portClasses;
    private final RuleLookup ingress;
    private final RuleLookup egress;

    /** Entries of one direction. */
    private record AclRules(List<NetworkAclEntry> entries, Turn turn) implements RuleLookup.Rules {

        @Override
        public List<TrafficClass> traffic() {
            return entries.stream().map(NetworkAclEntry::traffic).toList();
        }

        @Override
        public byte[] peers(NetworkInterface here, Direction direction, Packet packet) {
            return RuleCodes.ofBlocks(entries, direction == Direction.INGRESS ? packet.source() : packet.destination());
        }

        @Override
        public Optional<FilterStep> decide(NetworkInterface here, Direction direction, Packet packet) {
            Optional<Subnet> subnet = turn.subnet(here);
            return turn.acl(here)
                    .map(acl -> new FilterStep.AclStep(
                            acl,
                            subnet.orElseThrow(),
                            direction,
                            NetworkAclFilter.decide(acl, direction, packet),
                            false));
        }
    }

    AclPolicy(Turn turn, PortClasses ports, Optional<NetworkAcl> acl, Decisions decisions) {
        this.addresses = new AddressClasses(turn.blocksOfAcl(acl), List.of(), address -> "");
        this.portClasses = ports.united(turn.portsOfAcl(acl));
        this.ingress = lookup(turn, acl, Direction.INGRESS, decisions);
        this.egress = lookup(turn, acl, Direction.EGRESS, decisions);
    }

    private RuleLookup lookup(Turn turn, Optional<NetworkAcl> acl, Direction direction, Decisions decisions) {
        AclRules rules = new AclRules(acl.map(list -> list.entries(direction)).orElse(List.of()), turn);
        return new RuleLookup(rules, portClasses, addresses.count(), 1, decisions);
    }

    /** The class of ports by their class in the finest division. */
    int portClass(int ports) {
        return portClasses[ports];
    }

    AddressClasses addresses() {
        return addresses;
    }

    RuleLookup lookup(boolean inbound) {
        return inbound ? ingress : egress;
    }
}
