package io.vpcwhy.model.flowlog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the log stream that a flow log writes for an interface, as {@code eni-0123456789abcdef0-all}.
 *
 * @param interfaceId the interface
 * @param trafficType what is logged: {@code all}, {@code accept} or {@code reject}
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html">Publish flow logs to CloudWatch
 *     Logs</a>
 */
public record LogStreamName(String interfaceId, String trafficType) {

    private static final Pattern NAME = Pattern.compile("(eni-[0-9a-f]+)-(all|accept|reject)");

    /** What a name tells; empty where no flow log writes a stream of that name. */
    public static Optional<LogStreamName> parse(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches() ? Optional.of(new LogStreamName(parts.group(1), parts.group(2))) : Optional.empty();
    }
}
