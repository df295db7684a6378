package io.vpcwhy.cli.query;

import io.vpcwhy.model.flowlog.FlowLogColumn;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A query of CloudWatch Logs Insights that finds records. It discovers the fields of the default format by itself; those
 * of any other are parsed.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">Query syntax</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html">
 *     Fields that Logs Insights discovers</a>
 */
public final class InsightsQuery {
    /** How Logs Insights writes it. */
    private enum Language implements QueryDialect {
        DIALECT;

        @Override
        public String and() {
            return " and ";
        }

        @Override
        public String or() {
            return " or ";
        }

        @Override
        public String not() {
            return "not ";
        }

        @Override
        public String quoted(String text) {
            return InsightsQuery.quoted(text);
        }

        @Override
        public String oneOf(String value, List<String> items) {
            return items.size() == 1 ? value + " = " + items.get(0) : value + " in [" + String.join(", ", items) + "]";
        }

        @Override
        public String between(String value, PortRange range) {
            return "(" + value + " >= " + range.from() + " and " + value + " <= " + range.to() + ")";
        }

        @Override
        public String isOf(String value, IpFamily family) {
            return (family == IpFamily.IPV4 ? "isValidIpv4(" : "isValidIpv6(") + value + ")";
        }

        @Override
        public String isIn(String value, Cidr block) {
            return (block.family() == IpFamily.IPV4 ? "isIpv4InSubnet(" : "isIpv6InSubnet(") + value + ", "
                    + quoted(block.toString()) + ")";
        }
    }

    private static final ValueConditions VALUES = new ValueConditions(Language.DIALECT);

    /** The longest query that StartQuery takes. */
    private static final int MOST_CHARACTERS = 10_000;

    /** The most rows that a query gives. */
    private static final int MOST_ROWS = 10_000;

    /** In which the timestamp, which is the start of a record, may be before the time that is asked for. */
    private static final int LONGEST_INTERVAL = 600;

    private static final Map<FlowLogField, String> DISCOVERED = Map.ofEntries(
            Map.entry(FlowLogField.VERSION, "version"),
            Map.entry(FlowLogField.ACCOUNT_ID, "accountId"),
            Map.entry(FlowLogField.INTERFACE_ID, "interfaceId"),
            Map.entry(FlowLogField.SRCADDR, "srcAddr"),
            Map.entry(FlowLogField.DSTADDR, "dstAddr"),
            Map.entry(FlowLogField.SRCPORT, "srcPort"),
            Map.entry(FlowLogField.DSTPORT, "dstPort"),
            Map.entry(FlowLogField.PROTOCOL, "protocol"),
            Map.entry(FlowLogField.PACKETS, "packets"),
            Map.entry(FlowLogField.BYTES, "bytes"),
            Map.entry(FlowLogField.START, "startTime"),
            Map.entry(FlowLogField.END, "endTime"),
            Map.entry(FlowLogField.ACTION, "action"),
            Map.entry(FlowLogField.LOG_STATUS, "logStatus"));

    private final LogSource source;
    private final boolean discovered;

    public InsightsQuery(LogSource source) {
        this.source = source;
        this.discovered = source.format().equals(FlowLogFormat.DEFAULT);
    }

    /**
     * The query, with how to start it in comments.
     *
     * @throws UnwritableQueryException where it is longer than Insights takes
     */
    public WrittenQuery write(Condition condition, Condition.Time time, List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        StringBuilder text = new StringBuilder();
        text.append("# log group: ").append(source.logGroupName()).append('\n');
        if (time.since().isPresent() || time.until().isPresent()) {
            text.append("# time range:");
            time.since().ifPresent(since -> text.append(" --start-time ").append(since - LONGEST_INTERVAL));
            time.until().ifPresent(until -> text.append(" --end-time ").append(until));
            text.append('\n');
        } else {
            all.add("choose the time range where you run it, or give --since and --until");
        }
        all.forEach(note -> text.append("# ").append(note).append('\n'));
        String query = query(condition, time);
        if (query.length() > MOST_CHARACTERS) {
            throw new UnwritableQueryException("the query has " + query.length() + " characters, and Insights takes "
                    + MOST_CHARACTERS + "; ask for fewer interfaces with --interface");
        }
        return new WrittenQuery(text + query + "\n", all);
    }

    private String query(Condition condition, Condition.Time time) {
        List<String> commands = new ArrayList<>();
        commands.add("fields @timestamp, @message");
        if (!discovered) {
            List<FlowLogColumn> columns = source.format().columns();
            commands.add("parse @message \""
                    + columns.stream().map(any -> "*").collect(Collectors.joining(" ")) + "\" as "
                    + columns.stream().map(column -> parsed(column.name())).collect(Collectors.joining(", ")));
        }
        for (Condition part : condition.conjuncts()) {
            commands.add("filter " + write(part));
        }
        time.since().ifPresent(since -> commands.add("filter " + name(FlowLogField.END) + " >= " + since));
        time.until().ifPresent(until -> commands.add("filter " + name(FlowLogField.START) + " < " + until));
        commands.add("sort @timestamp asc");
        commands.add("limit " + MOST_ROWS);
        return String.join("\n| ", commands);
    }

    /** A name that none of the discovered fields has. */
    private static String parsed(String logName) {
        return "log_" + logName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    private String name(FlowLogField field) {
        String known = DISCOVERED.get(field);
        return discovered && known != null ? known : parsed(field.logName());
    }

    private String write(Condition condition) {
        if (condition instanceof Condition.All all) {
            return joined(all.parts(), " and ");
        }
        if (condition instanceof Condition.Any any) {
            return joined(any.parts(), " or ");
        }
        if (condition instanceof Condition.Text text) {
            return Language.DIALECT.oneOf(
                    name(text.field()),
                    text.values().stream().map(InsightsQuery::quoted).toList());
        }
        if (condition instanceof Condition.Numbers number) {
            return number(number);
        }
        if (condition instanceof Condition.Absent absent) {
            return name(absent.field()) + " = \"-\"";
        }
        if (condition instanceof Condition.Address address) {
            return address(address);
        }
        throw new IllegalArgumentException("times are told apart from other conditions");
    }

    private String joined(List<Condition> parts, String word) {
        return parts.stream().map(this::write).collect(Collectors.joining(word, "(", ")"));
    }

    private String number(Condition.Numbers number) {
        return VALUES.number(name(number.field()), number);
    }

    private String address(Condition.Address address) {
        String plain = name(address.field());
        if (!address.asPacket()) {
            return VALUES.address(plain, address.blocks());
        }
        String packet = name(address.packetField());
        return "((" + packet + " != \"-\" and " + VALUES.address(packet, address.blocks()) + ") or (" + packet
                + " = \"-\" and " + VALUES.address(plain, address.blocks()) + "))";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
