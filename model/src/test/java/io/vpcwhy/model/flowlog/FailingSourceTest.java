package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that fails after some lines, be it while the first ones are looked at to find out their format. */
class FailingSourceTest {

    private static InputStream failingAfter(String text) {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line is dead");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), failing);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 19, 20, 21, 500})
    void whatWasReadBeforeItIsThere(int count) throws IOException {
        List<FlowLogLine> lines = new ArrayList<>();
        InputStream in = failingAfter((Logs.ACCEPTED + "\n").repeat(count));
        try (FlowLogReader reader = FlowLogReader.open("x.log", in, FlowLogReadOptions.NONE)) {
            assertThatThrownBy(() -> reader.forEachRemaining(lines::add))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("x.log cannot be read")
                    .hasRootCauseMessage("the line is dead");
        }
        assertThat(Logs.records(lines)).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n"})
    void oneThatFailsAtOnceIsNotOpened(String text) {
        assertThatThrownBy(() -> FlowLogReader.open("x.log", failingAfter(text), FlowLogReadOptions.NONE))
                .isInstanceOf(IOException.class)
                .hasMessage("the line is dead");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 5_000})
    void inBlocksToo(int count) throws IOException {
        byte[] text = (Logs.ACCEPTED + "\n").repeat(count).getBytes(StandardCharsets.UTF_8);
        InputStream in = failingAfter(new String(text, StandardCharsets.UTF_8));
        long bytes = 0;
        try (LogBlocks blocks = LogBlocks.open("x.log", in, FlowLogReadOptions.NONE, Optional.empty())) {
            LineBlock block = new LineBlock(1 << 17);
            while (blocks.next(block)) {
                bytes += block.length();
            }
            assertThat(blocks.damage().orElseThrow().text()).contains("(the line is dead)");
        }
        assertThat(bytes).isEqualTo(text.length);
    }
}
