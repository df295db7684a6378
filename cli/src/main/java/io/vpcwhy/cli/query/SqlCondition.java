package io.vpcwhy.cli.query;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes conditions as SQL of Athena.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/functions-env3.html">Functions in Athena</a>
 */
final class SqlCondition {
    /** How Athena writes it. */
    private enum Sql implements QueryDialect {
        DIALECT;

        @Override
        public String and() {
            return " AND ";
        }

        @Override
        public String or() {
            return " OR ";
        }

        @Override
        public String not() {
            return "NOT ";
        }

        @Override
        public String quoted(String text) {
            return SqlCondition.quoted(text);
        }

        @Override
        public String oneOf(String value, List<String> items) {
            return items.size() == 1 ? value + " = " + items.get(0) : value + " IN (" + String.join(", ", items) + ")";
        }

        @Override
        public String between(String value, PortRange range) {
            return value + " BETWEEN " + range.from() + " AND " + range.to();
        }

        @Override
        public String isOf(String value, IpFamily family) {
            return "strpos(" + value + ", '" + (family == IpFamily.IPV4 ? "." : ":") + "') > 0";
        }

        @Override
        public String isIn(String value, Cidr block) {
            return "contains(" + quoted(block.toString()) + ", TRY_CAST(" + value + " AS ipaddress))";
        }
    }

    private static final ValueConditions VALUES = new ValueConditions(Sql.DIALECT);

    private SqlCondition() {}

    /** The name of a field's column; one that SQL has a meaning for is quoted. */
    static String column(FlowLogField field) {
        String name = columnName(field.logName());
        return name.equals("end") || name.equals("start") ? '"' + name + '"' : name;
    }

    static String columnName(String logName) {
        return logName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    /** Lines of conditions, each after the first with an AND before it. */
    static List<String> lines(Condition condition) {
        List<String> lines = new ArrayList<>();
        for (Condition part : condition.conjuncts()) {
            lines.add(write(part));
        }
        return lines.isEmpty() ? List.of("true") : lines;
    }

    static String write(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().isEmpty() ? "true" : joined(all.parts(), " AND ");
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().isEmpty() ? "false" : joined(any.parts(), " OR ");
        }
        if (condition instanceof Condition.Text text) {
            return Sql.DIALECT.oneOf(
                    column(text.field()),
                    text.values().stream().map(SqlCondition::quoted).toList());
        }
        if (condition instanceof Condition.Numbers number) {
            return number(number);
        }
        if (condition instanceof Condition.Absent absent) {
            return absent(absent.field());
        }
        return condition instanceof Condition.Address address ? address(address) : time((Condition.Time) condition);
    }

    private static String joined(List<Condition> parts, String word) {
        return parts.stream().map(SqlCondition::write).collect(Collectors.joining(word, "(", ")"));
    }

    /** A column of numbers has NULL where text has a hyphen. */
    private static String absent(FlowLogField field) {
        return switch (field.kind()) {
            case INTEGER, COUNT, PORT, PROTOCOL, TIME -> column(field) + " IS NULL";
            default -> "(" + column(field) + " IS NULL OR " + column(field) + " = '-')";
        };
    }

    private static String number(Condition.Numbers number) {
        return VALUES.number(column(number.field()), number);
    }

    private static String address(Condition.Address address) {
        String column = column(address.field());
        String value = address.asPacket()
                ? "COALESCE(NULLIF(" + column(address.packetField()) + ", '-'), " + column + ")"
                : column;
        return VALUES.address(value, address.blocks());
    }

    private static String time(Condition.Time time) {
        List<String> parts = new ArrayList<>();
        time.since().ifPresent(since -> parts.add(column(FlowLogField.END) + " >= " + since));
        time.until().ifPresent(until -> parts.add(column(FlowLogField.START) + " < " + until));
        return parts.isEmpty() ? "true" : String.join(" AND ", parts);
    }

    /** A text of SQL. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
