package io.vpcwhy.cli.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Numbers, times and long lists as a reader takes them in at a glance. */
final class Figures {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int LONGEST = 2_000;

    /** The end of the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    private Figures() {}

    /** Such as {@code 1,234,567}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as {@code 1.2 GB}, by powers of 1,000. */
    static String bytes(long bytes) {
        List<String> units = List.of("bytes", "kB", "MB", "GB", "TB", "PB", "EB");
        double value = bytes;
        int unit = 0;
        while (value >= 1_000 && unit < units.size() - 1) {
            value /= 1_000;
            unit++;
        }
        return unit == 0
                ? number(bytes) + " bytes"
                : String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, units.get(unit));
    }

    /** Whether a number from a log can be a Unix time. */
    static boolean isTime(long seconds) {
        return seconds >= 0 && seconds <= LATEST;
    }

    /**
     * Such as {@code 2025-11-20 10:15}, in UTC.
     *
     * @param seconds Unix time, or what a log has for it
     */
    static String time(long seconds) {
        return isTime(seconds) ? MINUTES.format(Instant.ofEpochSecond(seconds)) : seconds + " s";
    }

    /** A line of a log, which may be of any length, cut where nobody reads on. */
    static String cut(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ... (cut off)";
    }
}
