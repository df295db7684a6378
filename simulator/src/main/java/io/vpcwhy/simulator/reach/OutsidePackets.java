package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.space.HeaderProduct;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells packets that come from outside of a network, or go there, in a way that stays when the network has other
 * addresses itself: a block of addresses outside stands for those of its addresses that no interface and no VPC of
 * the network has.
 */
public final class OutsidePackets {

    private record Place(boolean internet, End end, IpFamily family) {}

    /** Many packets have the same addresses, which are a long list where a network has many of its own. */
    private record Addresses(Place place, List<Cidr> exact) {}

    private final Snapshot snapshot;
    private final HeaderSpaces spaces;
    private final Map<IpFamily, Universe> universes = new HashMap<>();
    private final Map<Place, HeaderSpace> possible = new HashMap<>();
    private final Map<Addresses, List<Cidr>> told = new HashMap<>();

    /** @param spaces the maker of the sets that are to be told */
    public OutsidePackets(Snapshot snapshot, HeaderSpaces spaces) {
        this.snapshot = snapshot;
        this.spaces = spaces;
    }

    /** Those of some packets that can have such ends. */
    public HeaderSpace possible(HeaderSpace packets, WayEnd source, WayEnd destination) {
        return packets.intersection(possible(source, End.SOURCE)).intersection(possible(destination, End.DESTINATION));
    }

    private HeaderSpace possible(WayEnd way, End end) {
        if (way instanceof WayEnd.AtInterface) {
            return spaces.everything();
        }
        List<HeaderSpace> families = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            families.add(possible(place(way, end, family)));
        }
        return spaces.union(families);
    }

    private static Place place(WayEnd way, End end, IpFamily family) {
        return new Place(way instanceof WayEnd.Internet, end, family);
    }

    private HeaderSpace possible(Place place) {
        return possible.computeIfAbsent(place, any -> {
            Universe universe =
                    universes.computeIfAbsent(place.family(), family -> new Universe(snapshot, spaces, family));
            return place.internet()
                    ? universe.internet(place.end())
                    : universe.outside(place.end()).exactly(universe.aroundOnPremises(place.end()));
        });
    }

    /** All packets between such ends, as products; always the same ones of equal sets. */
    public List<HeaderProduct> describe(HeaderSpace packets, WayEnd source, WayEnd destination) {
        return packets.describe().stream()
                .map(product -> new HeaderProduct(
                        product.family(),
                        blocks(product.sources(), source, End.SOURCE, product.family()),
                        blocks(product.destinations(), destination, End.DESTINATION, product.family()),
                        product.protocols(),
                        product.sourcePorts(),
                        product.destinationPorts(),
                        product.icmp()))
                .toList();
    }

    private List<Cidr> blocks(List<Cidr> exact, WayEnd way, End end, IpFamily family) {
        if (way instanceof WayEnd.AtInterface) {
            return exact;
        }
        Place place = place(way, end, family);
        return told.computeIfAbsent(new Addresses(place, exact), this::blocks);
    }

    private List<Cidr> blocks(Addresses addresses) {
        Place place = addresses.place();
        HeaderSpace all = possible(place);
        HeaderSpace set = in(place.end(), addresses.exact());
        HeaderSpace elsewhere = set.difference(all);
        List<Cidr> blocks = new ArrayList<>(new WidestBlocks(block -> in(place.end(), List.of(block)))
                .of(set.intersection(all), all, Cidr.everything(place.family())));
        blocks.addAll(place.end() == End.SOURCE ? elsewhere.sources() : elsewhere.destinations());
        return List.copyOf(blocks);
    }

    private HeaderSpace in(End end, List<Cidr> blocks) {
        return end == End.SOURCE ? spaces.sourceIn(blocks) : spaces.destinationIn(blocks);
    }
}
