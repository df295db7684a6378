package io.vpcwhy.cli.report;

/** How a finding stands to those that were known before. */
public enum FindingState {
    /** Not known before, or nothing was known. */
    NEW,
    /** Known before and accepted: it counts no more. */
    KNOWN,
    /** Known before and there no more. */
    ABSENT
}
