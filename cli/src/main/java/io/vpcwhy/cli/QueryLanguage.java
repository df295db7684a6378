package io.vpcwhy.cli;

import java.util.Locale;
import java.util.Optional;

/** What {@code vpcwhy query} writes. */
enum QueryLanguage {
    ATHENA("s3"),
    INSIGHTS("cloud-watch-logs"),
    METRIC_FILTER("cloud-watch-logs"),
    CONTRIBUTOR_INSIGHTS("cloud-watch-logs");

    private final String destinationType;

    QueryLanguage(String destinationType) {
        this.destinationType = destinationType;
    }

    /** The kind of destination whose records it can look at. */
    String destinationType() {
        return destinationType;
    }

    /** As users write it: {@code metric-filter}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<QueryLanguage> of(String word) {
        for (QueryLanguage language : values()) {
            if (language.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
