package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.ShippedScopes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code check}, {@code exposed} and {@code intents} say of the sample network, word by word. After a change that is meant, write the
 * files anew and read the difference:
 *
 * <pre>./mvnw -o -pl cli -am test -Dtest=AnalysisGoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dvpcwhy.golden=write
 * git diff cli/src/test/resources</pre>
 */
class AnalysisGoldenTest {

    private static final Path RESOURCES = Path.of("src", "test", "resources", "io", "vpcwhy", "cli", "analysis");
    private static final String SAMPLE = "../fixtures/src/main/resources/io/vpcwhy/fixtures/sample";

    /** Accepts some of what the sample has, and some that it has not; one entry is over. */
    private static final String KNOWN = "--baseline " + RESOURCES.resolve("known.json") + " --as-of 2026-11-21";

    @ParameterizedTest
    @CsvSource({
        "check.txt, 1, check --scope AWS-VPC-Ingress --scope internet-to-databases",
        "check.json, 1, check --scope internet-to-ssh-rdp --format json",
        "egress.txt, 1, check --scope egress-bypassing-firewall",
        "exposed.txt, 1, exposed",
        "exposed.json, 1, exposed --format json",
        "databases.txt, 0, exposed --databases",
        "databases.json, 0, exposed --databases --format json",
        "intents.txt, 1, check --intents ../docs/intents.sample.yaml",
        "intents.json, 1, check --intents ../docs/intents.sample.yaml --format json",
        "intents.sarif, 1, check --intents ../docs/intents.sample.yaml --format sarif",
        "intents.xml, 1, check --intents ../docs/intents.sample.yaml --format junit",
        "intents.md, 1, check --intents ../docs/intents.sample.yaml --format markdown",
        "drafted.yaml, 0, intents --from-log ../fixtures/src/main/resources/io/vpcwhy/fixtures/sample/sample.log",
        "check.sarif, 1, check --scope internet-to-ssh-rdp --scope internet-to-databases --format sarif",
        "check.xml, 1, check --scope AWS-VPC-Ingress --scope internet-to-databases --format junit",
        "check.md, 1, check --scope AWS-VPC-Ingress --scope internet-to-databases --format markdown",
        "exposed.sarif, 1, exposed --format sarif",
        "exposed.xml, 1, exposed --format junit",
        "exposed.md, 1, exposed --format markdown",
        "databases.sarif, 0, exposed --databases --format sarif",
        "databases.xml, 0, exposed --databases --format junit",
        "databases-strict.xml, 3, exposed --databases --strict --format junit",
        "databases.md, 0, exposed --databases --format markdown",
        "baseline.txt, 1, check --scope AWS-VPC-Ingress KNOWN",
        "baseline.json, 1, check --scope AWS-VPC-Ingress --format json KNOWN",
        "baseline.sarif, 1, check --scope AWS-VPC-Ingress --format sarif KNOWN",
        "baseline.xml, 1, check --scope AWS-VPC-Ingress --format junit KNOWN",
        "baseline.md, 1, check --scope AWS-VPC-Ingress --format markdown KNOWN",
        "baseline-exposed.txt, 1, exposed KNOWN",
    })
    void theSampleReadsAsItDid(String file, int status, String line) throws IOException {
        Run run = Run.of((line.replace("KNOWN", KNOWN) + " --snapshot " + SAMPLE).split(" ", -1));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(status);
        String printed = run.out().replace(System.lineSeparator(), "\n");
        if (System.getProperty("vpcwhy.golden", "").equals("write")) {
            Files.createDirectories(RESOURCES);
            Files.writeString(RESOURCES.resolve(file), printed);
        }
        assertThat(printed).isEqualTo(Files.readString(RESOURCES.resolve(file)));
    }

    @Test
    void everyShippedScopeRunsOnTheSample() {
        for (ShippedScopes.Document scope : ShippedScopes.documents()) {
            Run run = Run.of("check", "--scope", scope.name(), "--snapshot", SAMPLE);
            assertThat(run.err()).as(scope.name()).isEmpty();
            assertThat(run.status()).as(scope.name()).isIn(0, 1);
            assertThat(run.lines().get(0)).startsWith(scope.name() + ": ");
        }
    }
}
