package io.vpcwhy.cli.render;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import io.vpcwhy.simulator.space.HeaderProduct;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.IcmpRange;
import io.vpcwhy.simulator.space.Listing;
import io.vpcwhy.simulator.trace.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words about findings. */
final class FindingWords {

    /** More than these are counted. */
    private static final int SHOWN = 6;

    private FindingWords() {}

    /** {@code all}, {@code some} or {@code none} of the packets have a reply that returns, or it is {@code unknown}. */
    static String replyReturns(Finding finding) {
        return finding.replies().name().toLowerCase(Locale.ROOT);
    }

    /** Such as {@code the internet -> eni-1 (EC2 instance i-1)}. */
    static String ends(Finding finding, Snapshot snapshot) {
        return end(finding.source(), snapshot) + " -> " + end(finding.destination(), snapshot);
    }

    private static String end(WayEnd end, Snapshot snapshot) {
        if (end instanceof WayEnd.AtInterface at) {
            return PartyWords.networkInterface(at.station().networkInterface(), snapshot);
        }
        if (end instanceof WayEnd.Internet) {
            return "the internet";
        }
        return end instanceof WayEnd.Service ? "the service behind " + end.id() : "on-premises (" + end.id() + ")";
    }

    /** The packets, a line for each product of fields; only the first few where there are many. */
    static List<String> packets(Finding finding, AddressWords addresses) {
        return packets(
                finding.packets(),
                finding.source() instanceof WayEnd.Internet,
                finding.destination() instanceof WayEnd.Internet,
                addresses);
    }

    /** The same of packets that come from the internet, or go there, or do neither. */
    static List<String> packets(HeaderSpace packets, boolean fromInternet, boolean toInternet, AddressWords addresses) {
        List<HeaderProduct> products = packets.describe();
        List<String> lines = new ArrayList<>(products.stream()
                .limit(SHOWN)
                .map(product -> packets(product, fromInternet, toInternet, addresses))
                .toList());
        if (products.size() > SHOWN) {
            lines.add("and " + (products.size() - SHOWN) + " sets of packets more: --format json tells them all");
        }
        return lines;
    }

    private static String packets(
            HeaderProduct product, boolean fromInternet, boolean toInternet, AddressWords addresses) {
        return protocols(product)
                + types(product)
                + " "
                + side(fromInternet, product.sources(), addresses)
                + ports(product, product.sourcePorts(), "")
                + " -> "
                + side(toInternet, product.destinations(), addresses)
                + ports(product, product.destinationPorts(), ", every port");
    }

    static String protocols(HeaderProduct product) {
        return listing("every protocol", "", Listing.ofProtocols(product.family(), product.protocols()));
    }

    static String types(HeaderProduct product) {
        return product.icmp().equals(List.of(IcmpRange.ALL))
                        || product.protocols().stream().noneMatch(IpProtocol::isIcmp)
                ? ""
                : listing(", every type", " types ", Listing.ofIcmp(product.icmp()));
    }

    private static String side(boolean internet, List<Cidr> blocks, AddressWords addresses) {
        return internet ? addresses.ofInternet(blocks) : AddressWords.blocks(blocks);
    }

    static String ports(HeaderProduct product, List<PortRange> ranges, String all) {
        if (!product.isEveryProtocol() && product.protocols().stream().noneMatch(IpProtocol::hasPorts)) {
            return "";
        }
        if (ranges.equals(List.of(PortRange.ALL))) {
            return all;
        }
        boolean one = ranges.size() == 1 && ranges.get(0).size() == 1;
        return listing(", every port", one ? " port " : " ports ", Listing.ofPorts(ranges));
    }

    /** Some values, or all but others. */
    static String listing(String everything, String some, Listing<?> listing) {
        String items = list(listing.items().stream().map(Object::toString).toList());
        if (!listing.allBut()) {
            return some + items;
        }
        return listing.isEverything() ? everything : everything + " but " + items;
    }

    /** What is known of the replies to these packets. */
    static String replies(Finding finding) {
        return switch (finding.replies()) {
            case ALL -> "replies return";
            case NONE -> "no reply returns: packets get there, and no connection can be made";
            case SOME -> "replies return for some of these packets only";
            case UNKNOWN ->
                "it is not known whether "
                        + (finding.answered().isEmpty() ? "replies return: " : "all replies return: ")
                        + doubts(finding.doubts());
        };
    }

    static String list(List<String> items) {
        String shown = items.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return items.size() <= SHOWN ? shown : shown + " and " + (items.size() - SHOWN) + " more";
    }

    static String undecided(UndecidedWay way) {
        return way.source() + " -> " + way.destination() + ": " + doubts(way.reasons());
    }

    private static String doubts(List<Leg.Unknown> reasons) {
        return reasons.stream().map(TraceWords::unknown).distinct().collect(Collectors.joining("; "));
    }
}
