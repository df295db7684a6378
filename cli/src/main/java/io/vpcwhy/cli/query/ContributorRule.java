package io.vpcwhy.cli.query;

import io.vpcwhy.cli.render.AnswerJson;
import io.vpcwhy.model.flowlog.FlowLogColumn;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.PortRange;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/**
 * A rule of Contributor Insights that ranks the far ends of records.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ContributorInsights-RuleSyntax.html">Rule
 *     syntax</a>
 */
public final class ContributorRule {

    private static final int MOST_FILTERS = 4;
    private static final int MOST_VALUES = 10;

    private final LogSource source;
    private final Optional<Direction> direction;
    private final List<Filter> filters = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    private record Filter(FlowLogField field, String operator, List<String> values, boolean number) {}

    /** @param direction whose far ends are ranked; empty for both ends */
    public ContributorRule(LogSource source, Optional<Direction> direction) {
        this.source = source;
        this.direction = direction;
    }

    /** The rule's body. What it cannot say, it leaves out, and the notes tell. */
    public WrittenQuery write(Condition condition, Condition.Time time, List<String> more) {
        condition.conjuncts().stream()
                .sorted(Comparator.comparingInt(ContributorRule::rank))
                .forEach(this::add);
        if (time.since().isPresent() || time.until().isPresent()) {
            notes.add("--since and --until are left out: a rule looks at what arrives from now on");
        }
        List<String> all = new ArrayList<>(more);
        all.addAll(notes);
        return new WrittenQuery(json(), all);
    }

    /** What tells most comes first, for there is little room. */
    private static int rank(Condition condition) {
        if (condition instanceof Condition.Numbers number) {
            return number.field() == FlowLogField.PROTOCOL ? 2 : 1;
        }
        return condition instanceof Condition.Text ? 0 : condition instanceof Condition.Address ? 3 : 4;
    }

    private void add(Condition condition) {
        Optional<List<Filter>> found = filters(condition);
        if (found.isEmpty()) {
            notes.add("takes more than was asked for: a rule cannot say " + what(condition));
        } else if (filters.size() + found.get().size() > MOST_FILTERS) {
            notes.add("takes more than was asked for: a rule has " + MOST_FILTERS + " filters, and " + what(condition)
                    + " is left out");
        } else {
            filters.addAll(found.get());
        }
    }

    private static String what(Condition condition) {
        if (condition instanceof Condition.Text text) {
            return "which " + text.field().logName();
        }
        if (condition instanceof Condition.Numbers number) {
            return "which " + number.field().logName();
        }
        return condition instanceof Condition.Address address
                ? "which " + address.field().logName()
                : "alternatives over several fields";
    }

    private static Optional<List<Filter>> filters(Condition condition) {
        if (condition instanceof Condition.Text text) {
            return in(text.field(), "In", text.values());
        }
        if (condition instanceof Condition.Absent absent) {
            return in(absent.field(), "In", List.of("-"));
        }
        if (condition instanceof Condition.Numbers number) {
            return number(number);
        }
        return condition instanceof Condition.Address address && !address.asPacket()
                ? address(address)
                : Optional.empty();
    }

    private static Optional<List<Filter>> in(FlowLogField field, String operator, List<String> values) {
        return values.size() > MOST_VALUES
                ? Optional.empty()
                : Optional.of(List.of(new Filter(field, operator, values, false)));
    }

    private static Optional<List<Filter>> number(Condition.Numbers number) {
        List<PortRange> items = number.ranges().items();
        boolean singles = items.stream().allMatch(range -> range.size() == 1);
        if (singles) {
            return in(
                    number.field(),
                    number.ranges().allBut() ? "NotIn" : "In",
                    items.stream().map(range -> Integer.toString(range.from())).toList());
        }
        if (items.size() > 1 || number.ranges().allBut()) {
            return Optional.empty();
        }
        PortRange range = items.get(0);
        List<Filter> both = new ArrayList<>();
        if (range.from() > 0) {
            both.add(new Filter(number.field(), "GreaterThan", List.of(Integer.toString(range.from() - 1)), true));
        }
        if (range.to() < PortRange.MAX_PORT) {
            both.add(new Filter(number.field(), "LessThan", List.of(Integer.toString(range.to() + 1)), true));
        }
        return Optional.of(both);
    }

