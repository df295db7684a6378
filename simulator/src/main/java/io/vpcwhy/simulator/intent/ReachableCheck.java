package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.simulator.reach.Journeys;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether all packets of an intent arrive, and for TCP their replies return. Between interfaces that are treated alike it is
 * looked at once.
 */
final class ReachableCheck {

    private final Intent intent;
    private final IntentParty from;
    private final IntentParty to;
    private final IntentJourneys journeys;
    private final HeaderSpaces spaces;
    private final IntentTraffic traffic;
    private final MissingPackets missing;

    // By the lists themselves: to compare interfaces takes longer than to look at them again.
    private final IdentityHashMap<List<Station>, List<List<Station>>> sourcesApart = new IdentityHashMap<>();
    private final IdentityHashMap<List<Station>, List<List<Station>>> destinationsApart = new IdentityHashMap<>();

    ReachableCheck(
            Intent intent,
            IntentParty from,
            IntentParty to,
            IntentJourneys journeys,
            HeaderSpaces spaces,
            ExampleTracer examples) {
        this.intent = intent;
        this.from = from;
        this.to = to;
        this.journeys = journeys;
        this.spaces = spaces;
        this.traffic = new IntentTraffic(spaces);
        this.missing = new MissingPackets(spaces, examples, this::isPerhaps);
    }

    private boolean isPerhaps(NetworkInterface nic) {
        return from.perhaps().contains(nic.id()) || to.perhaps().contains(nic.id());
    }

    /** What does not get through, and what may not. */
    List<IntentPart> parts() {
        for (IpFamily family : IpFamily.values()) {
            checkBetween(family);
            if (to.isOutside()) {
                checkToOutside(family);
            }
            if (from.isOutside()) {
                checkFromInternet(family);
                checkFromOnPremises(family);
            }
        }
        addUnmet();
        return missing.parts();
    }

    private void checkBetween(IpFamily family) {
        for (Journeys all : journeys.between(family, from.interfaces(), to.interfaces())) {
            for (List<Station> sources : sourcesApart.computeIfAbsent(all.sources(), each -> apart(each, from))) {
                for (List<Station> destinations :
                        destinationsApart.computeIfAbsent(all.destinations(), each -> apart(each, to))) {
                    Set<IpFamily> common = families(from, sources);
                    common.retainAll(families(to, destinations));
                    Stretch stretch = new Stretch(sources, destinations, Station::address);
                    missing.add(List.of(all), stretch, asked(family, common));
                }
            }
        }
    }

    private void checkToOutside(IpFamily family) {
        HeaderSpace internet = journeys.internet(family, End.DESTINATION);
        HeaderSpace blocks = journeys.outside(family, End.DESTINATION).intersection(spaces.destinationIn(to.outside()));
        for (Journeys all : journeys.toOutside(family, from.interfaces())) {
            for (List<Station> sources : sourcesApart.computeIfAbsent(all.sources(), each -> apart(each, from))) {
                Stretch stretch = new Stretch(sources, List.of(), Station::address);
                if (to.internet()) {
                    HeaderSpace asked = asked(family, families(from, sources)).intersection(internet);
                    missing.add(List.of(all), stretch, asked);
                }
                missing.add(
                        List.of(all), stretch, asked(family, EnumSet.of(family)).intersection(blocks));
            }
        }
    }

    private void checkFromInternet(IpFamily family) {
        HeaderSpace internet = journeys.internet(family, End.SOURCE);
        HeaderSpace blocks = internet.intersection(spaces.sourceIn(from.outside()));
        for (Journeys all : journeys.fromInternet(family, to.interfaces())) {
            for (List<Station> destinations :
                    destinationsApart.computeIfAbsent(all.destinations(), each -> apart(each, to))) {
                checkFromInternet(List.of(all), destinations, family, internet, blocks);
            }
        }
        for (NetworkInterface nic : to.interfaces()) {
            // No address of it is known to the internet: a packet to another one tells why it does not come.
            if (!known(nic).contains(family)) {
                stations(nic, family)
                        .forEach(station -> checkFromInternet(List.of(), List.of(station), family, internet, blocks));
            }
        }
    }

    private void checkFromInternet(
            List<Journeys> ways, List<Station> to, IpFamily family, HeaderSpace internet, HeaderSpace blocks) {
        NetworkInterface one = to.get(0).networkInterface();
        Stretch stretch =
                new Stretch(List.of(), to, station -> station.internetAddress().orElseGet(station::address));
        if (from.internet()) {
            Set<IpFamily> common = known(one).isEmpty() ? this.to.families(one) : known(one);
            missing.add(ways, stretch, asked(family, common).intersection(internet));
        }
        missing.add(ways, stretch, asked(family, EnumSet.of(family)).intersection(blocks));
    }

