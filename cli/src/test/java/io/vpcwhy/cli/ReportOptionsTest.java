package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of {@code check} and {@code exposed}: where they go, where findings are, what they are known by. */
class ReportOptionsTest {

    private static final String SSH = "{\"MatchPaths\":[{\"Source\":{\"ResourceStatement\":{\"Resources\":[\""
            + SmallNetwork.APP + "\"]}},\"Destination\":{\"ResourceStatement\":{\"Resources\":[\"" + SmallNetwork.WEB
            + "\"]},\"PacketHeaderStatement\":{\"Protocols\":[\"tcp\"],\"DestinationPorts\":[\"22-25\"]}}}]}";

    @TempDir
    private Path folder;

    private Run check(SmallNetwork network, String... arguments) throws IOException {
        Path aws = network.in(Files.createDirectories(folder.resolve("aws")));
        Path scope = Files.writeString(folder.resolve("ssh.json"), SSH);
        List<String> line = new ArrayList<>(List.of("check", "--snapshot", aws.toString(), scope.toString()));
        line.addAll(List.of(arguments));
        return Run.of(line.toArray(String[]::new));
    }

    private Map<String, @Nullable Object> onlyResult(SmallNetwork network) throws IOException {
        Run run = check(network, "--format", "sarif");
        assertThat(run.status()).isEqualTo(1);
        Map<String, @Nullable Object> log = Json.object(run.out().replace("\n", ""));
        List<Map<String, @Nullable Object>> results =
                Json.objects(Json.objects(log, "runs").get(0), "results");
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    @Test
    void severalReportsAreWrittenBesideTheAnswer() throws IOException {
        Path sarif = folder.resolve("out.sarif");
        Path junit = folder.resolve("out.xml");
        Run run = check(new SmallNetwork(), "--report", "sarif=" + sarif, "--report", "JUnit=" + junit);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines().get(0)).endsWith("ssh.json: 1 finding");
        assertThat(run.out()).isEqualTo(check(new SmallNetwork()).out());
        assertThat(sarif)
                .content()
                .isEqualTo(check(new SmallNetwork(), "--format", "sarif").out());
        assertThat(junit)
                .content()
                .isEqualTo(check(new SmallNetwork(), "--format", "junit").out());
    }

    @Test
    void aReportThatCannotBeIsWrongUsage() throws IOException {
        assertThat(check(new SmallNetwork(), "--report", "sarif"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "vpcwhy: Invalid value for option '--report' (FORM=FILE): 'sarif' is not FORM=FILE, such as sarif=out.sarif"
                                + " (see vpcwhy check --help)\n"));
        assertThat(check(new SmallNetwork(), "--report", "html=x").err())
                .contains("'html' is none of text, json, sarif, junit, markdown");
        assertThat(check(new SmallNetwork(), "--format", "html").err())
                .contains("--format: 'html' is none of text, json, sarif, junit, markdown");
    }

    @Test
    void noFileIsWrittenTwiceOrOverWhatIsRead() throws IOException {
        String scope = folder.resolve("ssh.json").toString();
        assertThat(check(new SmallNetwork(), "--report", "json=" + scope).err())
                .isEqualTo("vpcwhy: --report json=" + scope + ": is read too; name another file\n");
        String out = folder.resolve("out").toString();
        Run twice = check(new SmallNetwork(), "--report", "json=" + out, "--output", out);
        assertThat(twice.status()).isEqualTo(2);
        assertThat(twice.err()).isEqualTo("vpcwhy: --report json=" + out + ": is written already; name another file\n");
        assertThat(Path.of(out)).doesNotExist();
        Run nowhere = check(new SmallNetwork(), "--report", "json=" + folder.resolve("no/out"));
        assertThat(nowhere.status()).isEqualTo(2);
        assertThat(nowhere.err()).contains("its folder does not exist; make it first");
    }

    @Test
    void aFindingIsAtTheLineOfTheRuleThatLetsItsPacketsIn() throws IOException {
        String rules = "{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'IpRanges':[{'CidrIp':'10.0.0.0/8'}]},"
                + "{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'IpRanges':[\n\n{'CidrIp':'10.0.0.0/8'}]}";
        Map<String, @Nullable Object> place = Json.objects(onlyResult(new SmallNetwork().inbound(rules)), "locations")
                .get(0);
        Map<String, @Nullable Object> physical = Json.object(place, "physicalLocation");
        assertThat(Json.object(physical, "artifactLocation"))
                .containsEntry("uri", "security-groups.json")
                .containsEntry("uriBaseId", "SNAPSHOT");
        assertThat(Json.object(physical, "region")).containsEntry("startLine", 3L);
    }

