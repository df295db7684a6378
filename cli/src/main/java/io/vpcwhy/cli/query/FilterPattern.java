package io.vpcwhy.cli.query;

import io.vpcwhy.model.flowlog.FlowLogColumn;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.space.Listing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Space-delimited filter patterns of CloudWatch Logs: a condition a field, in the order of the format. Alternatives over
 * several fields become several patterns.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html">
 *     Filter pattern syntax for metric filters</a>
 */
final class FilterPattern {

    /** The longest pattern that PutMetricFilter takes. */
    private static final int MOST_CHARACTERS = 1_024;

    /** More would not be read by anybody. */
    private static final int MOST_PATTERNS = 20;

    private final FlowLogFormat format;
    private final Set<String> notes = new LinkedHashSet<>();

    FilterPattern(FlowLogFormat format) {
        this.format = format;
    }

    /** What the patterns do not say, after they were written. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** One or more patterns; a record that is asked for fits one of them. */
    List<String> write(Condition condition) {
        Set<String> patterns = new LinkedHashSet<>();
        for (List<Condition> alternative : alternatives(condition)) {
            patterns.add(pattern(alternative));
        }
        if (patterns.size() > MOST_PATTERNS) {
            throw tooMany(patterns.size());
        }
        return List.copyOf(patterns);
    }

    private static UnwritableQueryException tooMany(int count) {
        return new UnwritableQueryException("a filter pattern has one condition a field, and this takes " + count
                + " patterns; ask for fewer with --interface, or use query insights");
    }

    /** Conditions on single fields, all of which must hold in one of the alternatives. */
    private List<List<Condition>> alternatives(Condition condition) {
        if (condition instanceof Condition.Any any) {
            List<List<Condition>> alternatives = new ArrayList<>();
            any.parts().forEach(part -> alternatives.addAll(alternatives(part)));
            return alternatives;
        }
        if (condition instanceof Condition.All all) {
            List<List<Condition>> alternatives = List.of(List.of());
            for (Condition part : all.parts()) {
                alternatives = product(alternatives, alternatives(part));
            }
            return alternatives;
        }
        if (condition instanceof Condition.Numbers number) {
            return ranges(number);
        }
        return condition instanceof Condition.Address address && address.asPacket()
                ? packetAddress(address)
                : List.of(List.of(condition));
    }

    private static List<List<Condition>> product(List<List<Condition>> some, List<List<Condition>> others) {
        if ((long) some.size() * others.size() > 1_000L * MOST_PATTERNS) {
            throw tooMany(some.size() * others.size());
        }
        List<List<Condition>> product = new ArrayList<>();
        for (List<Condition> one : some) {
            for (List<Condition> other : others) {
                List<Condition> both = new ArrayList<>(one);
                both.addAll(other);
                product.add(both);
            }
        }
        return product;
    }

    private static List<List<Condition>> packetAddress(Condition.Address address) {
        Condition packet = new Condition.Address(address.packetField(), false, address.blocks());
        Condition plain = new Condition.Address(address.field(), false, address.blocks());
        return List.of(List.of(packet), List.of(new Condition.Absent(address.packetField()), plain));
    }

    /** Single numbers fit into one condition, and so does one range: all others become patterns of their own. */
    private static List<List<Condition>> ranges(Condition.Numbers number) {
        List<PortRange> items = number.ranges().items();
        boolean oneCondition = items.size() == 1
                || items.stream().allMatch(range -> range.size() == 1)
                || number.ranges().allBut();
        if (oneCondition) {
            return List.of(List.of(number));
        }
        List<List<Condition>> alternatives = new ArrayList<>();
        for (PortRange range : items) {
            alternatives.add(List.of(new Condition.Numbers(number.field(), new Listing<>(false, List.of(range)))));
        }
        return alternatives;
    }

