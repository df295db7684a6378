package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code vpcwhy check --intents} and {@code vpcwhy intents}: what a team writes down, and what it may begin with. */
class IntentsCommandTest {

    private static final String SAMPLE = "../fixtures/src/main/resources/io/vpcwhy/fixtures/sample";

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String snapshot(SmallNetwork network) throws IOException {
        return network.in(Files.createDirectories(folder.resolve("aws"))).toString();
    }

    private static String intent(String name, String rest) {
        return "  - {name: " + name + ", from: " + SmallNetwork.WEB + ", to: " + SmallNetwork.APP + ", " + rest + "}\n";
    }

    @Test
    void intentsThatHoldAreStatusZero() throws IOException {
        Path intents = file("i.yaml", "intents:\n" + intent("all", "protocol: tcp, expect: reachable"));
        Run run = Run.of("check", "--snapshot", snapshot(new SmallNetwork()), "--intents", intents.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.lines()).startsWith(intents + ": the intent holds", "  HELD  all");
        assertThat(run.out()).contains("What could hide more");
        Run strict = Run.of(
                "check", "--snapshot", snapshot(new SmallNetwork()), "--intents", intents.toString(), "--strict");
        assertThat(strict.status()).isEqualTo(3);
    }

    @Test
    void oneThatFailsTellsWhatAndWhy() throws IOException {
        Path intents = file(
                "i.yaml",
                "intents:\n" + intent("web", "protocol: tcp, ports: 443, expect: reachable")
                        + intent("rest", "reason: least privilege, protocol: tcp, ports: 22, expect: blocked"));
        SmallNetwork network = new SmallNetwork()
                .outbound("{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'IpRanges':[{'CidrIp':'10.0.0.0/16'}]}");
        Run run = Run.of("check", "--snapshot", snapshot(network), "--intents", intents.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines().subList(0, 24))
                .containsExactly(
                        intents + ": 2 of 2 intents failed",
                        "",
                        "  FAILED  web",
                        "    line 2: tcp 443 from " + SmallNetwork.WEB + " to " + SmallNetwork.APP
                                + " is to be reachable",
                        "    " + SmallNetwork.WEB + " -> " + SmallNetwork.APP,
                        "      blocked: tcp 10.0.1.10 ports 1024-65535 -> 10.0.2.20 port 443",
                        "      such as tcp 10.0.1.10:50000 -> 10.0.2.20:443 does not arrive: no outbound rule of"
                                + " sg-0aaaaaaaaaaaaaaaa on",
                        "              eni-0aaaaaaaaaaaaaaaa permits it",
                        "",
                        "  FAILED  rest",
                        "    line 3: tcp 22 from " + SmallNetwork.WEB + " to " + SmallNetwork.APP + " is to be blocked",
                        "    because least privilege",
                        "    " + SmallNetwork.WEB + " -> " + SmallNetwork.APP,
                        "      reachable: tcp 10.0.1.10 -> 10.0.2.20 port 22",
                        "      such as tcp 10.0.1.10:50000 -> 10.0.2.20:22 arrives and its reply comes back",
                        "      | eni-0aaaaaaaaaaaaaaaa",
                        "      | sg-0aaaaaaaaaaaaaaaa  outbound tcp 22 to 10.0.0.0/16",
                        "      | acl-0cccccccccccccccc  outbound rule 100: allow all traffic to 0.0.0.0/0",
                        "      | rtb-0dddddddddddddddd  10.0.0.0/16 to local",
                        "      | acl-0cccccccccccccccc  inbound rule 100: allow all traffic from 0.0.0.0/0",
                        "      | sg-0bbbbbbbbbbbbbbbb  inbound all traffic from 0.0.0.0/0",
                        "      | eni-0bbbbbbbbbbbbbbbb",
                        "",
                        "What could hide more (vpcwhy snapshot says how to collect it)");
    }

    @Test
    void reportsTellFilesOfOneNameApartByTheirFolders() throws IOException {
        String text = "intents:\n" + intent("a", "protocol: udp, expect: blocked");
        Path one =
                Files.writeString(Files.createDirectories(folder.resolve("i1")).resolve("x.yaml"), text);
        Path other =
                Files.writeString(Files.createDirectories(folder.resolve("i2")).resolve("x.yaml"), text);
        String aws = snapshot(new SmallNetwork());
        Run both = Run.of(
                "check",
                "--snapshot",
                aws,
                "--intents",
                other.toString(),
                "--intents",
                one.toString(),
                "--format",
                "junit");
        assertThat(both.out()).contains("\"i1/x.yaml: a\"", "\"i2/x.yaml: a\"");
        Run alone = Run.of("check", "--snapshot", aws, "--intents", one.toString(), "--format", "junit");
        assertThat(alone.out()).contains("\"x.yaml: a\"");
    }

