package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times that are told by how long ago they were, as one tells them while something is broken. */
class TimesAgoTest {

    private static final long DAY = 86_400;

    @TempDir
    private Path folder;

    private List<String> explained(String... times) throws IOException {
        long now = Instant.now().getEpochSecond();
        StringBuilder log = new StringBuilder();
        for (long ago : new long[] {600, DAY, 3 * DAY, 15 * DAY}) {
            long end = now - ago;
            log.append("2 123456789012 eni-0a 203.0.113.9 10.0.1.10 50123 22 6 5 300 ")
                    .append(end - 30)
                    .append(' ')
                    .append(end)
                    .append(" REJECT OK\n");
        }
        Path file = Files.writeString(folder.resolve("flow.log"), log);
        List<String> line = new ArrayList<>(List.of("explain", "--sample", "--quiet", "--log", file.toString()));
        line.addAll(List.of(times));
        return Run.of(line.toArray(String[]::new)).lines();
    }

    @Test
    void recordsOfTheLastMinutesHoursDaysAndWeeksAreTaken() throws IOException {
        assertThat(explained("--since", "30m")).hasSize(1);
        assertThat(explained("--since", "2h")).hasSize(1);
        assertThat(explained("--since", "2d")).hasSize(2);
        assertThat(explained("--since", "1w")).hasSize(3);
        assertThat(explained("--since", "4w", "--until", "2d")).hasSize(2);
    }
}
