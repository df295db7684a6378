package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DottedQuadTest {

    private static final String AFTER = " 10.0.0.2 443 50000 6 1 40 1763600000";
    private static final String BEFORE_LETTERS = " us-east-1 use1-az1 - - ingress 1";
    private static final String BEFORE = "0123";
    private static final String ODD = "-/ :a\t\u00b2\u00e9\u00f1\u00ff";
    private static final String[] OCTETS = {
        "", "0", "00", "9", "01", "10", "99", "100", "099", "255", "256", "999", "1000"
    };

    private static long read(String text, String after) {
        byte[] bytes = (BEFORE + text + after).getBytes(StandardCharsets.ISO_8859_1);
        return DottedQuad.read(bytes, BEFORE.length());
    }

    @Property(tries = 5_000)
    void every_address_is_read_whatever_the_next_field_is(@ForAll int bits, @ForAll boolean letters) {
        String text = IpAddress.ofIpv4(bits).toString();

        long read = read(text, letters ? BEFORE_LETTERS : AFTER);

        assertThat(DottedQuad.address(read)).isEqualTo(bits & 0xFFFF_FFFFL);
        assertThat(DottedQuad.length(read)).isEqualTo(text.length());
    }

    @Property(tries = 20_000)
    void what_is_read_is_an_address_to_others_too(@ForAll Random random) {
        String text = IntStream.range(0, 3 + (random.nextInt(4) + 2) / 3)
                .mapToObj(i -> random.nextInt(3) == 0
                        ? OCTETS[random.nextInt(OCTETS.length)]
                        : Integer.toString(random.nextInt(256)))
                .collect(Collectors.joining("."));
        String after = random.nextBoolean() ? BEFORE_LETTERS : AFTER;
        if (random.nextInt(4) == 0) {
            int at = random.nextInt(text.length() + 1);
            text = text.substring(0, at) + ODD.charAt(random.nextInt(ODD.length())) + text.substring(at);
        }

        long read = read(text, after);

        if (read != DottedQuad.NONE) {
            String taken = text.substring(0, Math.min(text.length(), DottedQuad.length(read)));
            IpAddress address = IpAddress.parse(taken);
            assertThat(address.family()).isEqualTo(IpFamily.IPV4);
            assertThat(address.low()).isEqualTo(DottedQuad.address(read));
        }
    }

    @Property
    void address_ends_at_a_blank_alone(@ForAll int bits) {
        for (char end = 0; end < 256; end++) {
            if (end < '0' || end > '9') {
                long read = read(IpAddress.ofIpv4(bits).toString(), end + AFTER.substring(1));

                assertThat(read != DottedQuad.NONE).as("%d", (int) end).isEqualTo(end == ' ');
            }
        }
    }
}