    @Test
    void scopesAndSeveralFilesOfIntentsAreAnsweredTogether() throws IOException {
        Path one = file("one.yaml", "intents:\n" + intent("a", "protocol: tcp, expect: reachable"));
        Path other = file("other.yaml", "intents:\n" + intent("b", "protocol: udp, expect: blocked"));
        Run run = Run.of(
                "check",
                "--snapshot",
                snapshot(new SmallNetwork()),
                "--scope",
                "internet-to-ssh-rdp",
                "--intents",
                one.toString(),
                "--intents",
                other.toString(),
                "--format",
                "json");
        assertThat(run.status()).isEqualTo(1);
        Map<String, @Nullable Object> answer =
                Json.object("{\"list\":" + run.out().strip() + "}");
        List<Map<String, @Nullable Object>> entries = Json.objects(answer, "list");
        assertThat(entries).hasSize(3);
        assertThat(entries.get(0)).containsEntry("FindingsFound", "false");
        assertThat(entries.get(1)).containsEntry("IntentFile", one.toString()).containsEntry("AllHold", "true");
        assertThat(entries.get(2)).containsEntry("AllHold", "false");
        Map<String, @Nullable Object> failed =
                Json.objects(entries.get(2), "Intents").get(0);
        assertThat(failed)
                .containsEntry("Name", "b")
                .containsEntry("Expect", "blocked")
                .containsEntry("Line", 2L)
                .containsEntry("Verdict", "failed");
        assertThat(Json.objects(failed, "Parts")).singleElement().satisfies(part -> {
            assertThat(part).containsEntry("Outcome", "reachable").containsEntry("From", List.of(SmallNetwork.WEB));
            assertThat(Json.objects(part, "PacketHeaders"))
                    .singleElement()
                    .satisfies(header -> assertThat(header).containsEntry("Protocols", List.of("17")));
            assertThat(Json.object(part, "Example")).containsEntry("dstaddr", "10.0.2.20");
        });
    }

    @Test
    void aMistakeIsOneLineWithItsPlace() throws IOException {
        Path wrong = file("i.yaml", "intents:\n  - name: a\n    form: internet\n    to: orders\n    expect: blocked\n");
        Run run = Run.of("check", "--snapshot", SAMPLE, "--intents", wrong.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .first()
                .asString()
                .isEqualTo("vpcwhy: " + wrong + ":3: 'form' is not known here, did you mean from?; one of name, reason,"
                        + " from, to, protocol, ports, expect is expected");
        Path unknown = file("u.yaml", "intents:\n- {name: a, from: internet, to: ordrs, expect: blocked}\n");
        Run unresolved = Run.of("check", "--snapshot", SAMPLE, "--intents", unknown.toString());
        assertThat(unresolved.status()).isEqualTo(2);
        assertThat(unresolved.err())
                .isEqualTo("vpcwhy: " + unknown + ":2: to of intent 'a': 'ordrs' names nothing with an interface in the"
                        + " snapshot, did you mean orders?; what the snapshot holds is expected"
                        + System.lineSeparator());
        Run missing = Run.of("check", "--snapshot", SAMPLE, "--intents", "gone.yaml");
        assertThat(missing.err()).startsWith("vpcwhy: gone.yaml: does not exist; a file of intents");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void whatIsDraftedHolds(String format) throws IOException {
        Path draft = folder.resolve("draft." + format);
        Run drafted = Run.of(
                "intents",
                "--snapshot",
                SAMPLE,
                "--from-log",
                SAMPLE + "/sample.log",
                "--format",
                format,
                "--output",
                draft.toString());
        assertThat(drafted.status()).isZero();
        Run run = Run.of("check", "--snapshot", SAMPLE, "--intents", draft.toString());
        assertThat(run.status()).isZero();
        assertThat(run.lines().subList(0, 4))
                .containsExactly(
                        draft + ": all 3 intents hold",
                        "  HELD  shop to app-a by tcp 8080",
                        "  HELD  app-a to orders by tcp 5432",
                        "  HELD  app-a to vpce-01fb642eb6f6dff58 by tcp 443");
    }

    @Test
    void aLogOfAnotherNetworkIsNoDraft() throws IOException {
        Path log = file("log.txt", SmallNetwork.record("10.0.1.10", "10.0.2.20", 50000, 443, 6, "ACCEPT"));
        Run run = Run.of("intents", "--snapshot", SAMPLE, "--from-log", log.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("vpcwhy: " + log
                        + ": no accepted traffic between interfaces of the snapshot that holds on it (0"
                        + " records read, 0 kinds of traffic left out that the snapshot does not let pass for certain);"
                        + " logs of the snapshot's network are expected" + System.lineSeparator());
    }

    @Test
    void sourcesThatAskForTheSameAreOneIntent() throws IOException {
        String aws = snapshot(new SmallNetwork());
        Path log = file(
                "log.txt",
                String.join(
                        "\n",
                        SmallNetwork.record("10.0.1.10", "10.0.2.20", 50000, 443, 6, "ACCEPT"),
                        SmallNetwork.record("10.0.1.10", "10.0.2.20", 50001, 444, 6, "ACCEPT"),
                        SmallNetwork.record("10.0.1.10", "10.0.2.20", 50002, 22, 6, "REJECT"),
                        SmallNetwork.record("10.0.1.10", "10.0.2.20", 50003, 8443, 6, "ACCEPT"),
                        SmallNetwork.record("10.0.1.10", "203.0.113.5", 50004, 443, 6, "ACCEPT")));
        Run run = Run.of("intents", "--snapshot", aws, "--from-log", log.toString());
        assertThat(run.status()).isZero();
        assertThat(run.lines().subList(2, run.lines().size()))
                .containsExactly(
                        "intents:",
                        "  - name: \"eni-0aaaaaaaaaaaaaaaa to eni-0bbbbbbbbbbbbbbbb by tcp 443-444 and other ports\"",
                        "    reason: \"3 records were accepted\"",
                        "    from: eni-0aaaaaaaaaaaaaaaa",
                        "    to: eni-0bbbbbbbbbbbbbbbb",
                        "    protocol: tcp",
                        "    ports: [443-444, 8443]",
                        "    expect: reachable");
    }
}
