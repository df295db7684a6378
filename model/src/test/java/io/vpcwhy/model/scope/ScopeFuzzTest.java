package io.vpcwhy.model.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.vpcwhy.model.json.JsonRemark;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Documents damaged on purpose and at random, the same at every run: nothing in one is ever passed over. */
class ScopeFuzzTest {

    private static final long SEED = 20_241_121;

    private static final String WHOLE = ("{'MatchPaths':[{'Source':{'ResourceStatement':{'ResourceTypes':"
                    + "['AWS::EC2::InternetGateway','AWS::RDS::DBInstance']},'PacketHeaderStatement':{'Protocols':['tcp',"
                    + "'udp'],'SourceAddresses':['10.0.0.0/8','192.0.2.1'],'SourcePorts':['1024-65535'],"
                    + "'DestinationPrefixLists':['pl-1'],'DestinationPorts':['22','443']}},'Destination':"
                    + "{'ResourceStatement':{'Resources':['vpc-1','subnet-2']}}},{'Destination':{'ResourceStatement':"
                    + "{'ResourceTags':[{'Key':'Environment','Values':['production']}]},'PacketHeaderStatement':"
                    + "{'SourcePrefixLists':['pl-2'],'DestinationAddresses':['2001:db8::/32']}}}],'ExcludePaths':[{"
                    + "'ThroughResources':[{'ResourceStatement':{'Resources':['nat-1',"
                    + "'arn:aws:network-firewall:us-east-1:123456789012:firewall/edge']}},{'ResourceStatement':"
                    + "{'ResourceTypes':['AWS::NetworkFirewall::Firewall']}}]}]}")
            .replace('\'', '"');

