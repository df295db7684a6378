package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.ip.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexGroupsTest {

    private static final int GROUPS = 8;
    private static final String ODD = "0:::fFgG.%/ -\u00e9";

    private final HexGroups groups = new HexGroups();

    /** What is read; empty where it is left to others. */
    private Optional<IpAddress> read(String text) {
        byte[] bytes = ("src " + text + " dst").getBytes(StandardCharsets.ISO_8859_1);
        return groups.read(bytes, 4, 4 + text.length())
                ? Optional.of(IpAddress.ofIpv6(groups.high(), groups.low()))
                : Optional.empty();
    }

    @Property(tries = 5_000)
    void address_as_aws_writes_it_is_read(@ForAll Random random) {
        int[] numbers = numbers(random);
        numbers[0] = 0x2000 | random.nextInt(0x2000);
        IpAddress address = address(numbers);

        assertThat(read(address.toString())).hasValue(address);
    }

    @Property(tries = 5_000)
    void address_is_the_same_in_all_its_spellings(@ForAll Random random) {
        int[] numbers = numbers(random);
        String text = spelled(numbers, random);

        assertThat(IpAddress.tryParse(text)).as(text).hasValue(address(numbers));
        read(text).ifPresent(read -> assertThat(read).as(text).isEqualTo(address(numbers)));
    }

    @Property(tries = 20_000)
    void what_is_read_is_the_address_that_others_read(@ForAll Random random) {
        StringBuilder text = new StringBuilder(spelled(numbers(random), random));
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
            default -> text.insert(at, ODD.charAt(random.nextInt(ODD.length())));
        }

        Optional<IpAddress> read = text.isEmpty() ? Optional.empty() : read(text.toString());

        assertThat(read.isEmpty() || read.equals(IpAddress.tryParse(text.toString())))
                .as("%s is read as %s", text, read)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"::", "::1", "1::", "2001:db8::", "1:2:3:4:5:6:7:8", "1::8", "::2:3:4:5:6:7", "FE80::ABCD"})
    void shortest_and_longest_are_read(String text) {
        assertThat(read(text)).hasValue(IpAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":",
                ":::",
                "1:",
                ":1",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "1::8:",
                "g::"
            })
    void what_is_none_is_not_read(String text) {
        assertThat(read(text)).isEmpty();
    }

    /** Of eight groups, of which many are zero. */
    private static int[] numbers(Random random) {
        return random.ints(GROUPS, 0, 1 << 16)
                .map(number -> random.nextInt(5) < 2 ? 0 : number >>> random.nextInt(17))
                .toArray();
    }

    private static IpAddress address(int[] numbers) {
        long[] halves = new long[2];
        for (int i = 0; i < GROUPS; i++) {
            halves[i / 4] = halves[i / 4] << 16 | numbers[i];
        }
        return IpAddress.ofIpv6(halves[0], halves[1]);
    }

    /** With any run of zeros left out or none, with leading zeros, and with letters of either case. */
    private static String spelled(int[] numbers, Random random) {
        int from = random.nextInt(GROUPS);
        int to = from;
        while (to < GROUPS && numbers[to] == 0) {
            to++;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == from && to > from) {
                text.append("::");
                i = to - 1;
                continue;
            }
            boolean first = i == 0 || text.toString().endsWith("::");
            String digits = String.format(Locale.ROOT, random.nextBoolean() ? "%x" : "%04X", numbers[i]);
            text.append(first ? "" : ":").append(digits);
        }
        return text.toString();
    }
}
