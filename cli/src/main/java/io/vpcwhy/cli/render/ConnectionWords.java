package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.connection.BrokenConnections;
import io.vpcwhy.simulator.connection.Conclusion;
import io.vpcwhy.simulator.connection.ConnectionFinder;
import io.vpcwhy.simulator.connection.ConnectionReport;
import io.vpcwhy.simulator.connection.Doubt;
import io.vpcwhy.simulator.connection.Party;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.RemoteParty;
import io.vpcwhy.simulator.explain.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of connections who talks to whom, and where that fails. */
public final class ConnectionWords {

    private ConnectionWords() {}

    /** One sentence, such as {@code EC2 instance i-1 cannot use EC2 instance i-2 at tcp 5432: ...}. */
    public static String summary(BrokenConnections broken, Snapshot snapshot) {
        return party(broken.client(), broken, snapshot) + " cannot use " + party(broken.server(), broken, snapshot)
                + " at " + service(broken) + ": " + what(broken, snapshot) + ".";
    }

    /** Such as {@code tcp 443}. */
    static String service(BrokenConnections broken) {
        return broken.protocol()
                + (broken.port().isPresent() ? " " + broken.port().getAsInt() : "");
    }

    /** The owner of an end by its name; else who has the address. */
    public static String party(Party party, BrokenConnections broken, Snapshot snapshot) {
        if (party.networkInterface().isPresent()) {
            NetworkInterface nic = party.networkInterface().get();
            String owner = PartyWords.owner(nic, snapshot);
            return owner.isEmpty() ? nic.id() : owner;
        }
        IpAddress first = party.addresses().get(0);
        String others = party.addresses().size() > 1 ? " and others" : "";
        return remote(party, broken.explanation())
                .map(remote -> PartyWords.remote(remote, snapshot) + " (" + first + others + ")")
                .orElse(first + others);
    }

    private static Optional<RemoteParty> remote(Party party, Explanation explanation) {
        boolean isParty = explanation
                .subject()
                .filter(subject -> party.addresses().contains(subject.remote()))
                .isPresent();
        return isParty ? explanation.remote() : Optional.empty();
    }

    private static String what(BrokenConnections broken, Snapshot snapshot) {
        String here = here(broken, snapshot);
        return switch (broken.conclusion()) {
            case REQUEST_REJECTED_AT_CLIENT -> "its requests are rejected on the way out of " + here + by(broken);
            case REQUEST_REJECTED_ON_THE_WAY -> "its requests are rejected on the way, at " + here + by(broken);
            case REQUEST_REJECTED_AT_SERVER -> "its requests are rejected on the way into " + here + by(broken);
            case REQUEST_LOST -> "its requests leave " + here + " and never arrive";
            case SERVER_SILENT ->
                "its requests arrive at " + here + ", which sends nothing back: nobody listens there"
                        + " and no reset is sent, or a firewall on the host drops them";
            case NO_ANSWER -> "its requests leave " + here + ", and nothing comes back";
            case ANSWER_REJECTED_AT_SERVER -> "the answers are rejected on the way out of " + here + by(broken);
            case ANSWER_REJECTED_ON_THE_WAY -> "the answers are rejected on the way, at " + here + by(broken);
            case ANSWER_REJECTED_AT_CLIENT -> "the answers are rejected on the way into " + here + by(broken);
            case ANSWER_ON_ANOTHER_PATH ->
                "the answers leave by " + here + ", another interface than the requests come by, and never arrive";
            case ANSWER_LOST -> "the answers leave " + here + " and never arrive";
            case ANSWERED, REFUSED_FROM_ELSEWHERE -> "nothing is wrong";
        };
    }

    private static String here(BrokenConnections broken, Snapshot snapshot) {
        return broken.explanation()
                .networkInterface()
                .map(nic -> PartyWords.networkInterface(nic, snapshot))
                .orElse("an interface");
    }

