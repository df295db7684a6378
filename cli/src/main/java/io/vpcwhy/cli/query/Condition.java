package io.vpcwhy.cli.query;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.space.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What must hold of a record, by the values that are logged. */
public sealed interface Condition {

    /** All of them hold; everything is taken where there are none. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** One of them holds, at least. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** A field has one of some values. */
    record Text(FlowLogField field, List<String> values) implements Condition {
        public Text {
            values = List.copyOf(values);
        }
    }

    /** A number from 0 to 65535 is among some. */
    record Numbers(FlowLogField field, Listing<PortRange> ranges) implements Condition {}

    /** A field is logged as {@code -}. */
    record Absent(FlowLogField field) implements Condition {}

    /**
     * An address is in some blocks.
     *
     * @param field {@code srcaddr} or {@code dstaddr}
     * @param asPacket whether the address of the packet counts where it is logged, {@code pkt-srcaddr} or
     *     {@code pkt-dstaddr}
     * @param blocks of one family
     */
    record Address(FlowLogField field, boolean asPacket, AddressBlocks blocks) implements Condition {

        /** The field that tells the address of the packet. */
        FlowLogField packetField() {
            return field == FlowLogField.SRCADDR ? FlowLogField.PKT_SRCADDR : FlowLogField.PKT_DSTADDR;
        }
    }

    /**
     * The record is of a time.
     *
     * @param since Unix seconds, before which it must not have ended
     * @param until Unix seconds, before which it must have begun
     */
    record Time(OptionalLong since, OptionalLong until) implements Condition {}

    /** All of them, without nesting that says nothing. */
    static Condition all(List<Condition> parts) {
        List<Condition> flat = new ArrayList<>();
        for (Condition part : parts) {
            if (part instanceof All all) {
                flat.addAll(all.parts());
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new All(flat);
    }

    /** One of them, without nesting that says nothing. */
    static Condition any(List<Condition> parts) {
        List<Condition> flat = new ArrayList<>();
        for (Condition part : parts) {
            if (part instanceof Any any) {
                flat.addAll(any.parts());
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new Any(flat);
    }

    /** The conditions of which all must hold. */
    default List<Condition> conjuncts() {
        return this instanceof All all ? all.parts() : List.of(this);
    }
}
