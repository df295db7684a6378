package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.RuleCodes;
import io.vpcwhy.simulator.filter.SecurityGroupFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The security groups that some interfaces have in common. */
final class GroupPolicy {

    private final AddressClasses addresses;
    private final short[] portClasses;
    private final boolean references;
    private final RuleLookup ingress;
    private final RuleLookup egress;

    /** Rules of one direction. */
    private record GroupRules(List<SecurityGroupRule> rules, RuleCodes codes, SecurityGroupFilter filter)
            implements RuleLookup.Rules {

        @Override
        public List<TrafficClass> traffic() {
            return rules.stream().map(SecurityGroupRule::traffic).toList();
        }

        @Override
        public byte[] peers(NetworkInterface here, Direction direction, Packet packet) {
            return codes.ofPeers(rules, here, direction, packet);
        }

        @Override
        public Optional<FilterStep> decide(NetworkInterface here, Direction direction, Packet packet) {
            return SecurityGroupFilter.applies(here)
                    ? Optional.of(new FilterStep.SecurityGroupStep(
                            here, direction, false, filter.decide(here, direction, packet)))
                    : Optional.empty();
        }
    }

    GroupPolicy(Turn turn, PortClasses ports, NetworkInterface here, int heldKinds, Decisions decisions) {
        Set<String> groups = turn.referencedGroups(here);
        Set<Cidr> members = turn.blocksOfMembers(groups);
        this.references = !groups.isEmpty();
        this.addresses =
                new AddressClasses(turn.blocksOfGroups(here), members, address -> turn.mark(address, groups, here));
        this.portClasses = ports.united(turn.portsOfGroups(here));
        this.ingress = lookup(turn, here, Direction.INGRESS, heldKinds, decisions);
        this.egress = lookup(turn, here, Direction.EGRESS, heldKinds, decisions);
    }

    private RuleLookup lookup(
            Turn turn, NetworkInterface here, Direction direction, int heldKinds, Decisions decisions) {
        GroupRules rules = new GroupRules(turn.rules(here, direction), turn.codes(), turn.filter());
        return new RuleLookup(rules, portClasses, addresses.count(), heldKinds, decisions);
    }

    /** The class of ports by their class in the finest division. */
    int portClass(int ports) {
        return portClasses[ports];
    }

    AddressClasses addresses() {
        return addresses;
    }

    /** Whether a rule names a security group, so that the near end of a packet counts, too. */
    boolean references() {
        return references;
    }

    RuleLookup lookup(boolean inbound) {
        return inbound ? ingress : egress;
    }
}
