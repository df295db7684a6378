package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.simulator.replay.LogInput;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What options leave out of a log by the names in it. */
class LogArgumentTest {

    private static final FlowLogSelection LATER = new FlowLogSelection(
            OptionalLong.of(1_900_000_000), OptionalLong.empty(), Set.of(), Set.of(), Set.of(), Set.of());

    @Test
    void aLogGroupThatIsNamedLikeAFolderOfADayIsReadAllTheSame() {
        String day = "2024/01/02/03/flow";
        LogInput group = LogInput.once("cloudwatch:/" + day, InputStream::nullInputStream);
        LogInput object = LogInput.of("s3://bucket/" + day, InputStream::nullInputStream);
        assertThat(new LogArgument("logs", List.of(group, object), true)
                        .selected(LATER)
                        .inputs())
                .containsExactly(group);
    }
}
