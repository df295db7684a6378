package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

    @Test
    void itSaysWhereItIsAndHowFar() {
        StringWriter said = new StringWriter();
        try (TerminalProgress progress = new TerminalProgress(new PrintWriter(said))) {
            progress.place("123456789012", "eu-west-1");
            progress.planned();
            progress.planned();
            progress.done();
            progress.items(1234);
            assertThat(progress.words()).isEqualTo("123456789012 eu-west-1: 1 of 2 calls, 1,234 items");
        }
        assertThat(said.toString()).as("where nobody looks at a terminal").isEmpty();
    }
}
