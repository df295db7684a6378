package io.vpcwhy.cli.render;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.DatabaseSubject;
import io.vpcwhy.simulator.exposure.InterfaceExposure;
import io.vpcwhy.simulator.space.Listing;
import io.vpcwhy.simulator.trace.Obstacle;
import java.util.List;
import java.util.stream.Collectors;

/** Words about what the internet reaches. */
final class ExposureWords {

    private final AddressWords addresses;
    private final Snapshot snapshot;

    ExposureWords(Snapshot snapshot) {
        this.addresses = new AddressWords(snapshot);
        this.snapshot = snapshot;
    }

    /** One sentence about an interface. */
    String summary(InterfaceExposure exposure) {
        return "The internet (" + from(exposure.from()) + ") reaches " + name(exposure) + " by " + traffic(exposure)
                + caution(exposure);
    }

    /** What makes of it less than a connection; nothing where replies return. */
    static String caution(InterfaceExposure exposure) {
        return switch (exposure.finding().replies()) {
            case ALL -> "";
            case UNKNOWN -> "; it is not known whether all replies return";
            case SOME, NONE -> "; replies do not return, or not for all of it";
        };
    }

    /** Such as {@code eni-1 (EC2 instance i-1 bastion)}. */
    String name(InterfaceExposure exposure) {
        return PartyWords.networkInterface(exposure.networkInterface(), snapshot);
    }

    /** Such as {@code tcp 22, 443}. */
    static String traffic(InterfaceExposure exposure) {
        if (exposure.protocols().size() > 1) {
            return "protocols without ports";
        }
        IpProtocol protocol = exposure.protocols().get(0);
        return protocol.hasPorts() ? protocol + " " + ports(exposure.ports()) : protocol.toString();
    }

    private static String ports(List<PortRange> ranges) {
        Listing<PortRange> listing = Listing.ofPorts(ranges);
        String text = FindingWords.listing("every port", "", listing);
        return listing.allBut() ? "(" + text + ")" : text;
    }

    String from(List<Cidr> blocks) {
        return addresses.ofInternet(blocks);
    }

    /** One sentence about a database. */
    String summary(DatabaseExposure exposure) {
        DatabaseSubject subject = exposure.subject();
        String about = DatabaseWords.name(subject);
        String uncollected =
                subject instanceof DatabaseSubject.ByInterface ? "; " + DatabaseWords.attribution(subject) : "";
        return switch (exposure.verdict()) {
            case REACHABLE ->
                "The internet reaches " + about + DatabaseWords.ports(exposure) + " from " + from(exposure.from())
                        + uncollected + ".";
            case NOT_REACHABLE ->
                "The internet does not reach " + about
                        + (exposure.portZeroAlone() ? ": " + DatabaseWords.PORT_ZERO_ALONE : "")
                        + (exposure.blockedBy().isEmpty()
                                ? ""
                                : (exposure.portZeroAlone() ? "; " : ": ") + blockedBy(exposure.blockedBy()))
                        + uncollected + ".";
            case UNKNOWN ->
                "It is not known whether the internet reaches " + about + ": "
                        + DatabaseWords.attribution(subject)
                        + exposure.unknowns().stream()
                                .map(unknown -> "; " + TraceWords.unknown(unknown))
                                .collect(Collectors.joining())
                        + ".";
        };
    }

    private static String blockedBy(List<Obstacle> obstacles) {
        return obstacles.stream().map(TraceWords::obstacle).distinct().collect(Collectors.joining("; "));
    }
}
