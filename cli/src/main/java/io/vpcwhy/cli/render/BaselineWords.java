package io.vpcwhy.cli.render;

import io.vpcwhy.model.baseline.Acceptance;
import io.vpcwhy.simulator.baseline.Removable;
import io.vpcwhy.simulator.baseline.Standing;
import java.util.List;
import java.util.stream.Collectors;

/** Words about what a baseline says of findings. */
final class BaselineWords {

    /** Gateways that stand for the internet as an end, by the beginnings of their ids. */
    private static final List<String> INTERNET = List.of("internet", "igw-", "eigw-", "nat-");

    private BaselineWords() {}

    /** The end of a sentence about a finding; empty for one that is new. */
    static String standing(Standing standing) {
        String acceptances =
                standing.acceptances().stream().map(BaselineWords::acceptance).collect(Collectors.joining("; "));
        return switch (standing.state()) {
            case NEW -> "";
            case GROWN -> "more than was accepted (" + acceptances + ")";
            case EXPIRED -> "accepted " + acceptances + "; expired";
            case KNOWN -> "accepted " + acceptances;
        };
    }

    private static String acceptance(Acceptance acceptance) {
        return "until " + acceptance.expires() + " by " + acceptance.owner() + ": " + acceptance.reason();
    }

    /** Which packets are found no more, by the ids by which the baseline knows them. */
    static String gone(Removable removable, AddressWords addresses) {
        return removable.source() + " -> " + removable.destination() + ": "
                + String.join(
                        "; ",
                        FindingWords.packets(
                                removable.packets(),
                                isInternet(removable.source()),
                                isInternet(removable.destination()),
                                addresses));
    }

    /** What becomes of their entry, as the end of a sentence. */
    static String remedy(Removable removable) {
        return "accepted " + acceptance(removable.acceptance()) + "; "
                + (removable.whole()
                        ? "found no more: the entry can be removed"
                        : "these packets are found no more: the entry can be narrowed");
    }

    private static boolean isInternet(String end) {
        return INTERNET.stream().anyMatch(end::startsWith);
    }

    /** Such as {@code 1 new finding, 2 accepted}. */
    static String count(int counting, int accepted) {
        String fresh = counting == 0 ? "no new findings" : counting == 1 ? "1 new finding" : counting + " new findings";
        return accepted == 0 ? fresh : fresh + ", " + accepted + " accepted";
    }
}