    private String pattern(List<Condition> conditions) {
        Map<FlowLogField, String> byField = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            FlowLogField field = field(condition);
            String name = name(field.logName());
            Optional<String> written = byField.containsKey(field) ? Optional.empty() : write(condition, name);
            if (written.isPresent()) {
                byField.put(field, written.get());
            } else {
                notes.add("takes more than was asked for: a filter pattern cannot say which " + field.logName());
            }
        }
        List<String> parts = new ArrayList<>();
        for (FlowLogColumn column : format.columns()) {
            String plain = name(column.name());
            parts.add(column.field()
                    .flatMap(field -> Optional.ofNullable(byField.get(field)))
                    .orElse(plain));
        }
        String pattern = "[" + String.join(", ", parts) + "]";
        if (pattern.length() > MOST_CHARACTERS) {
            throw new UnwritableQueryException(
                    "the pattern has " + pattern.length() + " characters, and CloudWatch Logs" + " takes "
                            + MOST_CHARACTERS + "; ask for fewer interfaces or addresses, or use query insights");
        }
        return pattern;
    }

    private static String name(String logName) {
        return logName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    private static FlowLogField field(Condition condition) {
        if (condition instanceof Condition.Text text) {
            return text.field();
        }
        if (condition instanceof Condition.Numbers number) {
            return number.field();
        }
        if (condition instanceof Condition.Absent absent) {
            return absent.field();
        }
        if (condition instanceof Condition.Address address) {
            return address.field();
        }
        throw new IllegalArgumentException("times are told apart from other conditions");
    }

    private static Optional<String> write(Condition condition, String name) {
        if (condition instanceof Condition.Text text) {
            return Optional.of(either(name, text.values()));
        }
        if (condition instanceof Condition.Absent) {
            return Optional.of(either(name, List.of("-")));
        }
        if (condition instanceof Condition.Numbers number) {
            return number(name, number);
        }
        return address(name, (Condition.Address) condition);
    }

    private static String either(String name, List<String> values) {
        return String.join(
                " || ",
                values.stream().map(value -> name + "=\"" + value + "\"").toList());
    }

    private static Optional<String> number(String name, Condition.Numbers number) {
        List<PortRange> items = number.ranges().items();
        List<String> parts = new ArrayList<>();
        if (number.ranges().allBut()) {
            if (items.stream().anyMatch(range -> range.size() > 1)) {
                return items.size() == 1
                        ? Optional.of(name + "<" + items.get(0).from() + " || " + name + ">"
                                + items.get(0).to())
                        : Optional.empty();
            }
            items.forEach(range -> parts.add(name + "!=" + range.from()));
            return Optional.of(String.join(" && ", parts));
        }
        if (items.size() == 1 && items.get(0).size() > 1) {
            return Optional.of(name + ">=" + items.get(0).from() + " && " + name + "<="
                    + items.get(0).to());
        }
        items.forEach(range -> parts.add(name + "=" + range.from()));
        return Optional.of(String.join(" || ", parts));
    }

    private static Optional<String> address(String name, Condition.Address address) {
        AddressBlocks meant = address.blocks();
        Optional<List<String>> texts = AddressPrefixes.wildcards(meant.blocks());
        Optional<List<String>> within = meant.within().isEverything()
                ? Optional.of(List.of())
                : AddressPrefixes.wildcards(List.of(meant.within()));
        boolean several = within.filter(some -> some.size() > 1).isPresent()
                && !meant.blocks().isEmpty();
        if (texts.isEmpty() || within.isEmpty() || several || meant.isEverything()) {
            return Optional.empty();
        }
        if (!meant.allBut()) {
            return Optional.of(joined(name, "=", texts.get(), " || "));
        }
        List<String> parts = new ArrayList<>();
        if (!within.get().isEmpty()) {
            parts.add(joined(name, "=", within.get(), " || "));
        }
        if (!texts.get().isEmpty()) {
            parts.add(joined(name, "!=", texts.get(), " && "));
        }
        return Optional.of(String.join(" && ", parts));
    }

    private static String joined(String name, String operator, List<String> texts, String word) {
        return String.join(
                word, texts.stream().map(text -> name + operator + text).toList());
    }
}
