package io.vpcwhy.model.baseline;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.json.JsonRemarks;
import io.vpcwhy.model.json.JsonShape;
import io.vpcwhy.model.json.JsonValue;
import io.vpcwhy.model.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads which packets are accepted. What a header does not restrict has to be said, so that nothing that is lost
 * accepts more.
 */
final class AcceptedHeaderReader {

    private static final String SOURCE_ADDRESSES = "SourceAddresses";
    private static final String DESTINATION_ADDRESSES = "DestinationAddresses";
    private static final String SOURCE_PORTS = "SourcePortRanges";
    private static final String DESTINATION_PORTS = "DestinationPortRanges";
    private static final String PROTOCOLS = "Protocols";
    private static final String ICMP_TYPES = "IcmpTypes";
    private static final String FROM = "From";
    private static final String TO = "To";

    private static final List<String> KEYS =
            List.of(SOURCE_ADDRESSES, DESTINATION_ADDRESSES, SOURCE_PORTS, DESTINATION_PORTS, PROTOCOLS, ICMP_TYPES);

    private static final String BLOCK_EXPECTED = "a block such as 10.0.0.0/16 or 2001:db8::/56";
    private static final String PORTS_EXPECTED = "a range of ports such as {\"From\": 0, \"To\": 65535}";
    private static final String PROTOCOL_EXPECTED = "the number of a protocol in quotes, such as \"6\" for TCP,";
    private static final String TYPES_EXPECTED = "an ICMP type and code such as 8/0, or a range such as 3/0-3/255";

    private static final Pattern TYPES = Pattern.compile("([0-9]{1,3})/([0-9]{1,3})(?:-([0-9]{1,3})/([0-9]{1,3}))?");

    private final JsonShape shape;
    private final JsonRemarks remarks;

    AcceptedHeaderReader(JsonShape shape, JsonRemarks remarks) {
        this.shape = shape;
        this.remarks = remarks;
    }

    /** Empty where it has a mistake. */
    Optional<AcceptedHeader> read(JsonValue value) {
        int before = remarks.mistakes();
        Optional<JsonObject> object = shape.object(value, KEYS);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        AcceptedHeader header = new AcceptedHeader(
                required(object.get(), SOURCE_ADDRESSES, this::block),
                required(object.get(), DESTINATION_ADDRESSES, this::block),
                shape.atLeastOne(object.get(), PROTOCOLS, this::protocol),
                required(object.get(), SOURCE_PORTS, this::ports),
                required(object.get(), DESTINATION_PORTS, this::ports),
                shape.atLeastOne(object.get(), ICMP_TYPES, this::types));
        if (remarks.mistakes() == before) {
            checkThatItMeansWhatItSays(value, header);
        }
        return remarks.mistakes() == before ? Optional.of(header) : Optional.empty();
    }

    private <T> List<T> required(JsonObject object, String key, Function<JsonValue, Optional<T>> reader) {
        shape.required(object, key, "a list");
        return shape.atLeastOne(object, key, reader);
    }

    private void checkThatItMeansWhatItSays(JsonValue value, AcceptedHeader header) {
        if (Stream.concat(header.sources().stream(), header.destinations().stream())
                        .map(Cidr::family)
                        .distinct()
                        .count()
                > 1) {
            remarks.mistake(value.path(), "has IPv4 and IPv6 addresses", "a header for each family is expected");
        }
        List<PortRange> all = List.of(PortRange.ALL);
        boolean ports =
                !header.sourcePorts().equals(all) || !header.destinationPorts().equals(all);
        if (ports && !areAll(header.protocols(), IpProtocol::hasPorts)) {
            remarks.mistake(
                    value.path(),
                    "has ports, and protocols without ports",
                    "a header with \"Protocols\": [\"6\", \"17\"] or one of them is expected");
        }
        if (!header.icmp().isEmpty() && !areAll(header.protocols(), IpProtocol::isIcmp)) {
            remarks.mistake(
                    value.path(),
                    "has ICMP types, and protocols without types",
                    "a header with \"Protocols\": [\"1\"], or [\"58\"] for IPv6, is expected");
        }
    }

    private static boolean areAll(List<IpProtocol> protocols, Predicate<IpProtocol> kind) {
        return !protocols.isEmpty() && protocols.stream().allMatch(kind);
    }

    /** Bits beyond the length of a block are refused: they say less than the block accepts. */
    private Optional<Cidr> block(JsonValue value) {
        return parsed(
                value,
                BLOCK_EXPECTED,
                text -> Cidr.tryParse(text)
                        .filter(block -> IpAddress.tryParse(text.substring(0, text.indexOf('/')))
                                .filter(block.network()::equals)
                                .isPresent()));
    }

    private Optional<IpProtocol> protocol(JsonValue value) {
        return parsed(value, PROTOCOL_EXPECTED, IpProtocol::tryParse);
    }

    private Optional<AcceptedHeader.Types> types(JsonValue value) {
        return parsed(value, TYPES_EXPECTED, AcceptedHeaderReader::types);
    }

    private <T> Optional<T> parsed(JsonValue value, String expected, Function<String, Optional<T>> parser) {
        Optional<String> text = shape.text(value, expected);
        Optional<T> parsed = text.flatMap(parser);
        if (text.isPresent() && parsed.isEmpty()) {
            remarks.mistake(value.path(), value.found() + " is none", expected + " is expected");
        }
        return parsed;
    }

    private static Optional<AcceptedHeader.Types> types(String text) {
        Matcher parts = TYPES.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<IcmpType> from = type(parts.group(1), parts.group(2));
        Optional<IcmpType> to = parts.group(3) == null ? from : type(parts.group(3), parts.group(4));
        return from.flatMap(first ->
                to.filter(last -> number(first) <= number(last)).map(last -> new AcceptedHeader.Types(first, last)));
    }

    private static Optional<IcmpType> type(String type, String code) {
        int typeNumber = Integer.parseInt(type);
        int codeNumber = Integer.parseInt(code);
        return typeNumber <= 255 && codeNumber <= 255
                ? Optional.of(new IcmpType(typeNumber, codeNumber))
                : Optional.empty();
    }

    private static int number(IcmpType type) {
        return type.type() << 8 | type.code();
    }

    private Optional<PortRange> ports(JsonValue value) {
        Optional<JsonObject> object = shape.object(value, List.of(FROM, TO));
        if (object.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt from = port(object.get(), FROM);
        OptionalInt to = port(object.get(), TO);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.getAsInt() > to.getAsInt()) {
            remarks.mistake(
                    value.path(),
                    "runs from " + from.getAsInt() + " to " + to.getAsInt(),
                    "the lower port first is expected");
            return Optional.empty();
        }
        return Optional.of(new PortRange(from.getAsInt(), to.getAsInt()));
    }

    private OptionalInt port(JsonObject object, String key) {
        return shape.required(object, key, PORTS_EXPECTED)
                .map(value -> shape.integer(value, 0, PortRange.MAX_PORT, "a port from 0 to " + PortRange.MAX_PORT))
                .orElseGet(OptionalInt::empty);
    }
}
