package io.vpcwhy.model.intent;

import io.vpcwhy.model.intent.YamlNode.Mapping;
import io.vpcwhy.model.intent.YamlNode.Scalar;
import io.vpcwhy.model.intent.YamlNode.Sequence;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.json.DocumentText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads one intent. */
final class IntentFieldsReader {

    private static final String NAME = "name";
    private static final String REASON = "reason";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String PROTOCOL = "protocol";
    private static final String PORTS = "ports";
    private static final String EXPECT = "expect";
    private static final List<String> KEYS = List.of(NAME, REASON, FROM, TO, PROTOCOL, PORTS, EXPECT);

    private static final String END = "an id, a name, an ARN, tag:Key=Value, a CIDR block, internet or databases";

    private final MistakeList mistakes;

    IntentFieldsReader(MistakeList mistakes) {
        this.mistakes = mistakes;
    }

    /** The intent; empty where it has a mistake. */
    Optional<Intent> read(YamlNode node) {
        if (!(node instanceof Mapping mapping)) {
            mistakes.add(node.line(), "is no intent; a mapping with " + String.join(", ", KEYS) + " is expected");
            return Optional.empty();
        }
        int before = mistakes.size();
        MappingFields fields = MappingFields.of(mapping, KEYS, mistakes);
        fields.require(NAME, "the intent has no name; one that tells it from the others is expected");
        fields.require(FROM, "the intent has no from; " + END + " is expected");
        fields.require(TO, "the intent has no to; " + END + " is expected");
        fields.require(EXPECT, "the intent has no expect; reachable or blocked is expected");
        Optional<String> name = fields.get(NAME).flatMap(value -> text(NAME, value));
        Optional<String> reason = fields.get(REASON).flatMap(value -> text(REASON, value));
        List<WrittenEnd> from = each(FROM, fields, this::end);
        List<WrittenEnd> to = each(TO, fields, this::end);
        List<IpProtocol> protocols = each(PROTOCOL, fields, this::protocol);
        List<PortRange> ports = each(PORTS, fields, this::ports);
        Optional<Expectation> expectation = fields.get(EXPECT).flatMap(this::expectation);
        if (mistakes.size() == before) {
            checkTraffic(mapping.line(), fields, expectation.orElseThrow(), protocols);
        }
        return mistakes.size() > before
                ? Optional.empty()
                : Optional.of(new Intent(
                        name.orElseThrow(),
                        reason,
                        from,
                        to,
                        protocols,
                        ports.isEmpty() ? List.of(PortRange.ALL) : ports,
                        expectation.orElseThrow(),
                        mapping.line()));
    }

    /** Nobody means that every protocol there is must arrive; and only TCP and UDP have ports. */
    private void checkTraffic(int line, MappingFields fields, Expectation expectation, List<IpProtocol> protocols) {
        if (expectation == Expectation.REACHABLE && protocols.isEmpty()) {
            mistakes.add(
                    line,
                    "the intent has no protocol; tcp, udp, icmp or another is expected of what is to be reachable");
        }
        boolean allWithPorts = !protocols.isEmpty() && protocols.stream().allMatch(IpProtocol::hasPorts);
        fields.get(PORTS)
                .filter(ports -> !allWithPorts)
                .ifPresent(ports -> mistakes.add(
                        ports.line(), "only tcp and udp have ports; protocol: tcp or udp is expected with them"));
    }

    private Optional<String> text(String key, YamlNode value) {
        if (value instanceof Scalar scalar && !scalar.text().isBlank()) {
            return Optional.of(scalar.text());
        }
        mistakes.add(
                value.line(), key + " is " + (value instanceof Scalar ? "empty" : "no text") + "; text is expected");
        return Optional.empty();
    }

    /** One value, or a list of at least one; none where the key is not there. */
    private <T> List<T> each(String key, MappingFields fields, BiFunction<String, Scalar, Optional<T>> reader) {
        List<T> read = new ArrayList<>();
        Optional<YamlNode> value = fields.get(key);
        if (value.isEmpty()) {
            return read;
        }
        List<YamlNode> items = value.get() instanceof Sequence list ? list.items() : List.of(value.get());
        if (items.isEmpty()) {
            mistakes.add(value.get().line(), key + " is an empty list; at least one is expected");
        }
        for (YamlNode item : items) {
            if (item instanceof Scalar scalar && !scalar.text().isEmpty()) {
                reader.apply(key, scalar).ifPresent(read::add);
            } else {
                mistakes.add(item.line(), key + " is empty or no plain value; one value or a list of them is expected");
            }
        }
        return read;
    }

    private Optional<WrittenEnd> end(String key, Scalar scalar) {
        try {
            return Optional.of(new WrittenEnd(IntentEnd.parse(scalar.text()), scalar.line()));
        } catch (IllegalArgumentException wrong) {
            mistakes.add(scalar.line(), key + ": " + wrong.getMessage() + "; " + END + " is expected");
            return Optional.empty();
        }
    }

    private Optional<IpProtocol> protocol(String key, Scalar scalar) {
        Optional<IpProtocol> protocol = IpProtocol.tryParse(scalar.text());
        if (protocol.isEmpty()) {
            mistakes.add(
                    scalar.line(),
                    key + " " + DocumentText.quoted(scalar.text())
                            + " is not known; tcp, udp, icmp, icmpv6 or a number from 0 to " + IpProtocol.MAX_NUMBER
                            + " is expected");
        }
        return protocol;
    }

    private Optional<PortRange> ports(String key, Scalar scalar) {
        Optional<PortRange> range = PortRange.tryParse(scalar.text());
        if (range.isEmpty()) {
            mistakes.add(
                    scalar.line(),
                    key + " " + DocumentText.quoted(scalar.text()) + " are none; a port such as 443 or a range such as"
                            + " 8000-8080 is expected, within 0-" + PortRange.MAX_PORT);
        }
        return range;
    }

    private Optional<Expectation> expectation(YamlNode value) {
        for (Expectation each : Expectation.values()) {
            if (value instanceof Scalar scalar && scalar.text().equals(each.toString())) {
                return Optional.of(each);
            }
        }
        mistakes.add(
                value.line(),
                EXPECT + " is " + (value instanceof Scalar scalar ? DocumentText.quoted(scalar.text()) : "no word")
                        + "; reachable or blocked is expected");
        return Optional.empty();
    }
}
