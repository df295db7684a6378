package io.vpcwhy.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vpcwhy.cli.Run;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** An account of the AWS emulator moto, built through the SDK, collected, and held against what the AWS CLI prints. */
@Timeout(180)
class CollectMotoTest {

    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "123456789012";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs AWS CLI commands, a line of arguments each, in one process, and prints the files with their answers. */
    private static final String COMMANDS = """
            import sys, io, contextlib
            from awscli.clidriver import create_clidriver
            driver = create_clidriver()
            for number, line in enumerate(sys.stdin.read().splitlines()):
                out = io.StringIO()
                with contextlib.redirect_stdout(out):
                    driver.main(line.split() + sys.argv[2:])
                open(sys.argv[1] + '/' + str(number), 'w').write(out.getvalue())
            """;

    @TempDir
    private static Path folder;

    private static MotoServer moto;
    private static MotoAccount account;
    private static Path documents;

    @BeforeAll
    static void buildAndCollect() throws IOException, CollectException {
        System.setProperty("aws.accessKeyId", MotoServer.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", MotoServer.SECRET_KEY);
        moto = MotoServer.start(folder);
        AwsAccess access = new AwsAccess(
                Optional.empty(),
                Optional.of(moto.endpoint()),
                Optional.empty(),
                Duration.ofSeconds(30),
                1,
                Duration.ofMillis(1));
        try (AwsSession session = AwsSession.open(access)) {
            account = MotoAccount.build(session, Region.of(REGION));
        }
        // Of some calls moto has nothing.
        CollectPlan plan =
                new CollectPlan(folder.resolve("out"), List.of(REGION), List.of(), List.of(), false, false, true);
        new Collection(plan, access, CollectProgress.NONE).run();
        documents = folder.resolve("out").resolve(ACCOUNT).resolve(REGION);
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        if (moto != null) {
            moto.close();
        }
    }

    @Test
    void whatWasBuiltIsInTheSnapshot() throws Exception {
        Snapshot snapshot = SnapshotReader.read(folder.resolve("out"));
        NetworkInterface nic =
                snapshot.find(NetworkInterface.class, account.interfaceId()).orElseThrow();
        assertThat(nic.groupIds()).containsExactly(account.groupId());
        assertThat(snapshot.find(SecurityGroup.class, account.groupId())
                        .orElseThrow()
                        .rules())
                .anyMatch(rule -> rule.toString().contains("443"));
        assertThat(snapshot.find(RouteTable.class, account.routeTableId())
                        .orElseThrow()
                        .routes())
                .hasSize(3);
        assertThat(snapshot.all(TargetGroup.class))
                .singleElement()
                .satisfies(group -> assertThat(group.targets()).isPresent());
        assertThat(snapshot.inventory().skipped()).isEmpty();
    }

    @Test
    void aRecordOfWhatWasBuiltIsExplainedDownToTheRule() {
        String record = "2 " + ACCOUNT + " " + account.interfaceId() + " 203.0.113.9 " + account.address()
                + " 50123 %d 6 5 300 1732100000 1732100060 %s OK";
        String snapshot = folder.resolve("out").toString();
        Run rejected = Run.of("explain", "--snapshot", snapshot, String.format(Locale.ROOT, record, 22, "REJECT"));
        assertThat(rejected.out()).contains("Rejected:", account.groupId());
        Run accepted = Run.of("explain", "--snapshot", snapshot, String.format(Locale.ROOT, record, 443, "ACCEPT"));
        assertThat(accepted.out()).contains("Accepted:", account.groupId());
    }

    @Test
    void theAwsCliPrintsTheSameKeyByKey() throws Exception {
        List<String> commands = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Call call : Calls.ALL) {
            Path file = documents.resolve(call.fileName() + ".json");
            if (call.subject().isEmpty() && Files.exists(file)) {
                commands.add(call.command().substring("aws ".length()));
                files.add(file);
            }
        }
        assertThat(commands).hasSizeGreaterThan(30);
        commands.add("elbv2 describe-target-health --target-group-arn " + account.targetGroupArn());
        files.add(documents
                .resolve("elbv2-describe-target-health")
                .resolve(SubjectName.of(account.targetGroupArn()) + ".json"));
        commands.add("ec2 get-managed-prefix-list-entries --prefix-list-id " + account.prefixListId());
        files.add(documents.resolve("ec2-get-managed-prefix-list-entries").resolve(account.prefixListId() + ".json"));
        List<String> printed = printed(commands);
        for (int i = 0; i < files.size(); i++) {
            assertThat(leaves(JSON.readTree(Files.readString(files.get(i)))))
                    .as("aws " + commands.get(i))
                    .isEqualTo(leaves(JSON.readTree(printed.get(i))));
        }
    }

    /** Every value by its path. Secrets, which the AWS CLI prints and collect does not, are left out. */
    private static Map<String, String> leaves(JsonNode document) {
        Map<String, String> leaves = new TreeMap<>();
        addLeaves("", document, leaves);
        return leaves;
    }

    private static void addLeaves(String path, JsonNode node, Map<String, String> leaves) {
        if (path.endsWith("/CustomerGatewayConfiguration") || path.endsWith("/PreSharedKey")) {
            return;
        }
        if (node.isObject()) {
            leaves.put(path, "object");
            node.properties().forEach(each -> addLeaves(path + "/" + each.getKey(), each.getValue(), leaves));
        } else if (node.isArray()) {
            leaves.put(path, "list of " + node.size());
            for (int i = 0; i < node.size(); i++) {
                addLeaves(path + "/" + i, node.get(i), leaves);
            }
        } else {
            // Of a database that runs this is the time of the question.
            leaves.put(path, path.endsWith("/LatestRestorableTime") ? "now" : node.toString());
        }
    }

    /** What the AWS CLI that is installed prints. */
    private static List<String> printed(List<String> commands) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("commands.py"), COMMANDS);
        // Version 1 writes times as they came; version 2 does so unasked.
        Path settings = Files.writeString(folder.resolve("aws.cfg"), "[default]\ncli_timestamp_format = iso8601\n");
        Path answers = Files.createDirectories(folder.resolve("answers"));
        ProcessBuilder builder = new ProcessBuilder(
                "python3",
                script.toString(),
                answers.toString(),
                "--endpoint-url",
                moto.endpoint(),
                "--region",
                REGION,
                "--output",
                "json");
        builder.environment().put("AWS_CONFIG_FILE", settings.toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", MotoServer.ACCESS_KEY);
        builder.environment().put("AWS_SECRET_ACCESS_KEY", MotoServer.SECRET_KEY);
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().write(String.join("\n", commands).getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean missing = process.waitFor() != 0 && said.contains("No module named");
        if (missing) {
            System.err.println("SKIPPED: what collect writes held against the AWS CLI, which is not here: " + said);
        }
        assumeThat(missing).as("the AWS CLI is missing").isFalse();
        assertThat(said).isEmpty();
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            printed.add(Files.readString(answers.resolve(String.valueOf(i))));
        }
        return printed;
    }
}
