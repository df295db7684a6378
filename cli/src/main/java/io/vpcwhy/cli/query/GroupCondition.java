package io.vpcwhy.cli.query;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.replay.AlikeRecords;
import io.vpcwhy.simulator.replay.AlikeRecords.Handshake;
import io.vpcwhy.simulator.space.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Says in conditions on the fields of a format which records are of a group. */
public final class GroupCondition {

    /** Values of tcp-flags without a SYN, with one, and with one that is acknowledged: FIN and RST may be in each. */
    private static final List<PortRange> WITHOUT_SYN = List.of(new PortRange(0, 1), new PortRange(4, 5));

    private static final List<PortRange> SYN = List.of(new PortRange(2, 3), new PortRange(6, 7));
    private static final List<PortRange> SYN_ACK = List.of(new PortRange(18, 19), new PortRange(22, 23));

    private final AlikeRecords group;
    private final FlowLogFormat format;
    private final boolean ingress;
    private final boolean directionLogged;

    private GroupCondition(AlikeRecords group, FlowLogFormat format) {
        this.group = group;
        this.format = format;
        this.ingress = group.direction() == Direction.INGRESS;
        this.directionLogged = format.has(FlowLogField.FLOW_DIRECTION);
    }

    /** The condition that records of the format meet where they are of the group, and no others do. */
    public static Condition of(AlikeRecords group, FlowLogFormat format) {
        return new GroupCondition(group, format).condition();
    }

    private Condition condition() {
        List<Condition> parts = new ArrayList<>();
        group.action().ifPresent(action -> parts.add(new Condition.Text(FlowLogField.ACTION, List.of(action.name()))));
        group.rejectReason().ifPresent(reason -> parts.add(text(FlowLogField.REJECT_REASON, reason)));
        if (directionLogged) {
            parts.add(text(FlowLogField.FLOW_DIRECTION, group.direction().toString()));
        }
        parts.add(Condition.any(group.selections().stream().map(this::selection).toList()));
        return Condition.all(parts);
    }

    private static Condition text(FlowLogField field, String value) {
        return value.equals("-") ? new Condition.Absent(field) : new Condition.Text(field, List.of(value));
    }

    private Condition selection(AlikeRecords.Selection selection) {
        Set<IpFamily> families = families(selection.interfaces());
        return Condition.all(List.of(
                places(selection.interfaces()),
                Condition.any(selection.traffic().stream()
                        .map(traffic -> traffic(traffic, families))
                        .toList())));
    }

    /** Where it was logged; without a field for it, that the near end is the interface's tells the direction. */
    private Condition places(List<NetworkInterface> interfaces) {
        if (directionLogged && format.has(FlowLogField.INTERFACE_ID)) {
            return new Condition.Text(
                    FlowLogField.INTERFACE_ID,
                    interfaces.stream().map(NetworkInterface::id).toList());
        }
        return Condition.any(interfaces.stream().map(this::place).toList());
    }

