package io.vpcwhy.model.baseline;

import static io.vpcwhy.model.baseline.Baselines.ONE;
import static io.vpcwhy.model.baseline.Baselines.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What baselines say, and what they may not. */
class BaselineReaderTest {

    @Test
    void anEntrySaysWhatIsAcceptedWhyByWhomAndUntilWhen() throws BaselineException {
        AcceptedFinding finding = Baselines.read(ONE).findings().get(0);
        assertThat(finding.scope()).isEqualTo("no-ssh");
        assertThat(finding.source()).isEqualTo("igw-1");
        assertThat(finding.destination()).isEqualTo("eni-1");
        assertThat(finding.acceptance())
                .isEqualTo(new Acceptance("moves in spring", "net-team", LocalDate.of(2027, 2, 28)));
        AcceptedHeader ssh = finding.headers().get(0);
        assertThat(ssh.sources()).containsExactly(Cidr.parse("203.0.113.0/24"));
        assertThat(ssh.destinations()).containsExactly(Cidr.parse("198.51.100.7/32"));
        assertThat(ssh.protocols()).containsExactly(IpProtocol.TCP);
        assertThat(ssh.sourcePorts()).containsExactly(PortRange.ALL);
        assertThat(ssh.destinationPorts()).containsExactly(new PortRange(22, 23));
        assertThat(finding.headers().get(1).icmp())
                .containsExactly(
                        new AcceptedHeader.Types(new IcmpType(128, 0), new IcmpType(128, 0)),
                        new AcceptedHeader.Types(new IcmpType(129, 0), new IcmpType(129, 7)));
    }

    @Test
    void anEntryHoldsThroughItsLastDay() {
        Acceptance acceptance = new Acceptance("r", "o", LocalDate.of(2027, 2, 28));
        assertThat(acceptance.isExpired(LocalDate.of(2027, 2, 28))).isFalse();
        assertThat(acceptance.isExpired(LocalDate.of(2027, 3, 1))).isTrue();
    }

    @Test
    void nothingMayBeAccepted() throws BaselineException {
        assertThat(Baselines.read("{\"Version\": 1, \"Findings\": []}").findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "\"Version\": 1|\"Version\": 2|k.json:2: Version: found 2; version 1 of baselines is expected",
                "\"Version\": 1|\"Version\": \"1\"|k.json:2: Version: found '1'; version 1 of baselines is expected",
                "2027-02-28|2027-02-29|k.json:27: Findings[0].Expires: '2027-02-29' is no date;"
                        + " a date such as 2027-02-28 is expected",
                "2027-02-28|28.2.2027|k.json:27: Findings[0].Expires: '28.2.2027' is no date;"
                        + " a date such as 2027-02-28 is expected",
                "\"Owner\"|\"Ownr\"|k.json:26: Findings[0].Ownr: 'Ownr' is not known here, did you mean Owner?; Scope,"
                        + " Source, Destination, PacketHeaders, Reason, Owner or Expires is expected",
                "net-team| |k.json:26: Findings[0].Owner: is empty; who answers for it is expected",
                "\"Findings\"|\"Finding\"|k.json:3: Finding: 'Finding' is not known here, did you mean Findings?;"
                        + " Version or Findings is expected",
                "\"To\": 23|\"To\": 65536|k.json:13: Findings[0].PacketHeaders[0].DestinationPortRanges[0].To:"
                        + " found 65536; a port from 0 to 65535 is expected",
                "\"To\": 23|\"To\": 21|k.json:13: Findings[0].PacketHeaders[0].DestinationPortRanges[0]: runs from 22"
                        + " to 21; the lower port first is expected",
                "203.0.113.0/24|203.0.113.1/24|k.json:10: Findings[0].PacketHeaders[0].SourceAddresses[0]:"
                        + " '203.0.113.1/24' is none; a block such as 10.0.0.0/16 or 2001:db8::/56 is expected",
                "203.0.113.0/24|2001:db8::/56|k.json:9: Findings[0].PacketHeaders[0]: has IPv4 and IPv6 addresses;"
                        + " a header for each family is expected",
                "128/0|128|k.json:21: Findings[0].PacketHeaders[1].IcmpTypes[0]: '128' is none;"
                        + " an ICMP type and code such as 8/0, or a range such as 3/0-3/255 is expected",
                "[\"58\"]|[\"6\"]|k.json:16: Findings[0].PacketHeaders[1]: has ICMP types, and protocols without types;"
                        + " a header with \"Protocols\": [\"1\"], or [\"58\"] for IPv6, is expected",
            })
    void aMistakeIsToldWithItsLineAndWhatWouldBeRight(String right, String wrong, String message) {
        String text = ONE.replaceFirst(Pattern.quote(right), wrong == null ? "" : wrong);
        assertThat(refusal(text)).first().isEqualTo(message);
    }

    /** A header that loses what narrows it must not accept everything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SourceAddresses",
                "DestinationAddresses",
                "SourcePortRanges",
                "DestinationPortRanges",
                "Protocols"
            })
    void whatNarrowsAHeaderCannotGetLost(String key) {
        assertThat(refusal(ONE.replaceFirst(" *\"" + key + "\": .*", "").replaceFirst("],(\\s*})", "]$1")))
                .isNotEmpty();
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(refusal(ONE.replace("2027-02-28", "soon")
                        .replace("\"22\"", "22")
                        .replace("net-team", "")))
                .hasSize(2);
    }

    @Test
    void aFileThatIsNotThereIsNoEmptyBaseline(@TempDir Path folder) {
        Path file = folder.resolve("known.json");
        assertThatThrownBy(() -> BaselineReader.read(file))
                .isInstanceOf(BaselineException.class)
                .hasMessage(file + ": does not exist; a baseline as --write-baseline writes it is expected");
    }
}
