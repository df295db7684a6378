package io.vpcwhy.cli.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a finding is known by from one run to the next, whatever else changes: 32 hexadecimal digits each.
 *
 * @param ends the rule, the ends and the gateways passed: the same when more packets, or fewer, take the way
 * @param packets all that and exactly the packets
 */
public record Fingerprint(String ends, String packets) {

    private static final int DIGITS = 32;

    /**
     * The fingerprint of what is told.
     *
     * @param ends what does not change with the packets, in an order that means something
     * @param packets in a form that is the same for equal sets
     */
    static Fingerprint of(List<String> ends, List<String> packets) {
        String first = digest(ends);
        return new Fingerprint(first, digest(List.of(first, digest(packets))));
    }

    private static String digest(List<String> parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // Its length before each part: two lists of parts are never the same bytes.
                sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
