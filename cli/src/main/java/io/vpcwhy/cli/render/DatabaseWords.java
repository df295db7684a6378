package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.DatabaseAttribution;
import io.vpcwhy.model.snapshot.UnclaimedInterface;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.DatabaseSubject;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.space.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words about databases and who reaches them. */
final class DatabaseWords {

    static final String PORT_ZERO_ALONE =
            "only packets from or to port 0 get there and back, and no connection can have that port";

    private DatabaseWords() {}

    /** What it is, as far as anything tells: such as {@code AWS::RDS::DBInstance}, or the service alone. */
    static String kind(DatabaseSubject subject) {
        if (subject instanceof DatabaseSubject.Collected collected) {
            return collected.database().kind().toString();
        }
        Database.Service service =
                ((DatabaseSubject.ByInterface) subject).unclaimed().service();
        return service.kinds().size() == 1 ? service.kinds().get(0).toString() : service.toString();
    }

    /** All that is known of what it is. */
    static String what(DatabaseSubject subject) {
        if (subject instanceof DatabaseSubject.ByInterface byInterface) {
            return kind(subject) + oneOf(byInterface.unclaimed().service())
                    + "; its port is not known: every port is looked at";
        }
        Database database = ((DatabaseSubject.Collected) subject).database();
        String flag = database.publiclyAccessible()
                .map(accessible -> accessible ? ", flagged publicly accessible" : ", not flagged publicly accessible")
                .orElse("");
        String port = database.ports().isEmpty()
                ? ", no document tells its port: every port is looked at"
                : ", port "
                        + FindingWords.list(
                                database.ports().stream().map(String::valueOf).toList());
        return database.kind() + " " + database.engine()
                + database.endpoint().map(at -> " at " + at).orElse("") + port + flag;
    }

    private static String oneOf(Database.Service service) {
        return service.kinds().size() == 1
                ? ""
                : ", and interfaces do not tell which of "
                        + list(service.kinds().stream()
                                .map(Database.Kind::toString)
                                .toList());
    }

    /** As the subject of a sentence, or its object. */
    static String name(DatabaseSubject subject) {
        if (subject instanceof DatabaseSubject.ByInterface) {
            return subject.id() + " (an interface of a database, " + kind(subject) + ")";
        }
        return subject.id()
                + subject.publiclyAccessible()
                        .map(accessible ->
                                accessible ? " (flagged publicly accessible)" : " (not flagged publicly accessible)")
                        .orElse("");
    }

    /** Such as {@code  at port 5432}; where no document tells its port, those that are reached. */
    static String ports(DatabaseExposure exposure) {
        List<PortRange> asked = exposure.subject().ports();
        if (!asked.equals(List.of(PortRange.ALL))) {
            return " at port " + asked.get(0);
        }
        List<PortRange> reached = exposure.findings().stream()
                .map(Finding::answered)
                .reduce((one, other) -> one.union(other))
                .map(packets -> packets.destinationPorts())
                .orElse(List.of());
        return " at "
                + FindingWords.listing(
                        "every port", reached.size() == 1 ? "port " : "ports ", Listing.ofPorts(reached));
    }

    /** How sure it is whose interfaces they are. */
    static String attribution(DatabaseSubject subject) {
        return subject instanceof DatabaseSubject.Collected collected
                ? attribution(collected.database(), collected.attribution())
                : attribution(((DatabaseSubject.ByInterface) subject).unclaimed());
    }

    private static String attribution(UnclaimedInterface unclaimed) {
        return unclaimed.perhaps().isEmpty()
                ? "the database itself was not collected: its interface alone tells of it, and nothing tells its port"
                : "it may be the interface of "
                        + ids(unclaimed.perhaps())
                        + ", or of a database that itself was not collected, and nothing tells its port";
    }

    private static String attribution(Database database, DatabaseAttribution attribution) {
        if (attribution instanceof DatabaseAttribution.Certain certain) {
            return certain.interfaces().size() == 1 ? "the interface is its own" : "the interfaces are its own";
        }
        if (attribution instanceof DatabaseAttribution.Shared shared) {
            return shared.oneForEach()
                    ? "interfaces may as well be those of "
                            + list(shared.others().stream().map(Database::id).toList())
                    : fewer(database, shared);
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

    private static String fewer(Database database, DatabaseAttribution.Shared shared) {
        List<Database> all = new ArrayList<>(List.of(database));
        all.addAll(shared.others());
        return "there are fewer interfaces than databases that they fit, and it cannot be told which of " + ids(all)
                + " has "
                + list(shared.shared().stream().map(NetworkInterface::id).toList());
    }

    private static String ids(List<Database> databases) {
        List<String> ids = databases.stream().map(Database::id).sorted().toList();
        return ids.size() == 1 ? ids.get(0) : list(ids.subList(0, ids.size() - 1)) + " and " + ids.get(ids.size() - 1);
    }

    private static String list(List<String> items) {
        return items.stream().collect(Collectors.joining(", "));
    }
}
