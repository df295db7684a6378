package io.vpcwhy.benchmarks;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A ratio of two contenders over the same log, and what it is to be.
 *
 * @param title what is divided by what
 * @param most whether the ratio is to be at most what is told, and not at least
 * @param must the bound that has to hold; empty where none is set
 * @param aim the bound that is wished for; empty where none is set
 */
record Measure(
        String title, Contender dividend, Contender divisor, boolean most, OptionalDouble must, OptionalDouble aim) {

    /** That the dividend takes so many times as long. */
    static Measure atLeast(String title, Contender dividend, Contender divisor, double must, double aim) {
        return new Measure(title, dividend, divisor, false, OptionalDouble.of(must), OptionalDouble.of(aim));
    }

    /** That the dividend takes no more than so many times as long. */
    static Measure atMost(String title, Contender dividend, Contender divisor, double must, double aim) {
        return new Measure(title, dividend, divisor, true, OptionalDouble.of(must), OptionalDouble.of(aim));
    }

    /** Of which nothing is asked. */
    static Measure told(String title, Contender dividend, Contender divisor) {
        return new Measure(title, dividend, divisor, false, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** A row of Markdown. */
    String row() {
        String bounds = "| " + title + " | " + bound(must) + " | " + bound(aim) + " | ";
        if (dividend.failure().isPresent() || divisor.failure().isPresent()) {
            String reason = dividend.failure().or(divisor::failure).orElseThrow();
            return bounds + "| | | not measured: " + reason + " |";
        }
        double ratio = dividend.median() / divisor.median();
        return bounds + seconds(dividend) + " | " + seconds(divisor) + " | " + String.format(Locale.ROOT, "%.2f", ratio)
                + " | " + verdict(ratio) + " |";
    }

    private String verdict(double ratio) {
        if (must.isEmpty()) {
            return "";
        }
        if (!holds(ratio, must)) {
            return "missed";
        }
        return holds(ratio, aim) ? "held, with the aim" : "held";
    }

    private boolean holds(double ratio, OptionalDouble bound) {
        return most ? ratio <= bound.orElseThrow() : ratio >= bound.orElseThrow();
    }

    private String bound(OptionalDouble bound) {
        return bound.isEmpty() ? "" : String.format(Locale.ROOT, most ? "at most %.1f" : "%.1f", bound.getAsDouble());
    }

    private static String seconds(Contender contender) {
        String median = String.format(Locale.ROOT, "%s %.2f s", contender.name(), contender.median());
        return contender.tellsByItself()
                ? median + String.format(Locale.ROOT, " (process %.2f s)", contender.wholeMedian())
                : median;
    }
}
