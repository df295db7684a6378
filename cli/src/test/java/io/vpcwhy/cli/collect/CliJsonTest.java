package io.vpcwhy.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TunnelOption;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpnConnection;
import software.amazon.awssdk.services.ec2.model.VpnConnectionOptions;
import tools.jackson.core.JsonGenerator;

class CliJsonTest {

    private static String json(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = CliJson.generator(out)) {
            CliJson.write(json, value);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatWasNotToldIsLeftOutAndAnEmptyListThatWasToldIsThere() {
        assertThat(json(Vpc.builder()
                        .vpcId("vpc-1")
                        .isDefault(false)
                        .tags(List.of())
                        .build()))
                .isEqualTo("""
                {
                    "IsDefault": false,
                    "Tags": [],
                    "VpcId": "vpc-1"
                }""".stripIndent())
                .doesNotContain("CidrBlockAssociationSet");
    }

    @Test
    void timesAreWrittenAsPythonWritesThem() {
        assertThat(json(NatGateway.builder()
                        .createTime(Instant.parse("2026-03-01T12:00:00Z"))
                        .build()))
                .contains("\"2026-03-01T12:00:00+00:00\"");
        assertThat(CliJson.time(Instant.parse("2026-03-01T12:00:00.120Z")))
                .isEqualTo("2026-03-01T12:00:00.120000+00:00");
    }

    @Test
    void plainValuesAreWrittenAsTheyAre() {
        assertThat(json(List.of(1, 2.5, new BigDecimal("3.25"), true, SdkBytes.fromUtf8String("ab"), "é")))
                .contains("1,", "2.5,", "3.25,", "true,", "\"YWI=\",", "\"é\"");
        assertThat(json(Map.of("key", Map.of()))).isEqualTo("{\n    \"key\": {}\n}");
        assertThat(json(Subnet.builder().availableIpAddressCount(251).build())).contains(": 251");
    }

    @Test
    void keysOfTunnelsAreLeftOut() {
        VpnConnection connection = VpnConnection.builder()
                .vpnConnectionId("vpn-1")
                .customerGatewayConfiguration("<pre_shared_key>hush</pre_shared_key>")
                .options(VpnConnectionOptions.builder()
                        .tunnelOptions(TunnelOption.builder()
                                .outsideIpAddress("203.0.113.1")
                                .preSharedKey("hush")
                                .build())
                        .build())
                .build();
        assertThat(json(connection)).contains("vpn-1", "203.0.113.1").doesNotContain("hush");
    }
}
