package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.trace.Leg;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the ends on one side of an intent stand for in a network.
 *
 * @param meant interfaces and those of their addresses that are meant, by the interface's id
 * @param internet whether all of the internet is meant
 * @param outside blocks of which the addresses outside of the network are meant
 * @param perhaps ids of interfaces that may as well be another's than what was named
 * @param unknowns what is not known of it
 */
record IntentParty(
        Map<String, Meant> meant,
        boolean internet,
        List<Cidr> outside,
        Set<String> perhaps,
        List<Leg.Unknown> unknowns) {

    /** An interface, by some of its addresses or all. */
    record Meant(NetworkInterface networkInterface, Set<IpAddress> addresses) {}

    IntentParty {
        outside = List.copyOf(outside);
        perhaps = Set.copyOf(perhaps);
        unknowns = List.copyOf(unknowns);
    }

    /** Gathers what several ends stand for. */
    static final class Builder {

        private final Map<String, Meant> meant = new LinkedHashMap<>();
        private final Set<Cidr> outside = new LinkedHashSet<>();
        private final Set<String> certain = new LinkedHashSet<>();
        private final Set<String> perhaps = new LinkedHashSet<>();
        private final Set<Leg.Unknown> unknowns = new LinkedHashSet<>();
        private boolean internet;

        void add(NetworkInterface nic) {
            certain.add(nic.id());
            nic.addresses().forEach(own -> addAddress(nic, own.address()));
        }

        void addPerhaps(NetworkInterface nic) {
            nic.addresses().forEach(own -> addAddress(nic, own.address()));
            perhaps.add(nic.id());
        }

        void add(NetworkInterface nic, IpAddress address) {
            certain.add(nic.id());
            addAddress(nic, address);
        }

        private void addAddress(NetworkInterface nic, IpAddress address) {
            meant.computeIfAbsent(nic.id(), any -> new Meant(nic, new LinkedHashSet<>()))
                    .addresses()
                    .add(address);
        }

        void addInternet() {
            internet = true;
        }

        void addOutside(Cidr block) {
            outside.add(block);
        }

        void addUnknown(Leg.Unknown unknown) {
            unknowns.add(unknown);
        }

        IntentParty build() {
            perhaps.removeAll(certain);
            return new IntentParty(meant, internet, List.copyOf(outside), perhaps, List.copyOf(unknowns));
        }
    }

    /** The interfaces that are meant, always in the same order. */
    List<NetworkInterface> interfaces() {
        return meant.values().stream().map(Meant::networkInterface).toList();
    }

    boolean means(Station station) {
        Meant here = meant.get(station.networkInterface().id());
        return here != null && here.addresses().contains(station.address());
    }

    /** The families of which an interface has addresses that are meant. */
    Set<IpFamily> families(NetworkInterface nic) {
        Set<IpFamily> families = EnumSet.noneOf(IpFamily.class);
        Meant here = meant.get(nic.id());
        if (here != null) {
            here.addresses().forEach(address -> families.add(address.family()));
        }
        return families;
    }

    boolean isOutside() {
        return internet || !outside.isEmpty();
    }
}
