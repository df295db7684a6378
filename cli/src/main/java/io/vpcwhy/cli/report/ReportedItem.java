package io.vpcwhy.cli.report;

import java.util.List;

/**
 * One thing that a report tells of.
 *
 * @param title the ends and packets, or what is not known, in a line
 * @param details more lines: what lets the packets pass
 * @param place what would have to be changed: the rule that lets the packets pass nearest to their destination
 * @param related the ends
 * @param ways what the packets pass, in order, for each way; none where no way is known
 */
public record ReportedItem(
        Kind kind,
        FindingState state,
        String title,
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

    /** Whether it is a finding that nobody has accepted. */
    boolean counts() {
        return kind == Kind.FINDING && state == FindingState.NEW;
    }
}