    private static Optional<List<Filter>> address(Condition.Address address) {
        List<String> single = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        AddressBlocks meant = address.blocks();
        if (!meant.within().isEverything() && !meant.isWithinAlone()) {
            return Optional.empty();
        }
        for (Cidr block : meant.isWithinAlone() ? List.of(meant.within()) : meant.blocks()) {
            Optional<List<String>> prefixes = AddressPrefixes.prefixes(block);
            if (prefixes.isEmpty()) {
                return Optional.empty();
            }
            prefixes.get().forEach(text -> (text.endsWith(".") ? beginnings : single).add(text));
        }
        boolean not = meant.allBut() && !meant.isWithinAlone();
        if (meant.isEverything() || (!beginnings.isEmpty() && (not || !single.isEmpty()))) {
            return Optional.empty();
        }
        return beginnings.isEmpty()
                ? in(address.field(), not ? "NotIn" : "In", single)
                : in(address.field(), "StartsWith", beginnings);
    }

    private String json() {
        Map<String, String> fields = new LinkedHashMap<>();
        Set<FlowLogField> wanted = new LinkedHashSet<>(keys());
        filters.forEach(filter -> wanted.add(filter.field()));
        List<FlowLogColumn> columns = source.format().columns();
        for (int i = 0; i < columns.size(); i++) {
            int place = i + 1;
            columns.get(i)
                    .field()
                    .filter(wanted::contains)
                    .ifPresent(field -> fields.put(Integer.toString(place), name(field)));
        }
        StringWriter out = new StringWriter();
        JsonGenerator json = AnswerJson.generator(out);
        json.writeStartObject();
        json.writeName("Schema");
        json.writeStartObject();
        json.writeStringProperty("Name", "CloudWatchLogRule");
        json.writeNumberProperty("Version", 1);
        json.writeEndObject();
        json.writeName("LogGroupNames");
        json.writeStartArray();
        json.writeString(source.logGroupName());
        json.writeEndArray();
        json.writeStringProperty("LogFormat", "CLF");
        json.writeName("Fields");
        json.writeStartObject();
        fields.forEach(json::writeStringProperty);
        json.writeEndObject();
        writeContribution(json);
        json.writeStringProperty("AggregateOn", "Count");
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
        return out.toString();
    }

    private void writeContribution(JsonGenerator json) {
        json.writeName("Contribution");
        json.writeStartObject();
        json.writeName("Keys");
        json.writeStartArray();
        keys().forEach(field -> json.writeString(name(field)));
        json.writeEndArray();
        json.writeName("Filters");
        json.writeStartArray();
        for (Filter filter : filters) {
            json.writeStartObject();
            json.writeStringProperty("Match", name(filter.field()));
            if (filter.number()) {
                json.writeNumberProperty(
                        filter.operator(), Integer.parseInt(filter.values().get(0)));
            } else {
                json.writeName(filter.operator());
                json.writeStartArray();
                filter.values().forEach(json::writeString);
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private List<FlowLogField> keys() {
        List<FlowLogField> ends = new ArrayList<>();
        if (!direction.equals(Optional.of(Direction.EGRESS))) {
            ends.add(FlowLogField.SRCADDR);
        }
        if (!direction.equals(Optional.of(Direction.INGRESS))) {
            ends.add(FlowLogField.DSTADDR);
        }
        return ends.stream().filter(source.format()::has).toList();
    }

    private static String name(FlowLogField field) {
        return field.logName().toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
