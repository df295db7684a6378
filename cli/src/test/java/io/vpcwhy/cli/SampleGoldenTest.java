package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code --sample} prints, word by word. After a change that is meant, write the files anew and read the
 * difference:
 *
 * <pre>./mvnw -o -pl cli -am test -Dtest=SampleGoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dvpcwhy.golden=write
 * git diff cli/src/test/resources</pre>
 */
class SampleGoldenTest {

    private static final Path RESOURCES = Path.of("src", "test", "resources", "io", "vpcwhy", "cli");

    @ParameterizedTest
    @CsvSource({
        "sample.txt, explain --sample",
        "sample-quiet.txt, explain --sample --quiet",
        "sample.jsonl, explain --sample --format json",
        "sample-coloured.txt, explain --sample --color always",
        "help.txt, explain --help",
    })
    void theSampleReadsAsItDid(String file, String line) throws IOException {
        Run run = Run.of(line.split(" ", -1));
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        String printed = run.out().replace(System.lineSeparator(), "\n");
        if (System.getProperty("vpcwhy.golden", "").equals("write")) {
            Files.createDirectories(RESOURCES);
            Files.writeString(RESOURCES.resolve(file), printed);
        }
        assertThat(printed).isEqualTo(golden(file));
    }

    private static String golden(String file) throws IOException {
        Path source = RESOURCES.resolve(file);
        if (Files.exists(source)) {
            return Files.readString(source);
        }
        try (InputStream in = SampleGoldenTest.class.getResourceAsStream(file)) {
            assertThat(in).as("the golden file " + file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
