package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Records as arguments, quoted or taken apart by the shell. */
class RecordArgumentsTest {

    @Test
    void aQuotedRecordIsOneArgument() {
        assertThat(RecordArguments.join(List.of("2 123 eni-1"))).containsExactly("2 123 eni-1");
    }

    @Test
    void wordsAreThoseOfOneRecord() {
        assertThat(RecordArguments.join(List.of("2", "123", "eni-1", "-", "NODATA")))
                .containsExactly("2 123 eni-1 - NODATA");
    }

    @Test
    void quotedRecordsStayApart() {
        assertThat(RecordArguments.join(List.of("2 a", "3 b"))).containsExactly("2 a", "3 b");
    }

    @Test
    void tabsTakeWordsApartAsSpacesDo() {
        assertThat(RecordArguments.join(List.of("2\ta", "3\tb"))).containsExactly("2\ta", "3\tb");
    }

    @Test
    void jsonIsOneRecordEvenWithoutBlanks() {
        assertThat(RecordArguments.join(List.of("{\"version\":2}", "{\"version\":3}")))
                .containsExactly("{\"version\":2}", "{\"version\":3}");
    }

    @Test
    void aBlankArgumentIsKeptForTheCommandToRefuse() {
        assertThat(RecordArguments.join(List.of(""))).containsExactly("");
        assertThat(RecordArguments.join(List.of("2 a", " "))).containsExactly("2 a", " ");
    }

    @Test
    void nothingIsNoRecord() {
        assertThat(RecordArguments.join(List.of())).isEmpty();
    }
}
