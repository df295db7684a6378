package io.vpcwhy.cli;

import io.vpcwhy.cli.query.AddressBlocks;
import io.vpcwhy.cli.query.Condition;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.space.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say by their fields which records a query is to find. */
final class RecordFieldOptions {

    @Option(names = "--protocol", paramLabel = "tcp|udp|icmp|NUMBER", description = "Only records of this protocol.")
    private @Nullable String protocol;

    @Option(names = "--srcport", paramLabel = "PORTS", description = "Only from these ports: 443 or 1024-65535.")
    private @Nullable String sourcePorts;

    @Option(names = "--dstport", paramLabel = "PORTS", description = "Only to these ports.")
    private @Nullable String destinationPorts;

    @Option(names = "--from", paramLabel = "CIDR", description = "Only from this address or block.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "CIDR", description = "Only to this address or block.")
    private @Nullable String to;

    @Option(
            names = "--direction",
            paramLabel = "ingress|egress",
            description = "Only this way, seen from the interface; the format has to have flow-direction.")
    private @Nullable Direction direction;

    /** Whether one of them was given. */
    boolean given() {
        return protocol != null
                || sourcePorts != null
                || destinationPorts != null
                || from != null
                || to != null
                || direction != null;
    }

    Optional<Direction> direction() {
        return Optional.ofNullable(direction);
    }

    /**
     * The conditions, for records of a format.
     *
     * @throws InputException where one of them is no value, or the format has not its field
     */
    List<Condition> conditions(FlowLogFormat format) {
        List<Condition> conditions = new ArrayList<>();
        if (protocol != null) {
            IpProtocol number = IpProtocol.tryParse(protocol)
                    .orElseThrow(() -> new InputException(
                            "--protocol " + protocol + " is neither tcp, udp, icmp nor a number from 0 to 255"));
            require(format, FlowLogField.PROTOCOL, "--protocol");
            conditions.add(new Condition.Numbers(
                    FlowLogField.PROTOCOL, new Listing<>(false, List.of(PortRange.of(number.number())))));
        }
        ports(format, FlowLogField.SRCPORT, "--srcport", sourcePorts, conditions);
        ports(format, FlowLogField.DSTPORT, "--dstport", destinationPorts, conditions);
        address(format, FlowLogField.SRCADDR, "--from", from, conditions);
        address(format, FlowLogField.DSTADDR, "--to", to, conditions);
        if (direction != null) {
            require(format, FlowLogField.FLOW_DIRECTION, "--direction");
            conditions.add(new Condition.Text(FlowLogField.FLOW_DIRECTION, List.of(direction.toString())));
        }
        return conditions;
    }

    private static void ports(
            FlowLogFormat format,
            FlowLogField field,
            String option,
            @Nullable String text,
            List<Condition> conditions) {
        if (text == null) {
            return;
        }
        PortRange range = PortRange.tryParse(text)
                .orElseThrow(() -> new InputException(
                        option + " " + text + " is no port or range of ports; write 443 or 1024-65535"));
        require(format, field, option);
        conditions.add(new Condition.Numbers(field, new Listing<>(false, List.of(range))));
    }

    private static void address(
            FlowLogFormat format,
            FlowLogField field,
            String option,
            @Nullable String text,
            List<Condition> conditions) {
        if (text == null) {
            return;
        }
        Cidr block = Cidr.tryParse(text)
                .or(() -> IpAddress.tryParse(text).map(Cidr::host))
                .orElseThrow(() -> new InputException(
                        option + " " + text + " is no address or block; write 10.0.1.5 or 10.0.0.0/16"));
        require(format, field, option);
        FlowLogField packet = field == FlowLogField.SRCADDR ? FlowLogField.PKT_SRCADDR : FlowLogField.PKT_DSTADDR;
        conditions.add(new Condition.Address(field, format.has(packet), AddressBlocks.of(List.of(block))));
    }

    /** What the records do not tell cannot be asked for. */
    static void require(FlowLogFormat format, FlowLogField field, String option) {
        if (!format.has(field)) {
            throw new InputException(option + ": the flow log's format has no " + field.logName());
        }
    }
}
