package io.vpcwhy.model.scope;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.json.JsonRemarks;
import io.vpcwhy.model.json.JsonShape;
import io.vpcwhy.model.json.JsonValue;
import io.vpcwhy.model.json.JsonValue.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads which packets a scope means. */
final class PacketHeaderStatementReader {

    private static final String PROTOCOLS = "Protocols";
    private static final String SOURCE_ADDRESSES = "SourceAddresses";
    private static final String SOURCE_PREFIX_LISTS = "SourcePrefixLists";
    private static final String SOURCE_PORTS = "SourcePorts";
    private static final String DESTINATION_ADDRESSES = "DestinationAddresses";
    private static final String DESTINATION_PREFIX_LISTS = "DestinationPrefixLists";
    private static final String DESTINATION_PORTS = "DestinationPorts";

    private static final List<String> KEYS = List.of(
            PROTOCOLS,
            SOURCE_ADDRESSES,
            SOURCE_PREFIX_LISTS,
            SOURCE_PORTS,
            DESTINATION_ADDRESSES,
            DESTINATION_PREFIX_LISTS,
            DESTINATION_PORTS);

    private static final List<String> AWS_PROTOCOLS = List.of("tcp", "udp");
    private static final List<String> ALL_PROTOCOLS = List.of("tcp", "udp", "icmp", "icmpv6");

    private static final String PORTS_EXPECTED =
            "a port or range in quotes, from 0 to 65535, such as \"22\" or" + " \"1000-2000\",";

    private final JsonShape shape;
    private final JsonRemarks remarks;
    private final ScopeReadOptions options;

    PacketHeaderStatementReader(JsonShape shape, JsonRemarks remarks, ScopeReadOptions options) {
        this.shape = shape;
        this.remarks = remarks;
        this.options = options;
    }

    /** Empty where it has a mistake. */
    Optional<PacketHeaderStatement> read(JsonValue value) {
        int before = remarks.mistakes();
        Optional<JsonObject> object = shape.object(value, KEYS);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        if (object.get().fields().isEmpty()) {
            remarks.mistake(value.path(), "is empty", "at least one of " + JsonShape.oneOf(KEYS) + " is expected");
        }
        notBoth(object.get(), SOURCE_ADDRESSES, SOURCE_PREFIX_LISTS);
        notBoth(object.get(), DESTINATION_ADDRESSES, DESTINATION_PREFIX_LISTS);
        Optional<PacketHeaderStatement> statement = statement(object.get(), before);
        statement.ifPresent(it -> checkThatPacketsMatch(value, it));
        return remarks.mistakes() > before ? Optional.empty() : statement;
    }

    private void notBoth(JsonObject object, String addresses, String prefixLists) {
        if (object.has(addresses) && object.has(prefixLists)) {
            remarks.mistake(
                    object.path(), "has " + addresses + " and " + prefixLists, "only one of the two is expected");
        }
    }

    private Optional<PacketHeaderStatement> statement(JsonObject object, int before) {
        List<IpProtocol> protocols = shape.atLeastOne(object, PROTOCOLS, this::protocol);
        List<Cidr> sources = shape.atLeastOne(object, SOURCE_ADDRESSES, this::addresses);
        List<ResourceReference> sourceLists = shape.atLeastOne(object, SOURCE_PREFIX_LISTS, this::prefixList);
        List<PortRange> sourcePorts = shape.atLeastOne(object, SOURCE_PORTS, this::ports);
        List<Cidr> destinations = shape.atLeastOne(object, DESTINATION_ADDRESSES, this::addresses);
        List<ResourceReference> destinationLists = shape.atLeastOne(object, DESTINATION_PREFIX_LISTS, this::prefixList);
        List<PortRange> destinationPorts = shape.atLeastOne(object, DESTINATION_PORTS, this::ports);
        return remarks.mistakes() > before
                ? Optional.empty()
                : Optional.of(new PacketHeaderStatement(
                        protocols,
                        sources,
                        sourceLists,
                        sourcePorts,
                        destinations,
                        destinationLists,
                        destinationPorts));
    }