    @Test
    void aFindingIsTheSameOneWhateverElseChanges() throws IOException {
        String ssh = "{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'IpRanges':[{'CidrIp':'BLOCK'}]}";
        Object before = fingerprints(new SmallNetwork().inbound(ssh.replace("BLOCK", "10.0.2.20/32")));
        String more = "{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'IpRanges':[{'CidrIp':'0.0.0.0/0'}]},\n";
        SmallNetwork changed = new SmallNetwork()
                .inbound(more + ssh.replace("BLOCK", "10.0.2.0/24"))
                .description("renamed")
                .document("{'FlowLogs':[]}");
        assertThat(fingerprints(changed)).isEqualTo(before);
    }

    @Test
    void aFindingOfMorePacketsIsKnownByItsEnds() throws IOException {
        String ssh = "{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'IpRanges':[{'CidrIp':'0.0.0.0/0'}]}";
        Map<String, @Nullable Object> before = fingerprints(new SmallNetwork().inbound(ssh));
        Map<String, @Nullable Object> grown =
                fingerprints(new SmallNetwork().inbound(ssh.replace("'ToPort':22", "'ToPort':23")));
        assertThat(grown.get("vpcwhyEnds/v1")).isEqualTo(before.get("vpcwhyEnds/v1"));
        assertThat(grown.get("primaryLocationLineHash")).isEqualTo(before.get("primaryLocationLineHash"));
        assertThat(grown.get("vpcwhyPackets/v1")).isNotEqualTo(before.get("vpcwhyPackets/v1"));
    }

    private Map<String, @Nullable Object> fingerprints(SmallNetwork network) throws IOException {
        return Json.object(onlyResult(network), "partialFingerprints");
    }

    @Test
    void strictMakesAnErrorOfWhatIsNotKnown() throws IOException {
        SmallNetwork closed = new SmallNetwork().inbound("");
        Run run = check(closed, "--strict", "--format", "junit");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("failures=\"0\" errors=\"1\"");
        Run lenient = check(closed, "--format", "junit");
        assertThat(lenient.status()).isZero();
        assertThat(lenient.out()).contains("failures=\"0\" errors=\"0\"");
    }

    @Test
    void aWayThatIsNotKnownIsAWarningAndItsTestIsSkipped() throws IOException {
        SmallNetwork network =
                new SmallNetwork().inbound("{'IpProtocol':'-1','PrefixListIds':[{'PrefixListId':'pl-0123'}]}");
        Run sarif = check(network, "--format", "sarif");
        assertThat(sarif.status()).isZero();
        assertThat(sarif.out())
                .contains("\"level\":\"warning\",\"message\":{\"text\":\"Not known: " + SmallNetwork.APP + " -> "
                        + SmallNetwork.WEB + ": ")
                .contains("pl-0123");
        assertThat(check(network, "--format", "junit").out())
                .contains("<skipped message=\"no findings for certain: 1 way is not known\">");
        assertThat(check(network, "--format", "markdown").lines())
                .startsWith("## vpcwhy check: no findings for certain");
    }

    @Test
    void aDatabaseIsToldWithItsInterfaceAndTheRuleThatLetsPacketsIn() throws IOException {
        Path aws = ExposedCommandTest.database(false, true).in(folder);
        Run run = Run.of("exposed", "--databases", "--snapshot", aws.toString(), "--format", "sarif");
        Map<String, @Nullable Object> log = Json.object(run.out().replace("\n", ""));
        Map<String, @Nullable Object> result =
                Json.objects(Json.objects(log, "runs").get(0), "results").get(0);
        assertThat(result).containsEntry("ruleId", "database-exposed").containsEntry("level", "error");
        assertThat(Json.objects(result, "locations"))
                .extracting(ReportOptionsTest::resource)
                .containsExactly(SmallNetwork.APP_GROUP);
        assertThat(Json.objects(result, "relatedLocations"))
                .extracting(ReportOptionsTest::resource)
                .containsExactly("orders", "eni-0dddddddddddddddd");
    }

    private static @Nullable Object resource(Map<String, @Nullable Object> location) {
        return Json.objects(location, "logicalLocations").get(0).get("name");
    }
}
