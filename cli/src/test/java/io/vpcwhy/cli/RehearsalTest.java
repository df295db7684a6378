package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The launcher has several commands run in one process; one that fails must not keep the others from running. */
class RehearsalTest {

    @Test
    void a_command_that_fails_does_not_keep_the_next_from_running() throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        Rehearsal.run(
                new StringReader("snapshot\t--snapshot\t/nowhere\nexplain\t--sample\n"),
                new PrintWriter(out),
                new PrintWriter(err));

        assertThat(err.toString()).contains("/nowhere");
        assertThat(out.toString()).contains("REJECT");
    }
}