    /** The families in which the internet knows an interface by an address that is meant. */
    private Set<IpFamily> known(NetworkInterface nic) {
        Set<IpFamily> known = EnumSet.noneOf(IpFamily.class);
        for (IpFamily family : IpFamily.values()) {
            if (stations(nic, family).stream()
                    .anyMatch(it -> it.internetAddress().isPresent())) {
                known.add(family);
            }
        }
        return known;
    }

    private List<Station> stations(NetworkInterface nic, IpFamily family) {
        return nic.addresses().stream()
                .filter(own -> own.address().family() == family)
                .map(own -> new Station(nic, own.address(), own.publicAddress()))
                .filter(to::means)
                .toList();
    }

    /** By whichever gateway: what comes by any of them gets there. */
    private void checkFromOnPremises(IpFamily family) {
        HeaderSpace privately = journeys.outside(family, End.SOURCE)
                .difference(journeys.internet(family, End.SOURCE))
                .intersection(spaces.sourceIn(from.outside()));
        if (privately.isEmpty()) {
            return;
        }
        Map<Station, List<Journeys>> byDestination = new LinkedHashMap<>();
        to.interfaces().forEach(nic -> stations(nic, family).forEach(it -> byDestination.put(it, new ArrayList<>())));
        for (Journeys all : journeys.fromOnPremises(family, to.interfaces())) {
            all.destinations().stream()
                    .filter(to::means)
                    .forEach(it -> byDestination
                            .computeIfAbsent(it, any -> new ArrayList<>())
                            .add(all));
        }
        Map<List<Journeys>, List<Station>> alike = new LinkedHashMap<>();
        byDestination.forEach((station, ways) ->
                alike.computeIfAbsent(ways, any -> new ArrayList<>()).add(station));
        alike.forEach((ways, stations) -> {
            for (List<Station> destinations : ways.isEmpty() ? each(stations) : apart(stations, to)) {
                Stretch stretch = new Stretch(List.of(), destinations, Station::address);
                missing.add(ways, stretch, asked(family, EnumSet.of(family)).intersection(privately));
            }
        });
    }

    private static List<List<Station>> each(List<Station> stations) {
        return stations.stream().map(List::of).toList();
    }

    private HeaderSpace asked(IpFamily family, Set<IpFamily> common) {
        return traffic.requests(intent, IntentTraffic.required(intent, family, common))
                .intersection(spaces.family(family));
    }

    private static Set<IpFamily> families(IntentParty party, List<Station> stations) {
        return party.families(stations.get(0).networkInterface());
    }

    /** Those of some stations that are meant, apart where more than the network tells them apart here. */
    private List<List<Station>> apart(List<Station> stations, IntentParty party) {
        Map<List<Object>, List<Station>> apart = new LinkedHashMap<>();
        for (Station station : stations) {
            if (party.means(station)) {
                NetworkInterface nic = station.networkInterface();
                List<Object> key = List.of(party.families(nic), known(nic), isPerhaps(nic));
                apart.computeIfAbsent(key, any -> new ArrayList<>()).add(station);
            }
        }
        return apart.values().stream().map(List::copyOf).toList();
    }

    /** Where two ends have no family in common there is no packet that could get through. */
    private void addUnmet() {
        Map<Set<IpFamily>, List<NetworkInterface>> sources = byFamilies(from);
        Map<Set<IpFamily>, List<NetworkInterface>> destinations = byFamilies(to);
        sources.forEach((there, senders) -> destinations.forEach((here, receivers) -> {
            Set<IpFamily> common = EnumSet.copyOf(there);
            common.retainAll(here);
            boolean toItself = senders.equals(receivers) && senders.size() == 1;
            if (!toItself && !IntentTraffic.unmet(intent, common).isEmpty()) {
                missing.addUnmet(senders, receivers);
            }
        }));
    }

    /** The interfaces of a party by the families that they have; an end outside has the families of its addresses. */
    private static Map<Set<IpFamily>, List<NetworkInterface>> byFamilies(IntentParty party) {
        Map<Set<IpFamily>, List<NetworkInterface>> interfaces = new LinkedHashMap<>();
        for (NetworkInterface nic : party.interfaces()) {
            interfaces
                    .computeIfAbsent(party.families(nic), any -> new ArrayList<>())
                    .add(nic);
        }
        return interfaces;
    }
}
