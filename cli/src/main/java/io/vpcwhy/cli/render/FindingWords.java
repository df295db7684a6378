package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import io.vpcwhy.simulator.space.HeaderProduct;
import io.vpcwhy.simulator.trace.Component;
import java.util.List;
import java.util.stream.Collectors;

/** Words about findings. */
final class FindingWords {

    /** More than these are counted. */
    private static final int SHOWN = 6;

    private FindingWords() {}

    /** {@code all}, {@code some} or {@code none} of the packets have a reply that returns. */
    static String replyReturns(Finding finding) {
        if (finding.answered().isEmpty()) {
            return "none";
        }
        return finding.answered().equals(finding.packets()) ? "all" : "some";
    }

    /** Such as {@code the internet (igw-1) -> eni-1 (EC2 instance i-1)}. */
    static String ends(Finding finding) {
        return end(finding.source()) + " -> " + end(finding.destination());
    }

    static String end(WayEnd end) {
        if (end instanceof WayEnd.AtInterface at) {
            InterfaceOwner owner = InterfaceOwner.of(at.station().networkInterface());
            return end.id() + " (" + owner.describe() + ")";
        }
        if (end instanceof WayEnd.Internet) {
            return "the internet (" + end.id() + ")";
        }
        return end instanceof WayEnd.Service ? "the service behind " + end.id() : "on-premises (" + end.id() + ")";
    }

    /** The packets, a line for each product of fields. */
    static List<String> packets(Finding finding) {
        return finding.packets().describe().stream().map(FindingWords::packets).toList();
    }

    private static String packets(HeaderProduct product) {
        StringBuilder text = new StringBuilder(
                product.isEveryProtocol()
                        ? "every protocol"
                        : list(product.protocols().stream()
                                .map(IpProtocol::toString)
                                .toList()));
        text.append(" from ")
                .append(list(product.sources().stream().map(Cidr::toString).toList()));
        if (!product.sourcePorts().equals(List.of(PortRange.ALL))) {
            text.append(" ports ").append(list(ports(product.sourcePorts())));
        }
        text.append(" to ")
                .append(list(product.destinations().stream().map(Cidr::toString).toList()));
        text.append(
                product.destinationPorts().equals(List.of(PortRange.ALL))
                        ? ", every port"
                        : " ports " + list(ports(product.destinationPorts())));
        return text.toString();
    }

    static List<String> ports(List<PortRange> ranges) {
        return ranges.stream().map(PortRange::toString).toList();
    }

    static String list(List<String> items) {
        String shown = items.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return items.size() <= SHOWN ? shown : shown + " and " + (items.size() - SHOWN) + " more";
    }

    /** The ids of what the packets pass. */
    static String route(Finding finding) {
        return finding.components().stream().map(Component::id).distinct().collect(Collectors.joining(" > "));
    }

    static String undecided(UndecidedWay way) {
        return way.source() + " -> " + way.destination() + ": "
                + way.reasons().stream()
                        .map(reason -> TraceWords.unknown(reason))
                        .distinct()
                        .collect(Collectors.joining("; "));
    }
}