    /** The rule; where the snapshot has none that rejects it, what may have done so. */
    private static String by(BrokenConnections broken) {
        if (broken.cause().status() != Status.EXPLAINED) {
            return " for a reason that the snapshot does not tell: " + ReplayWords.hypothesis(broken.cause());
        }
        return " by " + ReplayWords.component(broken.cause())
                + ReplayWords.rule(broken.cause()).map(rule -> " rule " + rule).orElse("");
    }

    /** How often and since when. */
    public static String times(BrokenConnections broken) {
        List<String> parts = new ArrayList<>();
        parts.add(ReplayWords.count(broken.records(), "record", "records") + " of "
                + ReplayWords.count(broken.connections(), "connection", "connections"));
        ReplayWords.time(broken.first()).ifPresent(time -> parts.add("first " + time));
        ReplayWords.time(broken.last()).ifPresent(time -> parts.add("last " + time));
        parts.add(
                broken.answered() == 0
                        ? "no other was answered"
                        : ReplayWords.count(broken.answered(), "other was answered", "others were answered"));
        return String.join(", ", parts);
    }

    /** What becomes of all connections, as one line. */
    public static String totals(ConnectionReport report) {
        long broken = report.conclusions().entrySet().stream()
                .filter(each -> each.getKey().isBroken())
                .mapToLong(each -> each.getValue())
                .sum();
        long unknown =
                report.doubts().values().stream().mapToLong(Long::longValue).sum();
        return ReplayWords.count(report.followed().connections(), "connection", "connections") + " = "
                + count(report, Conclusion.ANSWERED) + " answered + " + number(broken) + " broken + "
                + count(report, Conclusion.REFUSED_FROM_ELSEWHERE) + " refused from elsewhere + " + number(unknown)
                + " not known";
    }

    private static String count(ConnectionReport report, Conclusion conclusion) {
        return number(report.conclusions().getOrDefault(conclusion, 0L));
    }

    private static String number(long count) {
        return ReplayWords.count(count, "", "").strip();
    }

    /** What limits the report, a sentence each. */
    public static List<String> limits(ConnectionReport report) {
        List<String> limits = new ArrayList<>();
        ConnectionReport.Followed followed = report.followed();
        if (followed.oneIn() > 1) {
            limits.add("Of the connections one in " + followed.oneIn()
                    + " was followed, for memory: counts are of these, and what is rare may be missing.");
        }
        if (followed.unjoined() > 0) {
            limits.add(ReplayWords.count(followed.unjoined(), "record", "records")
                    + " of NAT gateways, transit gateways and appliances cannot be joined with those at the ends: the"
                    + " format lacks pkt-srcaddr and pkt-dstaddr.");
        }
        if (followed.unplaced() > 0) {
            limits.add(ReplayWords.count(followed.unplaced(), "record is", "records are")
                    + " of no known interface, or without an address, a protocol or an action.");
        }
        return limits;
    }

    /** Of how many connections something is not known, in the order of the doubts. */
    public static List<Map.Entry<Doubt, Long>> doubts(ConnectionReport report) {
        return report.doubts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
    }

    /** Why it is not known of some connections whether they work. */
    public static String doubt(Doubt doubt) {
        return switch (doubt) {
            case SKIPPED_RECORDS -> "AWS left records out while they lasted (SKIPDATA)";
            case END_OF_LOG -> "they last to the end of the log, and the rest may be in the next file";
            case START_OF_LOG -> "they began before the log does, and the rest may be in the file before";
            case TRAFFIC_TYPE -> "a flow log keeps only accepted or only rejected records";
            case NOT_LOGGED -> "an interface has no records";
            case NO_ANSWER_NEEDED -> "no answer has to come: they are not TCP";
            case FEW_TRIES ->
                "fewer than " + ConnectionFinder.CERTAIN_TRIES
                        + " tries, or the server answers others: that proves nothing";
            case LATE_OR_CHANGED -> "late packets of earlier connections, or rules that changed meanwhile";
            case NO_REQUEST -> "answers without a request: it took another way, or is in an earlier file";
            case WHO_OPENED -> "nothing tells which end opened them";
        };
    }
}
