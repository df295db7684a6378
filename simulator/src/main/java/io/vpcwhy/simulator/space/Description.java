package io.vpcwhy.simulator.space;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a set apart into products, field by field in the order of the diagram: the values of a field which leave the same
 * of the fields below it share a product. So products are disjoint, and the same for equal sets.
 */
final class Description {

    private final NodeTable table;
    private final IpFamily family;
    private final List<HeaderProduct> products;

    private Description(NodeTable table, IpFamily family, List<HeaderProduct> products) {
        this.table = table;
        this.family = family;
        this.products = products;
    }

    static List<HeaderProduct> of(NodeTable table, int set) {
        List<HeaderProduct> products = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            Description part = new Description(table, family, products);
            FieldBlocks.protocols(table, ofFamily(table, set, family)).forEach(part::addByAddresses);
        }
        return List.copyOf(products);
    }

    /** The set without what it says of the other family. */
    static int ofFamily(NodeTable table, int set, IpFamily family) {
        if (table.level(set) != HeaderField.FAMILY.first()) {
            return set;
        }
        return family == IpFamily.IPV4 ? table.low(set) : table.high(set);
    }

    private void addByAddresses(int set, List<IpProtocol> protocols) {
        FieldBlocks.cidrs(table, set, HeaderField.DESTINATION, family)
                .forEach((below, destinations) -> FieldBlocks.cidrs(table, below, HeaderField.SOURCE, family)
                        .forEach((rest, sources) -> addByPorts(rest, protocols, destinations, sources)));
    }

    private void addByPorts(int set, List<IpProtocol> protocols, List<Cidr> destinations, List<Cidr> sources) {
        FieldBlocks.ranges(table, set, HeaderField.DESTINATION_PORT, PortRange::new)
                .forEach((below, destinationPorts) -> FieldBlocks.ranges(
                                table, below, HeaderField.SOURCE_PORT, PortRange::new)
                        .forEach((rest, sourcePorts) -> FieldBlocks.ranges(
                                        table, rest, HeaderField.ICMP, IcmpRange::ofNumbers)
                                .forEach((all, icmp) -> products.add(new HeaderProduct(
                                        family,
                                        sources,
                                        destinations,
                                        protocols,
                                        sourcePorts,
                                        destinationPorts,
                                        icmp)))));
    }
}
