package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.Cause;
import io.vpcwhy.simulator.diff.DiffGaps;
import io.vpcwhy.simulator.diff.Difference;
import io.vpcwhy.simulator.diff.Party;
import io.vpcwhy.simulator.diff.Turn;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.space.HeaderProduct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words about what edits open and close. */
final class DifferenceWords {

    /** More kinds of traffic than these are counted. */
    private static final int SHOWN = 4;

    /** More interfaces than these are counted. */
    private static final int NAMED = 2;

    private final Snapshot after;
    private final AddressWords addresses;

    DifferenceWords(Snapshot after) {
        this.after = after;
        this.addresses = new AddressWords(after);
    }

    /** What the section of a turn is called. */
    static String heading(Turn turn) {
        return switch (turn) {
            case OPENED -> "Opened";
            case REPLY_OPENED -> "Opened for replies: packets arrived before, and now their replies return";
            case CLOSED -> "Closed";
            case REPLY_CLOSED ->
                "Closed for replies: packets arrive as before, and their replies do not return any more";
            case PERHAPS_OPENED -> "Not known any more: was closed for certain";
            case PERHAPS_CLOSED -> "Not known any more: was open for certain";
            case KNOWN_OPEN -> "Known now, and open: it was not known before";
            case KNOWN_CLOSED -> "Known now, and closed: it was not known before";
        };
    }

    /** Such as {@code the internet (0.0.0.0/0) -> eni-1 (EC2 instance i-1): tcp port 22}. */
    String text(Difference difference) {
        return party(difference.source(), difference, true) + " -> "
                + party(difference.destination(), difference, false) + ": " + traffic(difference) + replies(difference);
    }

    /** By which edits it came. */
    static String cause(Cause cause, List<String> edits) {
        return switch (cause.kind()) {
            case ALONE -> "by " + edits.get(0);
            case TOGETHER -> "by these together: " + String.join("; ", edits);
            case EITHER -> "by either of these: " + String.join("; ", edits);
            case COLLECTED -> "by what was collected for one of the snapshots only";
        };
    }

    private String party(Party party, Difference difference, boolean source) {
        String stations = stations(party);
        if (party.outside().isEmpty()) {
            return stations;
        }
        WayEnd outside = party.outside().get();
        if (outside instanceof WayEnd.Beyond beyond) {
            return after.find(NetworkInterface.class, beyond.id())
                            .map(nic -> PartyWords.networkInterface(nic, after))
                            .orElse(beyond.id())
                    + " through " + stations;
        }
        List<Cidr> blocks =
                source ? difference.headers().sources() : difference.headers().destinations();
        if (outside instanceof WayEnd.Internet) {
            return "the internet (" + addresses.ofInternet(blocks) + ")";
        }
        if (outside instanceof WayEnd.Unplaced lost) {
            return "wherever " + lost.id() + " leads"
                    + (party.stations().isEmpty() ? " (" + AddressWords.blocks(blocks) + ")" : " through " + stations);
        }
        String name = outside instanceof WayEnd.Service
                ? "the service behind " + outside.id()
                : "on-premises (" + outside.id() + ")";
        return name + " (" + AddressWords.blocks(blocks) + ")";
    }

    private String stations(Party party) {
        Map<String, NetworkInterface> interfaces = new LinkedHashMap<>();
        for (Station station : party.stations()) {
            interfaces.put(station.networkInterface().id(), station.networkInterface());
        }
        if (interfaces.size() <= NAMED) {
            return interfaces.values().stream()
                    .map(nic -> PartyWords.networkInterface(nic, after))
                    .collect(Collectors.joining(" and "));
        }
        Map<String, Long> owners = interfaces.values().stream()
                .collect(Collectors.groupingBy(this::fleet, LinkedHashMap::new, Collectors.counting()));
        List<String> named = owners.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(owner -> (owners.size() == 1 ? "" : owner.getValue() + " of ") + owner.getKey())
                .toList();
        return interfaces.size() + " interfaces" + (owners.size() == 1 ? " of " : ": ") + shortly(named);
    }

    /** What an interface is one of many of: an Auto Scaling group, or those of one kind of owner. */
    private String fleet(NetworkInterface nic) {
        Optional<String> group =
                after.instanceOf(nic).flatMap(instance -> instance.tags().get(Tags.AUTO_SCALING_GROUP));
        return group.orElseGet(() -> InterfaceOwner.of(nic).kind().toString());
    }

    private static String shortly(List<String> items) {
        return items.size() <= SHOWN
                ? String.join(", ", items)
                : String.join(", ", items.subList(0, SHOWN)) + " and " + (items.size() - SHOWN) + " more kinds";
    }

    private static String traffic(Difference difference) {
        List<String> kinds = new ArrayList<>();
        for (HeaderProduct product : difference.headers().describe()) {
            String kind = FindingWords.protocols(product)
                    + FindingWords.types(product)
                    + FindingWords.ports(product, product.destinationPorts(), "")
                    + from(FindingWords.ports(product, product.sourcePorts(), ""));
            if (!kinds.contains(kind)) {
                kinds.add(kind);
            }
        }
        return kinds.size() <= SHOWN
                ? String.join("; ", kinds)
                : String.join("; ", kinds.subList(0, SHOWN)) + "; and " + (kinds.size() - SHOWN) + " more";
    }

    private static String from(String ports) {
        return ports.isEmpty() ? "" : ", from" + ports;
    }

    private static String replies(Difference difference) {
        if (difference.turn().undecided()
                || difference.turn() == Turn.REPLY_OPENED
                || difference.turn() == Turn.REPLY_CLOSED) {
            return "";
        }
        String tense = difference.turn().closes() ? "returned" : "return";
        return switch (difference.replies()) {
            case ALL -> "";
            case SOME -> "; replies " + tense + " for some of it only";
            case NONE -> "; the way there alone: no replies " + tense;
        };
    }

    /** All of what could hide more, that of either snapshot by its name. */
    static List<String> gaps(DiffGaps gaps) {
        List<String> lines = new ArrayList<>();
        for (ResourceKind kind : gaps.uneven()) {
            lines.add(kind.plural() + " were collected for one of the snapshots only");
        }
        if (gaps.unevenOptions()) {
            lines.add("the options of VPC Block Public Access were collected for one of the snapshots only");
        }
        for (String id : gaps.unevenParts()) {
            lines.add("what is in " + id + " was collected for one of the snapshots only");
        }
        List<String> before = GapWords.shortly(gaps.before());
        List<String> after = GapWords.shortly(gaps.after());
        before.forEach(text -> lines.add((after.contains(text) ? "in both: " : "before: ") + text));
        after.stream().filter(text -> !before.contains(text)).forEach(text -> lines.add("after: " + text));
        return lines;
    }
}
