package io.vpcwhy.simulator.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.baseline.Acceptance;
import io.vpcwhy.model.baseline.AcceptedFinding;
import io.vpcwhy.model.baseline.AcceptedHeader;
import io.vpcwhy.model.baseline.Baseline;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.baseline.ScopeBaseline.Part;
import io.vpcwhy.simulator.reach.OutsidePackets;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every baseline and every finding, on random ones. */
class ScopeBaselinePropertiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final WayEnd INTERNET = new WayEnd.Internet("igw-1");
    private static final WayEnd OFFICE = new WayEnd.OnPremises("vgw-1");

    private final HeaderSpaces spaces = new HeaderSpaces();
    private final OutsidePackets outside = new OutsidePackets(
            Network.vpc("vpc-1", "10.0.0.0/16")
                    .subnet("subnet-1", "10.0.1.0/24")
                    .networkInterface("eni-1", "subnet-1", nic -> nic.address("10.0.1.10", "198.51.100.10"))
                    .snapshot(),
            spaces);

    private static AcceptedHeader header(Random random) {
        int from = random.nextInt(100);
        return new AcceptedHeader(
                List.of(Cidr.of(Cidr.parse("203.0.113.0/24").first(), 22 + random.nextInt(10))),
                List.of(Cidr.parse(random.nextBoolean() ? "192.168.0.0/16" : "192.168.4.0/24")),
                List.of(random.nextBoolean() ? IpProtocol.TCP : IpProtocol.UDP),
                List.of(PortRange.ALL),
                List.of(new PortRange(from, from + random.nextInt(100))),
                List.of());
    }

    private static AcceptedFinding entry(Random random) {
        List<AcceptedHeader> headers = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            headers.add(header(random));
        }
        LocalDate expires = TODAY.plusDays(random.nextInt(3) - 1);
        return new AcceptedFinding(
                "scope", "igw-1", "vgw-1", headers, new Acceptance("r" + random.nextInt(3), "o", expires));
    }

    private HeaderSpace packets(Random random) {
        AcceptedPackets packets = new AcceptedPackets(spaces);
        return outside.possible(packets.of(entry(random)).union(packets.of(entry(random))), INTERNET, OFFICE);
    }

    private ScopeBaseline baseline(List<AcceptedFinding> entries) {
        return new ScopeBaseline(
                "scope", new Baseline(entries), TODAY, spaces, outside, (source, destination) -> false);
    }

    @Property(tries = 200)
    void everyPacketStandsInOnePartByWhatTheEntriesSay(@ForAll long seed) {
        Random random = new Random(seed);
        List<AcceptedFinding> entries = List.of(entry(random), entry(random), entry(random));
        HeaderSpace found = packets(random);
        List<HeaderSpace> told = new ArrayList<>();
        AcceptedPackets packets = new AcceptedPackets(spaces);
        for (Part part : baseline(entries).parts(INTERNET, OFFICE, "vgw-1", found)) {
            told.forEach(other -> assertThat(other.intersects(part.packets())).isFalse());
            told.add(part.packets());
            for (AcceptedFinding entry : entries) {
                boolean holds = !entry.acceptance().isExpired(TODAY);
                if (holds && part.standing().counts()) {
                    assertThat(packets.of(entry).intersects(part.packets())).isFalse();
                }
            }
        }
        assertThat(spaces.union(told)).isEqualTo(found);
    }

    @Property(tries = 200)
    void whatIsWrittenAcceptsExactlyWhatWasFound(@ForAll long seed) {
        Random random = new Random(seed);
        ScopeBaseline before = baseline(List.of(entry(random), entry(random)));
        HeaderSpace found = packets(random);
        before.parts(INTERNET, OFFICE, "vgw-1", found);
        List<BaselineEntry> entries = before.renewed(Optional.of(new Acceptance("now", "o", TODAY)));
        HeaderSpace written = spaces.union(entries.stream()
                .flatMap(entry -> entry.packets().stream())
                .map(spaces::of)
                .toList());
        assertThat(outside.possible(written, INTERNET, OFFICE)).isEqualTo(found);
    }
}