    private Optional<IpProtocol> protocol(JsonValue value) {
        List<String> known = options.beyondAws() ? ALL_PROTOCOLS : AWS_PROTOCOLS;
        Optional<String> name = shape.name(value, JsonShape.oneOf(known));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!known.contains(name.get())) {
            boolean icmp = ALL_PROTOCOLS.contains(name.get());
            remarks.mistake(
                    value.path(),
                    value.found()
                            + (icmp ? " is not analyzed by Network Access Analyzer" : " is no protocol of a scope"),
                    JsonShape.oneOf(known) + " is expected" + (icmp ? ", or leave to go beyond AWS" : ""));
            return Optional.empty();
        }
        return IpProtocol.tryParse(name.get());
    }

    private Optional<Cidr> addresses(JsonValue value) {
        String expected = options.beyondAws()
                ? "an address or block such as 10.0.0.5, 10.0.0.0/16 or 2001:db8::/56"
                : "an IPv4 address or block such as 10.0.0.5 or 10.0.0.0/16";
        Optional<String> text = shape.name(value, expected);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Cidr> cidr = Cidr.tryParse(text.get())
                .or(() -> IpAddress.tryParse(text.get()).map(Cidr::host));
        if (cidr.isEmpty()) {
            remarks.mistake(
                    value.path(), value.found() + " is no address and no CIDR block", expected + " is expected");
        } else if (cidr.get().family() == IpFamily.IPV6 && !options.beyondAws()) {
            remarks.mistake(
                    value.path(),
                    value.found() + " is IPv6, which Network Access Analyzer does not analyze",
                    expected + " is expected, or leave to go beyond AWS");
        }
        return cidr;
    }

    private Optional<ResourceReference> prefixList(JsonValue value) {
        String expected = "the id or ARN of a prefix list, such as pl-0123456789abcdef0,";
        Optional<String> text = shape.name(value, expected);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<ResourceReference> list =
                ResourceReference.tryParse(text.get()).filter(it -> it.kind() == NamedKind.PREFIX_LIST);
        if (list.isEmpty()) {
            remarks.mistake(value.path(), value.found() + " is no prefix list", expected + " is expected");
        }
        return list;
    }

    private Optional<PortRange> ports(JsonValue value) {
        Optional<String> text = shape.name(value, PORTS_EXPECTED);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<PortRange> ports = PortRange.tryParse(text.get());
        if (ports.isEmpty()) {
            remarks.mistake(
                    value.path(), value.found() + " is no port and no range of ports", PORTS_EXPECTED + " is expected");
        }
        return ports;
    }

    /** A statement that no packet can match would be taken for a scope without findings. */
    private void checkThatPacketsMatch(JsonValue value, PacketHeaderStatement statement) {
        List<IpProtocol> protocols = statement.protocols();
        boolean ports = !statement.sourcePorts().isEmpty()
                || !statement.destinationPorts().isEmpty();
        if (ports && protocols.stream().anyMatch(IpProtocol::isIcmp)) {
            remarks.mistake(value.path(), "has ports and ICMP", "ports are expected with tcp and udp alone");
        }
        Set<IpFamily> families = EnumSet.allOf(IpFamily.class);
        families.retainAll(familiesOf(statement.sourceAddresses()));
        families.retainAll(familiesOf(statement.destinationAddresses()));
        boolean any = protocols.isEmpty()
                || protocols.stream().anyMatch(each -> families.stream().anyMatch(family -> exists(each, family)));
        if (families.isEmpty() || !any) {
            remarks.mistake(
                    value.path(),
                    "no packet matches: its addresses and protocols are of IPv4 and of IPv6",
                    "addresses and protocols of one family are expected");
        }
    }

    private static Set<IpFamily> familiesOf(List<Cidr> addresses) {
        Set<IpFamily> families = EnumSet.noneOf(IpFamily.class);
        addresses.forEach(each -> families.add(each.family()));
        return families.isEmpty() ? EnumSet.allOf(IpFamily.class) : families;
    }

    private static boolean exists(IpProtocol protocol, IpFamily family) {
        return !protocol.isIcmp() || protocol.equals(IpProtocol.ICMP) == (family == IpFamily.IPV4);
    }
}
