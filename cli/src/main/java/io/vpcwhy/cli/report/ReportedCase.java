package io.vpcwhy.cli.report;

import java.util.List;

/**
 * One question and its answer: a scope, or a database.
 *
 * @param name no other's of the report
 * @param items in the order in which they are told everywhere
 */
public record ReportedCase(String name, ReportedRule rule, List<ReportedItem> items) {

    public ReportedCase {
        items = List.copyOf(items);
    }

    List<ReportedItem> counting() {
        return items.stream().filter(ReportedItem::counts).toList();
    }

    /** Whether nothing but guesses is told. */
    boolean isGuess() {
        return !items.isEmpty() && items.stream().allMatch(item -> item.kind() == ReportedItem.Kind.GUESS);
    }

    List<ReportedItem> notKnown() {
        return items.stream()
                .filter(item -> item.kind() == ReportedItem.Kind.NOT_KNOWN)
                .toList();
    }

    /** What is told and neither counts nor is open: what was accepted or is gone, and guesses. */
    List<ReportedItem> others() {
        return items.stream()
                .filter(item -> !item.counts() && item.kind() != ReportedItem.Kind.NOT_KNOWN)
                .toList();
    }
}
