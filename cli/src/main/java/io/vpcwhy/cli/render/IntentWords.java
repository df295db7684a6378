package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.intent.Expectation;
import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.intent.IntentEnd;
import io.vpcwhy.model.intent.WrittenEnd;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.intent.IntentPart;
import io.vpcwhy.simulator.intent.IntentResult;
import io.vpcwhy.simulator.intent.IntentVerdict;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.List;
import java.util.stream.Collectors;

/** Words about intents and what became of them. */
final class IntentWords {

    /** More than these are counted. */
    private static final int SHOWN = 3;

    private final Snapshot snapshot;
    private final AddressWords addresses;

    IntentWords(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.addresses = new AddressWords(snapshot);
    }

    /** One sentence about an intent. */
    String summary(IntentResult result) {
        Intent intent = result.intent();
        boolean reachable = intent.expectation() == Expectation.REACHABLE;
        String asked = traffic(intent) + " from " + ends(intent.from()) + " to " + ends(intent.to());
        return switch (result.verdict()) {
            case HELD ->
                (reachable ? "All of " : "None of ") + asked + " gets through"
                        + (result.arrivesUnanswered() ? ", though packets arrive whose replies do not return" : "")
                        + ".";
            case FAILED -> (reachable ? "Not all of " : "Some of ") + asked + " gets through" + first(result) + ".";
            case UNDECIDED ->
                "It is not certain whether " + (reachable ? "all of " : "none of ") + asked + " gets through"
                        + first(result) + ".";
        };
    }

    private static String first(IntentResult result) {
        return result.parts().stream()
                .findFirst()
                .map(part -> ": " + summary(part))
                .or(() -> unknowns(result).stream().findFirst().map(text -> ": " + text))
                .orElse("");
    }

    /** Such as {@code tcp 443}. */
    static String traffic(Intent intent) {
        String protocols = intent.protocols().isEmpty()
                ? "all traffic"
                : intent.protocols().stream().map(Object::toString).collect(Collectors.joining(", "));
        return intent.ports().equals(List.of(PortRange.ALL))
                ? protocols
                : protocols + " "
                        + FindingWords.list(
                                intent.ports().stream().map(PortRange::toString).toList());
    }

    /** What is asked, such as {@code tcp 443 from i-1 to databases is to be blocked}. */
    static String asked(Intent intent) {
        return traffic(intent) + " from " + ends(intent.from()) + " to " + ends(intent.to()) + " is to be "
                + intent.expectation();
    }

    static String ends(List<WrittenEnd> ends) {
        return FindingWords.list(
                ends.stream().map(written -> written.end().text()).toList());
    }

    /** Which packets a part is of, a line for each product of fields; only the first few where there are many. */
    List<String> packets(IntentPart part, Intent intent) {
        return FindingWords.packets(part.packets(), fromInternet(part, intent), toInternet(part, intent), addresses);
    }

    /** Why one of the packets of a part fares as it does. */
    static String summary(IntentPart part) {
        if (part.trace().isEmpty()) {
            return "the ends have no addresses of one family that has the protocol";
        }
        Trace trace = part.trace().get();
        String text = TraceWords.summary(trace);
        String sentence = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        boolean perhaps = part.outcome() == Disposition.UNDECIDED && trace.disposition() != Disposition.UNDECIDED;
        return perhaps ? sentence + "; the interface may as well be another database's" : sentence;
    }

    /** Before one of the packets of a part. */
    static String suchAs(IntentPart part) {
        return part.mixed() ? "for several reasons, such as " : "such as ";
    }

    static String outcome(IntentPart part) {
        return switch (part.outcome()) {
            case REACHABLE -> "reachable";
            case NOT_REACHABLE -> "blocked";
            case UNDECIDED -> "undecided";
        };
    }

    /** What is not known of the intent as a whole. */
    static List<String> unknowns(IntentResult result) {
        return result.unknowns().stream().map(TraceWords::unknown).distinct().toList();
    }

    /** Such as {@code FAILED}. */
    static String verdict(IntentVerdict verdict) {
        return verdict.name();
    }

    /** Between whom. */
    String between(IntentPart part, Intent intent) {
        return party(part.from(), intent.from()) + " -> " + party(part.to(), intent.to());
    }

    private String party(List<NetworkInterface> interfaces, List<WrittenEnd> ends) {
        if (interfaces.isEmpty()) {
            return isInternet(ends) ? "the internet" : "outside";
        }
        String shown = interfaces.stream()
                .limit(SHOWN)
                .map(nic -> PartyWords.networkInterface(nic, snapshot))
                .collect(Collectors.joining(", "));
        int more = interfaces.size() - SHOWN;
        return more <= 0 ? shown : shown + " and " + more + " more";
    }

    /** Whether the packets of a part come from the internet, and from nothing else outside. */
    static boolean fromInternet(IntentPart part, Intent intent) {
        return part.from().isEmpty() && isInternet(intent.from());
    }

    /** Whether the packets of a part go to the internet, and to nothing else outside. */
    static boolean toInternet(IntentPart part, Intent intent) {
        return part.to().isEmpty() && isInternet(intent.to());
    }

    /** Whether all that is outside of the network at an end is the internet. */
    private static boolean isInternet(List<WrittenEnd> ends) {
        return ends.stream().anyMatch(written -> written.end() instanceof IntentEnd.Internet)
                && ends.stream().noneMatch(written -> written.end() instanceof IntentEnd.Block);
    }
}
