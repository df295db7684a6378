package io.vpcwhy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.baseline.Acceptance;
import io.vpcwhy.model.baseline.Baseline;
import io.vpcwhy.model.baseline.BaselineException;
import io.vpcwhy.model.baseline.BaselineReader;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.baseline.BaselineComparison;
import io.vpcwhy.simulator.baseline.BaselineEntry;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;

/** What is written is read back: the same packets, reasons, owners and days. */
class BaselineDocumentTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final List<Cidr> BLOCKS = List.of(
            Cidr.parse("0.0.0.0/0"),
            Cidr.parse("10.0.0.0/8"),
            Cidr.parse("10.1.2.0/24"),
            Cidr.parse("192.0.2.1/32"),
            Cidr.parse("::/0"),
            Cidr.parse("2001:db8::/63"),
            Cidr.parse("2001:db8::1/128"));

    private final HeaderSpaces spaces = new HeaderSpaces();

    private HeaderSpace leaf(Random random) {
        int from = random.nextInt(1000);
        PortRange ports = new PortRange(from, from + random.nextInt(60_000));
        Cidr block = BLOCKS.get(random.nextInt(BLOCKS.size()));
        return switch (random.nextInt(7)) {
            case 0 -> spaces.sourceIn(block);
            case 1 -> spaces.destinationIn(block);
            case 2 -> spaces.destinationPorts(ports);
            case 3 -> spaces.sourcePorts(ports);
            case 4 -> spaces.icmp(new IcmpType(random.nextInt(256), random.nextInt(256)));
            case 5 -> spaces.protocol(new IpProtocol(random.nextInt(256)));
            default -> spaces.protocol(IpProtocol.TCP);
        };
    }

    private HeaderSpace set(Random random, int depth) {
        if (depth == 0) {
            return leaf(random);
        }
        HeaderSpace one = set(random, depth - 1);
        HeaderSpace other = set(random, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 -> one.union(other);
            case 1 -> one.intersection(other);
            default -> one.difference(other);
        };
    }

    /** Findings have no packets with the ICMP of the other family. */
    private HeaderSpace occurring(HeaderSpace packets) {
        return packets.difference(spaces.family(IpFamily.IPV4).intersection(spaces.protocol(IpProtocol.ICMPV6)))
                .difference(spaces.family(IpFamily.IPV6).intersection(spaces.protocol(IpProtocol.ICMP)));
    }

    private static String write(List<BaselineEntry> entries) {
        StringWriter out = new StringWriter();
        new BaselineDocument(out).write(entries);
        return out.toString();
    }

    private static Baseline read(String text) throws BaselineException {
        return BaselineReader.read("k.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll long seed, @ForAll @NotBlank String reason, @ForAll @NotBlank String owner)
            throws BaselineException {
        Random random = new Random(seed);
        List<BaselineEntry> entries = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            HeaderSpace packets = occurring(set(random, 4));
            if (!packets.isEmpty()) {
                Acceptance acceptance = new Acceptance(reason, owner, TODAY.plusDays(i));
                entries.add(new BaselineEntry("scope", "igw-1", "eni-1", packets.describe(), acceptance));
            }
        }
        String text = write(entries);
        BaselineComparison kept =
                new BaselineComparison(Network.vpc("vpc-1", "10.0.0.0/16").snapshot(), read(text), TODAY);
        List<BaselineEntry> again = kept.renewed(Optional.empty());
        assertThat(again).hasSameSizeAs(entries);
        for (int i = 0; i < entries.size(); i++) {
            assertThat(again.get(i).acceptance()).isEqualTo(entries.get(i).acceptance());
            assertThat(packets(again.get(i))).isEqualTo(packets(entries.get(i)));
        }
    }

    private HeaderSpace packets(BaselineEntry entry) {
        return spaces.union(entry.packets().stream().map(spaces::of).toList());
    }
}
