package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.filter.FilterStep;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Which ephemeral source ports fare otherwise than the one that was traced. Only network ACLs look at them, on the
 * reply's way, so that one port of each range between the bounds of their entries stands for the range.
 *
 * @param others ranges within 1024-65535 for which the trace ends otherwise, in order
 */
public record SourcePorts(List<PortRange> others) {

    private static final int FIRST = SourceTranslation.PORTS.from();

    public SourcePorts {
        others = List.copyOf(others);
    }

    /** Traces one port of each range. */
    public static SourcePorts compare(Tracer tracer, Origin origin, Target target, Trace traced) {
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(FIRST);
        traced.reply().ifPresent(reply -> addBounds(reply, starts));
        addBounds(traced.forward(), starts);
        List<PortRange> others = new ArrayList<>();
        for (int start : starts) {
            Integer next = starts.higher(start);
            int end = next == null ? PortRange.MAX_PORT : next - 1;
            Packet packet = traced.packet().withSource(address(traced), OptionalInt.of(start));
            if (tracer.trace(origin, target, packet).disposition() != traced.disposition()) {
                add(others, new PortRange(start, end));
            }
        }
        return new SourcePorts(others);
    }

    private static IpAddress address(Trace traced) {
        return traced.packet().source();
    }

    private static void addBounds(Leg leg, TreeSet<Integer> starts) {
        for (Component component : leg.components()) {
            if (component instanceof Component.Filter filter && filter.step() instanceof FilterStep.AclStep acl) {
                for (Direction direction : Direction.values()) {
                    for (NetworkAclEntry entry : acl.acl().entries(direction)) {
                        addBounds(entry, starts);
                    }
                }
            }
        }
    }

    private static void addBounds(NetworkAclEntry entry, TreeSet<Integer> starts) {
        if (entry.traffic() instanceof TrafficClass.Ports ports) {
            if (ports.range().from() > FIRST) {
                starts.add(ports.range().from());
            }
            if (ports.range().to() >= FIRST && ports.range().to() < PortRange.MAX_PORT) {
                starts.add(ports.range().to() + 1);
            }
        }
    }

    private static void add(List<PortRange> ranges, PortRange range) {
        if (!ranges.isEmpty() && ranges.get(ranges.size() - 1).to() + 1 == range.from()) {
            PortRange last = ranges.remove(ranges.size() - 1);
            ranges.add(new PortRange(last.from(), range.to()));
        } else {
            ranges.add(range);
        }
    }
}
