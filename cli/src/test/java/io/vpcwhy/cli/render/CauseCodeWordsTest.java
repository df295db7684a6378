package io.vpcwhy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said beside the codes of hypotheses. */
class CauseCodeWordsTest {

    @Test
    void everyCodeOfThePageHasWords() throws IOException {
        List<String> codes = Files.readAllLines(Path.of("..", "docs", "explain.md")).stream()
                .dropWhile(line -> !line.equals("## Hypothesis codes"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
        assertThat(codes)
                .contains("MIDDLEBOX")
                .allMatch(code -> CauseCodeWords.of(code).isPresent());
    }
}
