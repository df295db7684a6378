package io.vpcwhy.model.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files of intents say, and what is said of those with a mistake. */
class IntentReaderTest {

    private static List<Intent> read(String text) throws IntentException {
        return IntentReader.read("i.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .intents();
    }

    private static List<String> mistakes(String text) {
        return catchThrowableOfType(IntentException.class, () -> read(text)).mistakes().stream()
                .map(IntentMistake::toString)
                .toList();
    }

    @Test
    void everythingThatAnIntentSays() throws IntentException {
        Intent intent = read("""
                        intents:
                          - name: web to orders
                            reason: no orders without it
                            from: [tag:role=web, "tag:aws:autoscaling:groupName=a=b", tag:any, 10.0.0.0/16, 10.1.0.1]
                            to: [orders, internet, databases]
                            protocol: [tcp, udp]
                            ports: [5432, 8000-8010]
                            expect: reachable
                        """).get(0);
        assertThat(intent.name()).isEqualTo("web to orders");
        assertThat(intent.reason()).contains("no orders without it");
        assertThat(intent.from())
                .extracting(WrittenEnd::end)
                .containsExactly(
                        new IntentEnd.Tagged("role", Optional.of("web")),
                        new IntentEnd.Tagged("aws:autoscaling:groupName", Optional.of("a=b")),
                        new IntentEnd.Tagged("any", Optional.empty()),
                        new IntentEnd.Block(Cidr.parse("10.0.0.0/16")),
                        new IntentEnd.Block(Cidr.parse("10.1.0.1/32")));
        assertThat(intent.to())
                .extracting(WrittenEnd::end)
                .containsExactly(new IntentEnd.Named("orders"), new IntentEnd.Internet(), new IntentEnd.Databases());
        assertThat(intent.protocols()).containsExactly(IpProtocol.TCP, IpProtocol.UDP);
        assertThat(intent.ports()).containsExactly(PortRange.of(5432), new PortRange(8000, 8010));
        assertThat(intent.expectation()).isEqualTo(Expectation.REACHABLE);
        assertThat(intent.line()).isEqualTo(2);
        assertThat(intent.from().get(0).line()).isEqualTo(4);
    }

    @Test
    void whatIsToBeBlockedIsAllTrafficUnlessItSaysLess() throws IntentException {
        Intent intent = read("{intents: [{name: a, from: internet, to: db, expect: blocked}]}")
                .get(0);
        assertThat(intent.protocols()).isEmpty();
        assertThat(intent.ports()).containsExactly(PortRange.ALL);
    }

    @Test
    void jsonIsReadAsYamlIs() throws IntentException {
        Intent intent = read("""
                        {
                        \t"$schema": "intents.schema.json",
                        \t"intents": [
                        \t\t{"name": "a\\/b \\u00e9", "from": ["internet"],\t"to": "db", "expect": "blocked",
                        \t\t "protocol": "tcp", "ports": [5432, "1-2"]}
                        \t]
                        }
                        """).get(0);
        assertThat(intent.name()).isEqualTo("a/b é");
        assertThat(intent.ports()).containsExactly(PortRange.of(5432), new PortRange(1, 2));
        assertThat(intent.line()).isEqualTo(4);
    }

    @Test
    void everyMistakeIsToldWithItsLineAndWhatWouldBeRight() {
        assertThat(mistakes("""
                                intents:
                                  - name: a
                                    form: x
                                    to: db
                                    protocol: tpc
                                    ports: 99999
                                    expect: yes
                                  - {name: b, from: "10.0.0.0/33", to: "tag:", expect: reachable}
                                  - just text
                                """))
                .containsExactly(
                        "i.yaml:3: 'form' is not known here, did you mean from?; one of name, reason, from, to, protocol,"
                                + " ports, expect is expected",
                        "i.yaml:5: protocol 'tpc' is not known; tcp, udp, icmp, icmpv6 or a number from 0 to 255 is"
                                + " expected",
                        "i.yaml:6: ports '99999' are none; a port such as 443 or a range such as 8000-8080 is expected,"
                                + " within 0-65535",
                        "i.yaml:7: expect is 'yes'; reachable or blocked is expected",
                        "i.yaml:8: from: '10.0.0.0/33' is no CIDR block such as 10.0.0.0/16 or 2001:db8::/56; an id, a"
                                + " name, an ARN, tag:Key=Value, a CIDR block, internet or databases is expected",
                        "i.yaml:8: to: 'tag:' has no key; an id, a name, an ARN, tag:Key=Value, a CIDR block, internet or"
                                + " databases is expected",
                        "i.yaml:9: is no intent; a mapping with name, reason, from, to, protocol, ports, expect is"
                                + " expected");
    }

    @Test
    void twoIntentsHaveTwoNames() {
        assertThat(mistakes("""
                        intents:
                          - {name: a, from: internet, to: db, expect: blocked}
                          - {name: a, from: internet, to: web, expect: blocked}
                        """))
                .containsExactly("i.yaml:3: the intent of line 2 is called 'a' too; each name once is expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reachable | ``              | the intent has no protocol",
                "blocked   | `, ports: 22`   | only tcp and udp have ports",
                "blocked   | `, protocol: icmp, ports: 22` | only tcp and udp have ports",
                "blocked   | `, ports: []`   | ports is an empty list",
                "blocked   | `, reason: `    | reason is empty",
                "blocked   | `, to: x`       | to is there twice",
                "blocked   | `, protocol: {a: b}` | protocol is empty or no plain value",
            })
    void whatCannotBeMeant(String expect, String more, String problem) {
        assertThat(mistakes("intents:\n  - {name: a, from: internet, to: db, expect: " + expect + more + "}\n"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("i.yaml:2: " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                       | i.yaml: is empty; a file of intents",
                "`# nothing`              | i.yaml: is empty; a file of intents",
                "`intents: []`            | i.yaml:1: intents is no list, or an empty one",
                "`intents:`               | i.yaml:1: intents is no list, or an empty one",
                "`[]`                     | i.yaml:1: is no mapping; a list under the key intents",
                "`other: 1`               | i.yaml:1: 'other' is not known here",
                "`intents: &a [*a]`       | i.yaml:1: anchors (&) and aliases (*) are not taken",
                "`intents: !!set {a}`     | i.yaml:1: tags (!) are not taken",
                "`intents: [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]` | i.yaml:1: is nested deeper",
                "`a: b: c`                | i.yaml:1: is no YAML: mapping values are not allowed here",
                "`{? [a] : b}`            | i.yaml:1: a key is a list or a mapping",
            })
    void aFileWithoutIntentsIsNoFileOfIntents(String text, String problem) {
        assertThat(mistakes(text).get(0)).startsWith(problem);
    }

    @Test
    void ofWhatIsNoYamlOneLineTellsWhatWouldBeRight() {
        assertThat(mistakes("intents:\n\t- name: a\n"))
                .singleElement()
                .asString()
                .startsWith("i.yaml:2: is no YAML: ")
                .endsWith("; a line that begins with spaces is expected");
        assertThat(mistakes("intents:\n  - name: \"a\n"))
                .singleElement()
                .asString()
                .endsWith("; a value whose quotation mark is closed is expected");
        assertThat(mistakes("intents:\n- {name: a, <<: {from: b}, to: c, expect: blocked}"))
                .containsExactly("i.yaml:2: merge keys (<<) are not taken; the keys themselves are expected");
        assertThat(catchThrowableOfType(
                                IntentException.class,
                                () -> IntentReader.read(
                                        "i.json", new ByteArrayInputStream("{} x".getBytes(StandardCharsets.UTF_8))))
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("i.json:1: is no JSON: ")
                .endsWith("; nothing after the end of the document is expected");
    }

    @Test
    void aBlockBeginsWithItsFirstAddress() {
        assertThat(mistakes("intents: [{name: a, from: 10.0.0.1/8, to: db, expect: blocked}]"))
                .singleElement()
                .asString()
                .contains("'10.0.0.1/8' is no block but an address in one: 10.0.0.0/8 or 10.0.0.1/32 is meant");
    }

    @Test
    void oneDocumentAFile() {
        assertThat(mistakes("intents: []\n---\nintents: []\n"))
                .containsExactly("i.yaml:3: a second document begins; one document a file is expected");
    }

    @Test
    void aNameMayNotSteerTheTerminal() {
        assertThat(mistakes("intents: [{\"a\\u001b[2J\": 1}]\n").get(0)).startsWith("i.yaml:1: 'a?[2J' is not known");
    }
}
