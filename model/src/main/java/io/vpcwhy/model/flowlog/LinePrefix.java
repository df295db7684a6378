package io.vpcwhy.model.flowlog;

/**
 * What CloudWatch Logs puts before a record: the time of the event in an export to S3, and in {@code aws logs tail} the
 * name of the log stream after it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/S3Export.html">Exporting log data to S3</a>
 */
final class LinePrefix {

    private LinePrefix() {}

    /** Where the record starts; 0 where nothing is before it. */
    static int end(String line) {
        if (!startsWithTime(line)) {
            return 0;
        }
        int afterTime = nextToken(line, 0);
        if (afterTime == line.length()) {
            return 0;
        }
        int afterStream = nextToken(line, afterTime);
        return afterStream < line.length() && isStream(line, afterTime) ? afterStream : afterTime;
    }

    /** Whether it starts as in {@code 2024-01-31T23:59:59}, which is no value of any field. */
    private static boolean startsWithTime(String line) {
        return line.length() > 19
                && line.charAt(4) == '-'
                && line.charAt(7) == '-'
                && line.charAt(10) == 'T'
                && line.charAt(13) == ':'
                && line.charAt(16) == ':'
                && LineTokens.isDigit(line.charAt(0))
                && LineTokens.isDigit(line.charAt(18));
    }

    /** Whether a line may start so; at least 16 bytes may be read. */
    static boolean startsWithTime(byte[] bytes, int start) {
        return bytes[start + 4] == '-' && bytes[start + 7] == '-' && bytes[start + 10] == 'T';
    }

    /** Where the token after the one at {@code from} starts. */
    private static int nextToken(String line, int from) {
        int at = tokenEnd(line, from);
        while (at < line.length() && LineTokens.isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether the token is named as the streams of flow logs are: the interface and the type of traffic. */
    private static boolean isStream(String line, int from) {
        String token = line.substring(from, tokenEnd(line, from));
        return token.endsWith("-all") || token.endsWith("-accept") || token.endsWith("-reject");
    }

    private static int tokenEnd(String line, int from) {
        int at = from;
        while (at < line.length() && !LineTokens.isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }
}
