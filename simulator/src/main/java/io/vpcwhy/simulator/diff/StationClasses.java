package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.reach.Policies;
import io.vpcwhy.simulator.reach.Policies.Policy;
import io.vpcwhy.simulator.reach.Station;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Puts the stations of two snapshots together that were of one policy and are of one policy. */
final class StationClasses {

    private record Known(String networkInterfaceId, IpAddress address) implements Comparable<Known> {
        @Override
        public int compareTo(Known other) {
            int byId = networkInterfaceId.compareTo(other.networkInterfaceId);
            return byId != 0 ? byId : address.compareTo(other.address);
        }
    }

    private record Key(Optional<Policy> before, Optional<Policy> after) {}

    private final Snapshot before;
    private final Snapshot after;
    private final Policies then;
    private final Policies now;

    StationClasses(Snapshot before, Snapshot after, Policies then, Policies now) {
        this.before = before;
        this.after = after;
        this.then = then;
        this.now = now;
    }

    /** Those that packets are sent from. An interface endpoint sends none of its own. */
    List<StationClass> sources() {
        return classes(nic -> isEnd(nic) && !nic.type().equals("vpc_endpoint"), then::ofSource, now::ofSource);
    }

    /** Those that packets are sent to. */
    List<StationClass> destinations() {
        return classes(
                nic -> isEnd(nic) || InterfaceOwner.of(nic).kind().isLoadBalancerNode(),
                then::ofDestination,
                now::ofDestination);
    }

    private static boolean isEnd(NetworkInterface nic) {
        return !InterfaceOwner.of(nic).kind().forwardsPackets();
    }

    private List<StationClass> classes(
            Predicate<NetworkInterface> wanted, Function<Station, Policy> was, Function<Station, Policy> is) {
        Map<Known, Station> old = stations(before, then, wanted);
        Map<Known, Station> recent = stations(after, now, wanted);
        Map<Key, List<Known>> classes = new LinkedHashMap<>();
        Set<Known> all = new TreeSet<>(old.keySet());
        all.addAll(recent.keySet());
        for (Known known : all) {
            Key key = new Key(
                    Optional.ofNullable(old.get(known)).map(was),
                    Optional.ofNullable(recent.get(known)).map(is));
            classes.computeIfAbsent(key, any -> new ArrayList<>()).add(known);
        }
        List<StationClass> found = new ArrayList<>();
        classes.forEach((key, members) -> {
            Set<String> groups = new HashSet<>();
            key.before().ifPresent(policy -> groups.addAll(policy.groupIds()));
            key.after().ifPresent(policy -> groups.addAll(policy.groupIds()));
            found.add(new StationClass(
                    key.before().isPresent() ? members.stream().map(old::get).toList() : List.of(),
                    key.after().isPresent() ? members.stream().map(recent::get).toList() : List.of(),
                    groups));
        });
        return found;
    }

    private static Map<Known, Station> stations(
            Snapshot snapshot, Policies policies, Predicate<NetworkInterface> wanted) {
        Map<Known, Station> stations = new TreeMap<>();
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            if (wanted.test(nic)) {
                policies.stations(nic)
                        .forEach(station -> stations.put(new Known(nic.id(), station.address()), station));
            }
        }
        return stations;
    }
}
