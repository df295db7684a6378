package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An answer that cannot be written must not pass for one. */
class AnswerWriterTest {

    private static final String LONGER_THAN_A_BUFFER = "x".repeat(1 << 18);

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    private static Run run(OutputStream target, String... args) {
        StringWriter err = new StringWriter();
        PrintWriter errors = new PrintWriter(err);
        int status = VpcWhy.run(StandardStream.to(target, false), errors, args);
        errors.flush();
        return new Run(status, "", err.toString());
    }

    @Test
    void aFullDiskIsSaidWhateverTheFormat() {
        for (String format : new String[] {"text", "json"}) {
            assertThat(run(failing("No space left on device"), "explain", "--sample", "--format", format))
                    .isEqualTo(new Run(
                            3,
                            "",
                            "vpcwhy: standard output: cannot be written (No space left on device); the answer is not"
                                    + " complete" + System.lineSeparator()));
        }
        assertThat(run(failing("No space left on device"), "explain", "--sample", "--quiet")
                        .status())
                .isEqualTo(3);
    }

    @Test
    void aReaderThatHasReadEnoughIsNoError() {
        assertThat(run(failing("Broken pipe"), "explain", "--sample")).isEqualTo(new Run(3, "", ""));
        assertThat(run(failing("Broken pipe"), "explain", "--sample", "--format", "json"))
                .isEqualTo(new Run(3, "", ""));
    }

    @Test
    void aFailureIsSaidAtTheWriteThatMetItAndNotAtTheEnd() {
        Writer answer = AnswerWriter.toStandardOutput(StandardStream.to(failing("gone"), false));
        assertThatThrownBy(() -> answer.write(LONGER_THAN_A_BUFFER))
                .isInstanceOf(IOException.class)
                .hasMessage("standard output: cannot be written (gone); the answer is not complete");
    }

    @Test
    void aPrintWriterOfSomebodyElseIsAskedInTheEnd() throws IOException {
        Writer answer = AnswerWriter.toStandardOutput(new PrintWriter(failing("gone"), false, StandardCharsets.UTF_8));
        answer.write("x");
        assertThatThrownBy(answer::close).hasMessageStartingWith("standard output: cannot be written");
    }

    @Test
    void aFileIsNamed() {
        Writer file = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("Disk quota exceeded");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> AnswerWriter.toFile(file, "answer.json").write("x"))
                .hasMessage("answer.json: cannot be written (Disk quota exceeded); the answer is not complete");
    }

    @Test
    void standardOutputStaysOpenAndIsUtf8() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StandardStream standard = StandardStream.to(bytes, false);
        try (Writer answer = AnswerWriter.toStandardOutput(standard)) {
            answer.write("é");
        }
        standard.print("€");
        standard.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("é€");
        assertThat(standard.failure()).isEmpty();
    }

    @Test
    void errorsAppearAtOnce() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StandardStream.to(bytes, true).println("vpcwhy: flow.log: text lines");
        assertThat(bytes.size()).isPositive();
    }
}
