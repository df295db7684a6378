package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.DatabaseAttribution;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
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
                + (exposure.answered() ? "" : "; replies do not return, or not for all of it");
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
        Database database = exposure.database();
        String name = database.id();
        String flag = database.publiclyAccessible()
                .map(accessible -> accessible ? " (flagged publicly accessible)" : " (not flagged publicly accessible)")
                .orElse("");
        return switch (exposure.verdict()) {
            case REACHABLE ->
                "The internet reaches " + name + flag
                        + database.ports().stream()
                                .findFirst()
                                .map(port -> " at port " + port)
                                .orElse("")
                        + " from " + from(exposure.from()) + ".";
            case NOT_REACHABLE ->
                "The internet does not reach " + name + flag
                        + (exposure.blockedBy().isEmpty() ? "" : ": " + blockedBy(exposure.blockedBy())) + ".";
            case UNKNOWN ->
                "It is not known whether the internet reaches " + name + flag + ": "
                        + attribution(exposure.interfaces())
                        + exposure.unknowns().stream()
                                .map(unknown -> "; " + TraceWords.unknown(unknown))
                                .collect(Collectors.joining())
                        + ".";
        };
    }

    static String blockedBy(List<Obstacle> obstacles) {
        return obstacles.stream().map(TraceWords::obstacle).distinct().collect(Collectors.joining("; "));
    }

    /** How sure it is whose interfaces they are. */
    static String attribution(DatabaseAttribution attribution) {
        if (attribution instanceof DatabaseAttribution.Certain certain) {
            return certain.interfaces().size() == 1 ? "the interface is its own" : "the interfaces are its own";
        }
        if (attribution instanceof DatabaseAttribution.Shared shared) {
            return "interfaces may as well be those of "
                    + shared.others().stream().map(Database::id).collect(Collectors.joining(", "));
        }
        if (attribution instanceof DatabaseAttribution.NotCollected not) {
            return "its interfaces are told by '" + not.command() + "', which was not collected";
        }
        if (attribution instanceof DatabaseAttribution.OutsideVpc) {
            return "it is in no VPC, and its own policy decides who may connect";
        }
        return attribution instanceof DatabaseAttribution.Untold
                ? "AWS does not tell which interfaces are those of such a database"
                : "no interface of the snapshot fits it";
    }
}
