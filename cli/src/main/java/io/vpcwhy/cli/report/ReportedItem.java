package io.vpcwhy.cli.report;

import java.util.List;
import java.util.Optional;

/**
 * One thing that a report tells of.
 *
 * @param title the ends and packets, or what is not known, in a line
 * @param baseline what a baseline says of it, as the end of a sentence; empty where it says nothing
 * @param details more lines: what lets the packets pass
 * @param place what would have to be changed: the rule that lets the packets pass nearest to their destination
 * @param related the ends
 * @param ways what the packets pass, in order, for each way; none where no way is known
 */
public record ReportedItem(
        Kind kind,
        FindingState state,
        String title,
        Optional<String> baseline,
        List<String> details,
        Fingerprint fingerprint,
        ReportedLocation place,
        List<ReportedLocation> related,
        List<List<ReportedLocation>> ways) {

    /** What it means for who reads the report, the worst first. */
    public enum Kind {
        FINDING,
        /** It may be a finding: what is not known would have to be. */
        NOT_KNOWN,
        /** A guess that counts for nothing. */
        GUESS
    }

    public ReportedItem {
        details = List.copyOf(details);
        related = List.copyOf(related);
        ways = ways.stream().map(List::copyOf).toList();
    }

    /** The title, and what a baseline says of it. */
    String told() {
        return title + baseline.map(says -> "; " + says).orElse("");
    }

    /** Whether it is a finding that nobody has accepted. */
    boolean counts() {
        return kind == Kind.FINDING && state.counts();
    }
}
