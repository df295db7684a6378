package io.vpcwhy.model.baseline;

import java.util.List;

/**
 * All findings that are known and accepted, in the order of the document.
 *
 * @param findings several may have the same scope and ends: their packets are accepted together
 */
public record Baseline(List<AcceptedFinding> findings) {

    /** The version of the documents that are read and written. */
    public static final int VERSION = 1;

    /** Nothing is accepted. */
    public static final Baseline NOTHING = new Baseline(List.of());

    public Baseline {
        findings = List.copyOf(findings);
    }
}
