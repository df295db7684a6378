package io.vpcwhy.cli.collect.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Records as a flow log writes them: of requests from the internet, in turn to port 22, which are rejected, and to port 443,
 * which are accepted. No two are alike.
 *
 * @param fields in the order of the flow log's format
 */
record FlowLines(List<String> fields) {

    static final String ACCOUNT = "123456789012";

    /** A format of its own, without a header line in log groups and in what Firehose delivers. */
    static final FlowLines CUSTOM = new FlowLines(List.of(
            "version",
            "interface-id",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "action",
            "start",
            "end",
            "log-status"));

    /** Source and destination change places: no line tells that it is not of the other format. */
    static final FlowLines TURNED = new FlowLines(List.of(
            "version",
            "interface-id",
            "dstaddr",
            "srcaddr",
            "dstport",
            "srcport",
            "protocol",
            "action",
            "start",
            "end",
            "log-status"));

    /** AWS's default format. */
    static final FlowLines DEFAULT = new FlowLines(List.of(
            "version",
            "account-id",
            "interface-id",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "action",
            "log-status"));

    private static final int SECONDS = 30;

    FlowLines {
        fields = List.copyOf(fields);
    }

    /** As {@code LogFormat} of a flow log has it. */
    String format() {
        return "${" + String.join("} ${", fields) + "}";
    }

    /** As the header line of a file has it. */
    String header() {
        return String.join(" ", fields);
    }

    /**
     * Lines of records.
     *
     * @param start Unix time, in seconds, at which the first begins
     * @param step milliseconds from one to the next
     */
    List<String> of(LoggedInterface nic, long start, int count, int step) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line(nic, start + (long) i * step / 1_000, i));
        }
        return lines;
    }

    private String line(LoggedInterface nic, long start, int number) {
        boolean accepted = number % 2 == 1;
        Map<String, String> values = Map.ofEntries(
                Map.entry("version", "2"),
                Map.entry("account-id", ACCOUNT),
                Map.entry("interface-id", nic.id()),
                Map.entry("srcaddr", "203.0.113." + (1 + number % 250)),
                Map.entry("dstaddr", nic.address()),
                Map.entry("srcport", String.valueOf(40_000 + number % 20_000)),
                Map.entry("dstport", accepted ? "443" : "22"),
                Map.entry("protocol", "6"),
                Map.entry("packets", "1"),
                Map.entry("bytes", "60"),
                Map.entry("start", String.valueOf(start)),
                Map.entry("end", String.valueOf(start + SECONDS)),
                Map.entry("action", accepted ? "ACCEPT" : "REJECT"),
                Map.entry("log-status", "OK"));
        return String.join(" ", fields.stream().map(values::get).toList());
    }
}
