package io.vpcwhy.model.flowlog;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Why a source cannot be read on, or cannot be trusted.
 *
 * @param problem what is wrong and at which byte
 * @param allRead whether nothing is missing, and only what was read may be wrong
 * @param doubt what was read and may be wrong; empty where nothing speaks against it
 */
public record LogDamage(String problem, boolean allRead, Optional<Doubt> doubt) {

    /**
     * The beginning of what may be wrong, which goes on to the damage: that of the member of a gzip file, whose check sum
     * is all that holds for its data.
     *
     * @param compressed byte of the compressed data, from 0
     * @param text byte of what they are decompressed to, from 0
     */
    public record Doubt(long compressed, long text) {

        /**
         * The number of the line that the byte is in, from 1.
         *
         * @param raw the source from its beginning, which is closed
         * @throws IOException where it cannot be read
         */
        public long line(InputStream raw) throws IOException {
            if (text == 0) {
                raw.close();
                return 1;
            }
            try (InputStream in = OpenSource.decompress("", raw).in()) {
                byte[] bytes = new byte[1 << 16];
                long line = 1;
                long left = text;
                int count = 0;
                for (; left > 0 && count >= 0; left -= count) {
                    count = in.read(bytes, 0, (int) Math.min(left, bytes.length));
                    for (int i = 0; i < count; i++) {
                        line += bytes[i] == '\n' ? 1 : 0;
                    }
                }
                return line;
            }
        }

        private String toldAs(String line) {
            return "what comes from byte " + compressed + " on (byte " + text + " of the text" + line
                    + ") may be wrong";
        }
    }

    /** Of a source that cannot be read on. */
    static LogDamage of(String problem) {
        return new LogDamage(problem, false, Optional.empty());
    }

    /** The problem, and from where on what was read may be wrong. */
    public String text() {
        return problem
                + doubt.map(from -> "; " + from.toldAs(from.text() == 0 ? ", line 1" : ""))
                        .orElse("");
    }

    /**
     * The problem, and from which line on what was read may be wrong.
     *
     * @param line of the doubt
     */
    public String text(long line) {
        return problem + doubt.map(from -> "; " + from.toldAs(", line " + line)).orElse("");
    }

    /** The same for those who stop reading there. */
    String atTheEnd() {
        return allRead ? text() : text() + "; nothing after it could be read";
    }
}
