package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.cli.report.SarifSchema;
import io.vpcwhy.fixtures.NetworkGenerator;
import io.vpcwhy.fixtures.NetworkShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every form of an answer tells the same, and tells it in the same bytes wherever the snapshot is. */
class ReportFormsTest {

    private static final List<String> FORMS = List.of("text", "json", "sarif", "junit", "markdown");

    private static final List<String> PLACES = List.of("here", "there/and/further");

    @TempDir
    private Path folder;

    @BeforeEach
    void generate() throws IOException {
        for (String place : PLACES) {
            Path aws = Files.createDirectories(folder.resolve(place));
            new NetworkGenerator(NetworkShape.ofInterfaces(24)).writeTo(aws);
        }
    }

    /** The answer of a command in each form. */
    private Map<String, String> answer(String line) throws IOException {
        Map<String, String> here = run(line, PLACES.get(0));
        assertThat(run(line, PLACES.get(1))).isEqualTo(here);
        assertThat(here.toString()).doesNotContain(folder.toString());
        SarifSchema.assertValid(here.get("sarif"));
        return here;
    }

    private Map<String, String> run(String line, String place) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(line.split(" ", -1)));
        arguments.addAll(List.of("--snapshot", folder.resolve(place).toString()));
        for (String form : FORMS) {
            arguments.addAll(List.of("--report", form + "=" + folder.resolve(form)));
        }
        assertThat(Run.of(arguments.toArray(String[]::new)).err()).isEmpty();
        Map<String, String> answer = new LinkedHashMap<>();
        for (String form : FORMS) {
            answer.put(form, Files.readString(folder.resolve(form)));
        }
        return answer;
    }

    /** How often a pattern is found, or the sum of the numbers that its group holds. */
    private static int count(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .mapToInt(ReportFormsTest::number)
                .sum();
    }

    private static int number(MatchResult found) {
        return found.groupCount() == 0 ? 1 : Integer.parseInt(found.group(1));
    }

    @Test
    void findingsOfScopesAreAsManyInEveryForm() throws IOException {
        Map<String, String> answer =
                answer("check --scope AWS-VPC-Ingress --scope internet-to-ssh-rdp --scope internet-to-databases");
        int findings = count(": (\\d+) findings?$", answer.get("text"));
        assertThat(findings).isPositive();
        assertThat(count("\"FindingId\"", answer.get("json"))).isEqualTo(findings);
        assertThat(count("\"level\":\"error\"", answer.get("sarif"))).isEqualTo(findings);
        assertThat(count("message=\"(\\d+) findings?\"", answer.get("junit"))).isEqualTo(findings);
        assertThat(count("^## vpcwhy check: (\\d+) findings?$", answer.get("markdown")))
                .isEqualTo(findings);
    }

    @Test
    void whatTheInternetReachesIsAsMuchInEveryForm() throws IOException {
        Map<String, String> answer = answer("exposed");
        int exposures = count("\"AdminPort\"", answer.get("json"));
        assertThat(exposures).isPositive();
        assertThat(count("^  eni-", answer.get("text"))).isEqualTo(exposures);
        assertThat(count("\"level\":\"error\"", answer.get("sarif"))).isEqualTo(exposures);
        assertThat(count("message=\"(\\d+) findings?\"", answer.get("junit"))).isEqualTo(exposures);
        assertThat(count("^## vpcwhy exposed: (\\d+) findings?$", answer.get("markdown")))
                .isEqualTo(exposures);
    }

    @Test
    void databasesThatAreReachedAreAsManyInEveryForm() throws IOException {
        for (String place : PLACES) {
            ExposedCommandTest.database(false, true).in(folder.resolve(place));
        }
        Map<String, String> answer = answer("exposed --databases");
        int reached = count("\"PubliclyReachable\":true", answer.get("json"));
        assertThat(reached).isPositive();
        assertThat(count("^REACHED ", answer.get("text"))).isEqualTo(reached);
        assertThat(count("\"level\":\"error\"", answer.get("sarif"))).isEqualTo(reached);
        assertThat(count("message=\"(\\d+) findings?\"", answer.get("junit"))).isEqualTo(reached);
    }
}
