package io.vpcwhy.model.snapshot;

import java.util.Optional;
import java.util.Set;

/**
 * Accounts and Regions as ARNs, zones and folder names tell them.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARN format</a>
 * @see <a href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html">Region names</a>
 */
final class Placement {

    private static final int ACCOUNT_DIGITS = 12;

    private static final Set<String> COMPASS =
            Set.of("north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest");

    private Placement() {}

    /** Whether the text is of the form of an account id: twelve digits. */
    static boolean isAccount(String text) {
        if (text.length() != ACCOUNT_DIGITS) {
            return false;
        }
        for (int i = 0; i < ACCOUNT_DIGITS; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The innermost folder that is named after an account. */
    static Optional<String> accountOfPath(String path) {
        for (int end = lastSlash(path, path.length()); end >= 0; ) {
            int start = lastSlash(path, end);
            String folder = path.substring(start + 1, end);
            if (isAccount(folder)) {
                return Optional.of(folder);
            }
            end = start;
        }
        return Optional.empty();
    }

    /** The innermost folder that is named after a Region. */
    static Optional<String> regionOfPath(String path) {
        for (int end = lastSlash(path, path.length()); end >= 0; ) {
            int start = lastSlash(path, end);
            Optional<String> region = regionOfZone(path.substring(start + 1, end));
            if (region.isPresent() && region.get().length() == end - start - 1) {
                return region;
            }
            end = start;
        }
        return Optional.empty();
    }

    // An archive's name ends with '!' and its entries use '/', whatever the system's own separator is.
    private static int lastSlash(String path, int before) {
        for (int i = before - 1; i >= 0; i--) {
            char c = path.charAt(i);
            if (c == '/' || c == '\\' || c == '!') {
                return i;
            }
        }
        return -1;
    }

    /** The account in an ARN: its fifth part. */
    static Optional<String> accountOfArn(String arn) {
        return arnPart(arn, 4).filter(Placement::isAccount);
    }

    /** The Region of an ARN or of a zone, be it a Local Zone such as {@code us-west-2-lax-1a}. */
    static Optional<String> regionOf(String zoneOrArn) {
        return zoneOrArn.startsWith("arn:")
                ? arnPart(zoneOrArn, 3).flatMap(Placement::regionOfZone)
                : regionOfZone(zoneOrArn);
    }

    private static Optional<String> arnPart(String arn, int index) {
        if (!arn.startsWith("arn:")) {
            return Optional.empty();
        }
        int start = 0;
        for (int i = 0; i < index; i++) {
            int colon = arn.indexOf(':', start);
            if (colon < 0) {
                return Optional.empty();
            }
            start = colon + 1;
        }
        int end = arn.indexOf(':', start);
        return end <= start ? Optional.empty() : Optional.of(arn.substring(start, end));
    }

    /** The Region that a zone's name begins with: words, the last of them a direction, and a number. */
    private static Optional<String> regionOfZone(String zone) {
        int start = 0;
        String word = "";
        for (int dash = zone.indexOf('-'); dash > start; dash = zone.indexOf('-', start)) {
            word = zone.substring(start, dash);
            start = dash + 1;
            int end = start;
            while (end < zone.length() && zone.charAt(end) >= '0' && zone.charAt(end) <= '9') {
                end++;
            }
            if (end > start) {
                return COMPASS.contains(word) ? Optional.of(zone.substring(0, end)) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