    private Condition place(NetworkInterface nic) {
        List<Condition> parts = new ArrayList<>();
        if (format.has(FlowLogField.INTERFACE_ID)) {
            parts.add(new Condition.Text(FlowLogField.INTERFACE_ID, List.of(nic.id())));
        }
        List<Condition> own = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            List<Cidr> blocks = new ArrayList<>();
            nic.addresses().stream()
                    .filter(each -> each.address().family() == family)
                    .forEach(each -> blocks.add(Cidr.host(each.address())));
            nic.prefixes().stream().filter(each -> each.family() == family).forEach(blocks::add);
            if (!blocks.isEmpty()) {
                blocks.sort(Comparator.naturalOrder());
                own.add(new Condition.Address(
                        near(), false, new AddressBlocks(false, Cidr.everything(family), blocks)));
            }
        }
        parts.add(Condition.any(own));
        return Condition.all(parts);
    }

    private FlowLogField near() {
        return ingress ? FlowLogField.DSTADDR : FlowLogField.SRCADDR;
    }

    private FlowLogField far() {
        return ingress ? FlowLogField.SRCADDR : FlowLogField.DSTADDR;
    }

    private Condition traffic(AlikeRecords.Traffic traffic, Set<IpFamily> families) {
        List<Condition> parts = new ArrayList<>();
        protocols(traffic, parts);
        ports(FlowLogField.SRCPORT, traffic.sourcePorts(), parts);
        ports(FlowLogField.DSTPORT, traffic.destinationPorts(), parts);
        remotes(traffic.remotes(), families, parts);
        return Condition.all(parts);
    }

    private void protocols(AlikeRecords.Traffic traffic, List<Condition> parts) {
        if (!format.has(FlowLogField.PROTOCOL)) {
            return;
        }
        boolean flagsCount = format.has(FlowLogField.TCP_FLAGS)
                && traffic.protocols().contains(IpProtocol.TCP)
                && traffic.handshakes().size() < Handshake.values().length;
        if (!flagsCount) {
            addProtocols(traffic.protocols(), parts);
            return;
        }
        List<Condition> tcp = new ArrayList<>();
        addProtocols(List.of(IpProtocol.TCP), tcp);
        tcp.add(flags(traffic.handshakes()));
        List<IpProtocol> others = traffic.protocols().stream()
                .filter(each -> !each.equals(IpProtocol.TCP))
                .toList();
        List<Condition> ofOthers = new ArrayList<>();
        if (!others.isEmpty()) {
            addProtocols(others, ofOthers);
        }
        parts.add(
                others.isEmpty()
                        ? Condition.all(tcp)
                        : Condition.any(List.of(Condition.all(tcp), Condition.all(ofOthers))));
    }

    private static void addProtocols(List<IpProtocol> protocols, List<Condition> parts) {
        Listing<PortRange> listed = listing(
                protocols.stream().map(each -> PortRange.of(each.number())).toList(), IpProtocol.MAX_NUMBER);
        if (!listed.isEverything()) {
            parts.add(new Condition.Numbers(FlowLogField.PROTOCOL, listed));
        }
    }

    private static Condition flags(Set<Handshake> handshakes) {
        List<PortRange> values = new ArrayList<>();
        if (handshakes.contains(Handshake.NONE)) {
            values.addAll(WITHOUT_SYN);
        }
        if (handshakes.contains(Handshake.SYN)) {
            values.addAll(SYN);
        }
        if (handshakes.contains(Handshake.SYN_ACK)) {
            values.addAll(SYN_ACK);
        }
        List<Condition> parts = new ArrayList<>();
        if (!values.isEmpty()) {
            values.sort(Comparator.comparingInt(PortRange::from));
            parts.add(new Condition.Numbers(FlowLogField.TCP_FLAGS, new Listing<>(false, values)));
        }
        if (handshakes.contains(Handshake.NOT_LOGGED)) {
            parts.add(new Condition.Absent(FlowLogField.TCP_FLAGS));
        }
        return Condition.any(parts);
    }

    private void ports(FlowLogField field, List<PortRange> ranges, List<Condition> parts) {
        Listing<PortRange> listed = Listing.ofPorts(ranges);
        if (format.has(field) && !ranges.isEmpty() && !listed.isEverything()) {
            parts.add(new Condition.Numbers(field, listed));
        }
    }

    private void remotes(List<Cidr> blocks, Set<IpFamily> possible, List<Condition> parts) {
        List<Condition> families = new ArrayList<>();
        boolean all = true;
        for (IpFamily family : possible) {
            List<Cidr> ofFamily =
                    blocks.stream().filter(block -> block.family() == family).toList();
            if (ofFamily.isEmpty()) {
                all = false;
                continue;
            }
            AddressBlocks listed = AddressBlocks.of(ofFamily);
            all &= listed.isEverything();
            families.add(new Condition.Address(far(), asPacket(), listed));
        }
        if (!all) {
            parts.add(Condition.any(families));
        }
    }

    /** The families of the addresses of interfaces. */
    private static Set<IpFamily> families(List<NetworkInterface> interfaces) {
        Set<IpFamily> families = EnumSet.noneOf(IpFamily.class);
        interfaces.forEach(
                nic -> nic.addresses().forEach(own -> families.add(own.address().family())));
        return families;
    }

    private boolean asPacket() {
        return format.has(ingress ? FlowLogField.PKT_SRCADDR : FlowLogField.PKT_DSTADDR);
    }

    /** Some numbers from 0 to a last one, or all but those, whichever is shorter. */
    private static Listing<PortRange> listing(List<PortRange> singles, int last) {
        List<PortRange> others = new ArrayList<>();
        int next = 0;
        for (PortRange one : singles) {
            if (one.from() > next) {
                others.add(new PortRange(next, one.from() - 1));
            }
            next = one.to() + 1;
        }
        if (next <= last) {
            others.add(new PortRange(next, last));
        }
        return others.size() < singles.size() ? new Listing<>(true, others) : new Listing<>(false, singles);
    }
}
