package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts together what is taken of the traffic of an interface, in as few parts as come about by joining like with like. */
final class TrafficUnion {

    /** Far ends with some pairs of ports. */
    private record Ports(List<PortRange> source, List<PortRange> destination) {}

    private record Part(Ports ports, Set<Integer> remotes) {}

    private record Key(IpProtocol protocol, AlikeRecords.Handshake handshake) {}

    private final RemoteKinds remotes;
    private final Map<Key, List<Part>> parts = new LinkedHashMap<>();

    TrafficUnion(RemoteKinds remotes) {
        this.remotes = remotes;
    }

    /** @param kinds of far ends; nothing is added where there are none */
    void add(
            IpProtocol protocol,
            AlikeRecords.Handshake handshake,
            List<PortRange> source,
            List<PortRange> destination,
            Set<Integer> kinds) {
        if (!kinds.isEmpty()) {
            parts.computeIfAbsent(new Key(protocol, handshake), any -> new ArrayList<>())
                    .add(new Part(new Ports(source, destination), kinds));
        }
    }

    List<AlikeRecords.Traffic> traffic() {
        Map<Set<Part>, Map<Set<AlikeRecords.Handshake>, TreeSet<IpProtocol>>> alike = new LinkedHashMap<>();
        for (IpProtocol protocol : protocols()) {
            Map<Set<Part>, Set<AlikeRecords.Handshake>> ofProtocol = new LinkedHashMap<>();
            parts.forEach((key, some) -> {
                if (key.protocol().equals(protocol)) {
                    ofProtocol
                            .computeIfAbsent(joined(some), any -> EnumSet.noneOf(AlikeRecords.Handshake.class))
                            .add(key.handshake());
                }
            });
            ofProtocol.forEach((some, handshakes) -> alike.computeIfAbsent(some, any -> new LinkedHashMap<>())
                    .computeIfAbsent(handshakes, any -> new TreeSet<>())
                    .add(protocol));
        }
        List<AlikeRecords.Traffic> traffic = new ArrayList<>();
        alike.forEach((some, byHandshake) -> byHandshake.forEach((handshakes, protocols) -> {
            for (Part part : some) {
                traffic.add(new AlikeRecords.Traffic(
                        List.copyOf(protocols),
                        part.ports().source(),
                        part.ports().destination(),
                        handshakes,
                        remotes.blocks(part.remotes())));
            }
        }));
        return traffic;
    }

    private Set<IpProtocol> protocols() {
        Set<IpProtocol> protocols = new LinkedHashSet<>();
        parts.keySet().forEach(key -> protocols.add(key.protocol()));
        return protocols;
    }

    /** Joins destinations of the same source and far ends, then sources, then far ends of the same ports. */
    private static Set<Part> joined(List<Part> some) {
        Map<List<Object>, List<PortRange>> destinations = new LinkedHashMap<>();
        for (Part part : some) {
            destinations
                    .computeIfAbsent(List.of(part.ports().source(), part.remotes()), any -> new ArrayList<>())
                    .addAll(part.ports().destination());
        }
        Map<List<Object>, List<PortRange>> sources = new LinkedHashMap<>();
        for (Part part : some) {
            List<PortRange> to = AlikeRecordsFinder.joined(
                    destinations.getOrDefault(List.of(part.ports().source(), part.remotes()), List.of()));
            sources.computeIfAbsent(List.of(to, part.remotes()), any -> new ArrayList<>())
                    .addAll(part.ports().source());
        }
        Set<Part> joined = new LinkedHashSet<>();
        for (Part part : some) {
            List<PortRange> to = AlikeRecordsFinder.joined(
                    destinations.getOrDefault(List.of(part.ports().source(), part.remotes()), List.of()));
            List<PortRange> from =
                    AlikeRecordsFinder.joined(sources.getOrDefault(List.of(to, part.remotes()), List.of()));
            joined.add(new Part(new Ports(from, to), part.remotes()));
        }
        return joined;
    }
}
