package io.vpcwhy.model.baseline;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Why a finding is accepted, by whom and for how long.
 *
 * @param reason not blank
 * @param owner who answers for it; not blank
 * @param expires the last day on which it is accepted, in UTC
 */
public record Acceptance(String reason, String owner, LocalDate expires) implements Comparable<Acceptance> {

    private static final Comparator<Acceptance> ORDER = Comparator.comparing(Acceptance::expires)
            .thenComparing(Acceptance::owner)
            .thenComparing(Acceptance::reason);

    public Acceptance {
        if (reason.isBlank() || owner.isBlank()) {
            throw new IllegalArgumentException("what is accepted needs a reason and an owner");
        }
    }

    /** Whether it holds no more on a day. */
    public boolean isExpired(LocalDate today) {
        return today.isAfter(expires);
    }

    /** By day, what ends first before the others. */
    @Override
    public int compareTo(Acceptance other) {
        return ORDER.compare(this, other);
    }
}
