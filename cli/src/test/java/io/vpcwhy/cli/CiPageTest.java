package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.SampleNetwork;
import io.vpcwhy.fixtures.ShippedScopes;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What docs/ci.md tells users to copy, run as it stands there against the sample network. The servers are not there:
 * {@code git}, {@code aws} and {@code gh} are scripts that answer for them, and conditions of steps are not evaluated.
 */
class CiPageTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final int SECONDS = 120;

    /** The database answers one of the two subnets that ask it. */
    private static final String BROKEN = "\"CidrBlock\": \"10.20.10.0/24\"";

    private static final String MENDED = "\"CidrBlock\": \"10.20.0.0/16\"";

    private static final String INTENTS = """
            intents:
              - name: the application reaches its database
                from: sg-07410cac2e6c119ae
                to: orders
                protocol: tcp
                ports: 5432
                expect: reachable
              - name: nobody on the internet reaches a database
                from: internet
                to: databases
                expect: blocked
            """;

    /** What the AWS CLI is asked for and the sample network has nothing of. */
    private static final Map<String, String> NOTHING = Map.ofEntries(
            Map.entry("ec2-describe-egress-only-internet-gateways", "EgressOnlyInternetGateways"),
            Map.entry("ec2-describe-vpc-peering-connections", "VpcPeeringConnections"),
            Map.entry("ec2-describe-transit-gateways", "TransitGateways"),
            Map.entry("ec2-describe-transit-gateway-vpc-attachments", "TransitGatewayVpcAttachments"),
            Map.entry("ec2-describe-transit-gateway-attachments", "TransitGatewayAttachments"),
            Map.entry("ec2-describe-transit-gateway-route-tables", "TransitGatewayRouteTables"),
            Map.entry("ec2-search-transit-gateway-routes", "Routes"),
            Map.entry("ec2-describe-vpn-gateways", "VpnGateways"),
            Map.entry("ec2-describe-vpn-connections", "VpnConnections"),
            Map.entry("ec2-describe-vpc-block-public-access-exclusions", "VpcBlockPublicAccessExclusions"),
            Map.entry("elb-describe-load-balancers", "LoadBalancerDescriptions"),
            Map.entry("elbv2-describe-load-balancers", "LoadBalancers"),
            Map.entry("elbv2-describe-listeners", "Listeners"),
            Map.entry("elbv2-describe-rules", "Rules"),
            Map.entry("elbv2-describe-target-groups", "TargetGroups"),
            Map.entry("elbv2-describe-target-health", "TargetHealthDescriptions"),
            Map.entry("elbv2-describe-target-group-attributes", "Attributes"));

    @TempDir
    private Path repository;

    @TempDir
    private Path elsewhere;

    private String page = "";

    @BeforeEach
    void aRepositoryWithAPolicy() throws IOException {
        page = Files.readString(DOCS.resolve("ci.md"));
        Path policy = Files.createDirectories(repository.resolve("policy"));
        Files.writeString(policy.resolve("snapshot.sh"), block("sh", 0));
        Path scopes = Files.createDirectories(policy.resolve("scopes"));
        copy(ShippedScopes.named("internet-to-ssh-rdp").orElseThrow().open(), scopes.resolve("ssh.json"));
        copy(SampleNetwork.flowLog().open(), repository.resolve("flow.log"));
        answersOfAws(BROKEN);
        tool(
                "vpcwhy",
                "exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\""
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                VpcWhy.class.getName()));
        tool("git", "[ \"$1\" = clone ] && mkdir \"$8\" && cp '" + elsewhere.resolve("vpcwhy") + "' \"$8\"");
        tool("gh", "[ \"$1 $2 $4\" = 'pr comment --body-file' ] && cp \"$5\" comment-on-$3");
        tool(
                "aws",
                "case \"$*\" in *'--output text') cat '%1$s'/$1-$2.txt ;; *'--output json') cat '%1$s'/$1-$2.json ;; *) exit 252 ;; esac"
                        .formatted(elsewhere));
    }

    @Test
    void theWorkflowIsRedForWhatIsBrokenAndGreenWhenItIsMended() throws IOException, InterruptedException {
        acceptWhatIsFound();
        Map<?, ?> workflow = yaml(0);
        Map<?, ?> job = map(map(workflow.get("jobs")).get("network-policy"));
        Map<String, String> steps = list(job.get("steps")).stream()
                .map(CiPageTest::map)
                .filter(step -> step.containsKey("run"))
                .collect(Collectors.toMap(step -> text(step.get("name")), step -> text(step.get("run"))));
        Map<?, ?> env = map(workflow.get("env"));
        assertThat(steps)
                .containsOnlyKeys(
                        "Build vpcwhy",
                        "Take a snapshot",
                        "Check",
                        "What has opened since the last run",
                        "Comment",
                        "Keep the snapshot");

        assertThat(run(0, "bash", steps.get("Build vpcwhy"), env)).contains("vpcwhy ");
        run(0, "bash", steps.get("Take a snapshot"), env);
        assertThat(run(1, "bash", steps.get("Check"), env)).contains("FAILED  the application reaches its database");
        run(0, "bash", steps.get("Comment"), env);
        run(0, "bash", steps.get("Keep the snapshot"), env);
        assertThat(repository.resolve("network-policy.sarif"))
                .content()
                .contains("the application reaches its database");
        assertThat(repository.resolve("network-policy.xml")).content().contains("<failure");
        assertThat(repository.resolve("comment-on-7")).content().contains("the application reaches its database");

        answersOfAws(MENDED);
        run(0, "bash", steps.get("Take a snapshot"), env);
        run(0, "bash", steps.get("Check"), env);
        run(0, "bash", steps.get("What has opened since the last run"), env);
        run(0, "bash", steps.get("Comment"), env);
        assertThat(repository.resolve("comment-on-7")).content().contains("acl-01b7c94a8b73a0a78");
    }

    @Test
    void theJobOfGitLabDoesTheSame() throws IOException, InterruptedException {
        acceptWhatIsFound();
        Map<?, ?> job = map(yaml(1).get("network-policy"));
        assertThat(run(1, "sh", lines(job), map(job.get("variables"))))
                .contains("FAILED  the application reaches its database");
        assertThat(repository.resolve("network-policy.xml")).content().contains("<failure");

        answersOfAws(MENDED);
        assertThat(run(0, "sh", lines(job), map(job.get("variables"))))
                .contains("acl-01b7c94a8b73a0a78")
                .contains("HELD  the application reaches its database");
    }

    @Test
    void aSnapshotEndsWhereAnAnswerIsRefused() throws IOException, InterruptedException {
        Files.delete(elsewhere.resolve("elbv2-describe-target-groups.txt"));
        assertThat(run(1, "sh", "sh policy/snapshot.sh", Map.of())).contains("elbv2-describe-target-groups.txt");
    }

    /** All lines of a job of GitLab are run by one shell. */
    private static String lines(Map<?, ?> job) {
        return Stream.of("before_script", "script")
                .flatMap(part -> list(job.get(part)).stream())
                .map(CiPageTest::text)
                .collect(Collectors.joining("\n"));
    }

    private void acceptWhatIsFound() throws IOException, InterruptedException {
        run(0, "sh", block("sh", 1), Map.of());
        Files.writeString(repository.resolve("policy").resolve("intents.yaml"), INTENTS);
    }

    /** What it prints, when it ends with that status. */
    private String run(int status, String shell, String script, Map<?, ?> env)
            throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(shell, "-e", "-c", script)
                .directory(repository.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = process.environment();
        environment.remove("JAVA_TOOL_OPTIONS");
        env.forEach((name, value) -> environment.put(text(name), text(value)));
        environment.put("PATH", elsewhere + File.pathSeparator + environment.get("PATH"));
        environment.put("PULL_REQUEST", "7");
        environment.put("CI_PIPELINE_SOURCE", "schedule");
        Process running = process.start();
        String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).as(script + "\n" + printed).isEqualTo(status);
        return printed;
    }

    private Map<?, ?> yaml(int number) {
        return map(new Load(LoadSettings.builder().build()).loadFromString(block("yaml", number)));
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }

    /** What stands in one of the page's blocks of a language, from 0. */
    private String block(String language, int number) {
        List<String> blocks = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        return blocks.get(number);
    }

    private void tool(String name, String script) throws IOException {
        Path tool = Files.writeString(elsewhere.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
    }

    private void answersOfAws(String answering) throws IOException {
        for (Map.Entry<String, String> none : NOTHING.entrySet()) {
            Files.writeString(elsewhere.resolve(none.getKey() + ".json"), "{\"" + none.getValue() + "\": []}");
        }
        Files.writeString(
                elsewhere.resolve("ec2-describe-vpc-block-public-access-options.json"),
                "{\"VpcBlockPublicAccessOptions\": {\"InternetGatewayBlockMode\": \"off\"}}");
        for (SampleNetwork.Document document : SampleNetwork.documents()) {
            String name = Path.of(document.name()).getFileName().toString();
            String asked = name.startsWith("pl-")
                    ? "ec2-get-managed-prefix-list-entries.json"
                    : (name.startsWith("describe-db") ? "rds-" : "ec2-") + name;
            try (InputStream in = document.open()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                Files.writeString(elsewhere.resolve(asked), text.replace(BROKEN, answering));
            }
        }
        Files.writeString(elsewhere.resolve("ec2-describe-managed-prefix-lists.txt"), "pl-0464240ce80225dba\n");
        Files.writeString(elsewhere.resolve("ec2-describe-transit-gateway-route-tables.txt"), "None\n");
        Files.writeString(elsewhere.resolve("elbv2-describe-load-balancers.txt"), "");
        Files.writeString(elsewhere.resolve("elbv2-describe-target-groups.txt"), "");
    }

    private static void copy(InputStream document, Path file) throws IOException {
        try (InputStream in = document) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