    private static final Pattern KEY = Pattern.compile("\"([A-Za-z]+)\":");
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"(:?)");
    private static final String SPICE = "\"\"{}[]:,, 0123456789-+./eEtfn\\usSAW";
    private static final JsonFactory JSON = new JsonFactory();

    @Test
    void theWholeDocumentIsRead() {
        assertThat(read(WHOLE, "as it is")).isTrue();
        assertThat(stringsOf(scope(WHOLE))).isEqualTo(stringsIn(WHOLE));
    }

    @Test
    void noKeyCanBeRenamed() {
        Matcher key = KEY.matcher(WHOLE);
        while (key.find()) {
            for (String name :
                    List.of(key.group(1) + "s", "x" + key.group(1), key.group(1).toLowerCase(Locale.ROOT), "")) {
                String damaged = WHOLE.substring(0, key.start(1)) + name + WHOLE.substring(key.end(1));
                assertThat(read(damaged, damaged)).as(damaged).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "7", "[]", "{}", "\"\"", "\"?\"", "[\"x\"]", "{\"x\": 1}", "1e999"})
    void noValueCanBeOfAnotherType(String other) {
        Matcher string = STRING.matcher(WHOLE);
        while (string.find()) {
            if (!string.group(1).isEmpty()) {
                continue;
            }
            String damaged = WHOLE.substring(0, string.start()) + other + WHOLE.substring(string.end());
            // A tag may have any text as its key and as its value.
            boolean text = other.equals("\"?\"") || other.equals("\"\"");
            boolean tag =
                    string.group().equals("\"Environment\"") || string.group().equals("\"production\"");
            if (!(text && tag)) {
                assertThat(read(damaged, damaged)).as(damaged).isFalse();
            }
        }
        Matcher key = KEY.matcher(WHOLE);
        while (key.find()) {
            int end = endOfValue(key.end());
            String damaged = WHOLE.substring(0, key.end()) + other + WHOLE.substring(end);
            boolean tag = key.group(1).equals("Key") || key.group(1).equals("Values");
            boolean emptyList = key.group(1).equals("ExcludePaths") && other.equals("[]");
            if (!tag && !emptyList) {
                assertThat(read(damaged, damaged)).as(damaged).isFalse();
            }
        }
    }

    @Test
    void nothingCanBeCutOffItsEnd() {
        for (int end = 0; end < WHOLE.length(); end++) {
            assertThat(read(WHOLE.substring(0, end), "cut at " + end))
                    .as("cut at %d", end)
                    .isFalse();
        }
    }

    @Test
    void aDamagedDocumentIsRefusedOrAllThatItSaysIsInTheScope() {
        int read = 0;
        for (int i = 0; i < 30_000; i++) {
            String text = damaged(new SplittableRandom(SEED + i));
            if (read(text, "seed " + (SEED + i))) {
                read++;
                assertThat(stringsOf(scope(text)))
                        .as("seed %d: %s", SEED + i, text)
                        .isEqualTo(stringsIn(text));
            }
        }
        // An id with another letter is still an id; but not much else may pass.
        assertThat(read).isBetween(500, 10_000);
    }

    @Test
    void anyBytesAreReadOrRefused() {
        for (int i = 0; i < 20_000; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            byte[] content = new byte[random.nextInt(64)];
            random.nextBytes(content);
            read(content, "seed " + (SEED + i));
        }
    }

    private static int endOfValue(int start) {
        int depth = 0;
        for (int at = start; ; at++) {
            char c = WHOLE.charAt(at);
            if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return at + 1;
                }
            } else if (c == '"' && depth == 0) {
                return WHOLE.indexOf('"', at + 1) + 1;
            }
        }
    }

    /** A few characters taken away, put in, or copied from elsewhere in the text. */
    private static String damaged(SplittableRandom random) {
        StringBuilder damaged = new StringBuilder(WHOLE);
        for (int hit = random.nextInt(2); hit >= 0; hit--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(5)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.setCharAt(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 2 -> damaged.insert(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 3 -> {
                    int from = random.nextInt(damaged.length());
                    damaged.insert(at, damaged.substring(from, Math.min(damaged.length(), from + random.nextInt(40))));
                }
                default -> damaged.delete(at, Math.min(damaged.length() - 1, at + random.nextInt(40)));
            }
        }
        return damaged.toString();
    }

    private static boolean read(String text, String what) {
        return read(text.getBytes(StandardCharsets.UTF_8), what);
    }

    private static boolean read(byte[] content, String what) {
        try {
            ScopeReader.read("scope.json", new ByteArrayInputStream(content), ScopeReadOptions.BEYOND_AWS);
            return true;
        } catch (ScopeException refused) {
            String told = String.join(
                    "|", refused.mistakes().stream().map(JsonRemark::toString).toList());
            assertThat(told)
                    .as(what)
                    .doesNotContain("\n", "\r", "\u001B", ": null")
                    .contains("; ");
            return false;
        } catch (RuntimeException | StackOverflowError unexpected) {
            return fail(what, unexpected);
        }
    }

    private static AccessScope scope(String text) {
        try {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            return ScopeReader.read("scope.json", new ByteArrayInputStream(content), ScopeReadOptions.BEYOND_AWS)
                    .scopes()
                    .get(0);
        } catch (ScopeException refused) {
            return fail(text, refused);
        }
    }

    /** How many strings stand as values in a document: an independent count of what it says. */
    private static int stringsIn(String text) {
        int strings = 0;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                strings += token == JsonToken.VALUE_STRING ? 1 : 0;
            }
        }
        return strings;
    }

    private static int stringsOf(AccessScope scope) {
        List<ResourceStatement> resources = new ArrayList<>();
        int strings = 0;
        for (AccessScopePath path : Stream.concat(scope.matchPaths().stream(), scope.excludePaths().stream())
                .toList()) {
            resources.addAll(path.throughResources());
            for (PathStatement end : Stream.concat(path.source().stream(), path.destination().stream())
                    .toList()) {
                end.resource().ifPresent(resources::add);
                strings += end.packetHeader().map(ScopeFuzzTest::stringsOf).orElse(0);
            }
        }
        return strings + resources.stream().mapToInt(ScopeFuzzTest::stringsOf).sum();
    }

    private static int stringsOf(PacketHeaderStatement packets) {
        return Stream.of(
                        packets.protocols(),
                        packets.sourceAddresses(),
                        packets.sourcePrefixLists(),
                        packets.sourcePorts(),
                        packets.destinationAddresses(),
                        packets.destinationPrefixLists(),
                        packets.destinationPorts())
                .mapToInt(List::size)
                .sum();
    }

    private static int stringsOf(ResourceStatement statement) {
        if (statement instanceof ResourceStatement.Named named) {
            return named.resources().size();
        }
        if (statement instanceof ResourceStatement.Typed typed) {
            return typed.types().size();
        }
        return ((ResourceStatement.Tagged) statement)
                .tags().stream().mapToInt(tag -> 1 + tag.values().size()).sum();
    }
}
