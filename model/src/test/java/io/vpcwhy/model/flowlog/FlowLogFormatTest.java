package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowLogFormatTest {

    @Test
    void aLogFormatAndAHeaderLineOfTheSameFieldsAreTheSameFormat() {
        FlowLogFormat format = FlowLogFormat.parse("${version} ${pkt-srcaddr} ${log-status}");
        assertThat(format).isEqualTo(FlowLogFormat.parse("version  pkt_srcaddr\tlogStatus"));
        assertThat(format).hasSameHashCodeAs(FlowLogFormat.parse("VERSION,pkt-srcaddr,log-status"));
        assertThat(format)
                .isEqualTo(FlowLogFormat.of(FlowLogField.VERSION, FlowLogField.PKT_SRCADDR, FlowLogField.LOG_STATUS));
    }

    @Test
    void theOrderOfColumnsMatters() {
        assertThat(FlowLogFormat.parse("srcaddr dstaddr")).isNotEqualTo(FlowLogFormat.parse("dstaddr srcaddr"));
    }

    @Test
    void theDefaultIsTheDocumentedOne() {
        assertThat(FlowLogFormat.DEFAULT)
                .hasToString("${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport}"
                        + " ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}");
    }

    @Test
    void aFormatIsReadBackFromItsText() {
        FlowLogFormat format = FlowLogFormat.parse("${dstaddr} ${next-big-thing} ${srcaddr}");
        assertThat(FlowLogFormat.parse(format.toString())).isEqualTo(format);
    }

    @Test
    void aNameThatIsNotKnownIsKeptAsAColumn() {
        FlowLogFormat format = FlowLogFormat.parse("${srcaddr} ${next-big-thing}");
        assertThat(format.columns())
                .containsExactly(
                        FlowLogColumn.of(FlowLogField.SRCADDR), new FlowLogColumn("next-big-thing", Optional.empty()));
    }

    @Test
    void aFieldThatIsNamedTwiceCountsWhereItIsFirst() {
        FlowLogFormat format = FlowLogFormat.parse("srcport dstport srcport");
        assertThat(format.columnOf(FlowLogField.SRCPORT)).isZero();
        assertThat(format.columns().get(2).field()).isEmpty();
    }

    @Test
    void theVersionIsTheHighestOfTheFields() {
        assertThat(FlowLogFormat.DEFAULT.version()).isEqualTo(2);
        assertThat(FlowLogFormat.parse("version srcaddr reject-reason vpc-id").version())
                .isEqualTo(8);
    }

    @Test
    void whatNamesTooFewFieldsIsRefusedWithTheFirstThatIsNone() {
        assertThatThrownBy(() -> FlowLogFormat.parse("srcaddr from to"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'srcaddr from to' is no flow log format: 'from' is no field; write fields as in"
                        + " '${version} ${srcaddr} ${dstaddr} ${action}'");
        assertThatThrownBy(() -> FlowLogFormat.parse(" ")).hasMessageContaining("it is empty");
    }

    @Test
    void aFormatHasAColumn() {
        assertThatThrownBy(() -> FlowLogFormat.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKnownColumnHasTheNameOfItsField() {
        assertThatThrownBy(() -> new FlowLogColumn("source", Optional.of(FlowLogField.SRCADDR)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
