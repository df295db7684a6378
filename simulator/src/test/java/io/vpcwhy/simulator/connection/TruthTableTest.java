package io.vpcwhy.simulator.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cells are those of the request at the client and at the server, of the answer at the server and at the client: accepted,
 * rejected, mixed, nothing, not logged.
 */
class TruthTableTest {

    @ParameterizedTest
    @CsvSource({
        "?AA?, ANSWERED",
        "?AR?, ANSWER_REJECTED_AT_SERVER",
        "?A-?, SERVER_SILENT",
        "?R-?, REQUEST_REJECTED_AT_SERVER"
    })
    void the_servers_interface_alone(String cells, Conclusion conclusion) {
        assertThat(read(cells)).contains(conclusion);
    }

    @ParameterizedTest
    @CsvSource({
        "A??A, ANSWERED",
        "A??R, ANSWER_REJECTED_AT_CLIENT",
        "A??-, NO_ANSWER",
        "R??-, REQUEST_REJECTED_AT_CLIENT"
    })
    void the_clients_interface_alone(String cells, Conclusion conclusion) {
        assertThat(read(cells)).contains(conclusion);
    }

    @ParameterizedTest
    @CsvSource({
        "R---, REQUEST_REJECTED_AT_CLIENT",
        "A---, REQUEST_LOST",
        "AR--, REQUEST_REJECTED_AT_SERVER",
        "AA--, SERVER_SILENT",
        "AAR-, ANSWER_REJECTED_AT_SERVER",
        "AAAR, ANSWER_REJECTED_AT_CLIENT",
        "AAA-, ANSWER_LOST",
        "AAAA, ANSWERED"
    })
    void both_interfaces(String cells, Conclusion conclusion) {
        assertThat(read(cells)).contains(conclusion);
    }

    @ParameterizedTest
    @CsvSource({"?RA?", "A???", "AA??", "?A??", "-?A?", "AXA-", "A-A?"})
    void nothing_is_concluded_of_what_does_not_fit_together_or_is_not_logged(String cells) {
        assertThat(read(cells)).isEmpty();
    }

    @Test
    void late_packets_of_a_connection_that_was_answered_break_nothing() {
        assertThat(read("AXAA")).contains(Conclusion.ANSWERED);
    }

    @Test
    void no_cells_fit_two_rows() {
        for (Cell requestAtClient : Cell.values()) {
            for (Cell requestAtServer : Cell.values()) {
                for (Cell answerAtServer : Cell.values()) {
                    for (Cell answerAtClient : Cell.values()) {
                        assertThat(TruthTable.fitting(
                                        List.of(requestAtClient, requestAtServer, answerAtServer, answerAtClient)))
                                .hasSizeLessThanOrEqualTo(1);
                    }
                }
            }
        }
    }

    private static Optional<Conclusion> read(String cells) {
        Cell[] each = cells.chars().mapToObj(TruthTableTest::cell).toArray(Cell[]::new);
        return TruthTable.read(each[0], each[1], each[2], each[3]);
    }

    private static Cell cell(int letter) {
        return Stream.of(Cell.values())
                .filter(any -> any.letter() == letter)
                .findFirst()
                .orElseThrow();
    }
}
