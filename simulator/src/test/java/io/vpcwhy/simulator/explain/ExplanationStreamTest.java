package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Logged.tcp;
import static io.vpcwhy.simulator.explain.Logged.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogPlace;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.simulator.explain.FlowFinding.Basis;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplanationStreamTest {

    private static final String NEAR = "10.0.1.10";
    private static final String FAR = "10.7.0.9";

    private static final Explainer EXPLAINER = new Explainer(
            Network.vpc("vpc-1", "10.0.0.0/16")
                    .subnet("subnet-web", "10.0.1.0/24")
                    .securityGroup("sg-web", "in udp from 10.0.0.0/8", "in tcp from 10.0.0.0/8")
                    .networkInterface("eni-web", "subnet-web", NEAR, "sg-web")
                    .snapshot(),
            RemedyPolicy.UNLESS_SCAN);

    /** Lines that are made when they are asked for, and counted. */
    private static final class Counted implements Iterator<FlowLogLine> {

        private final int count;
        private final IntFunction<FlowLogLine> line;
        private int read;

        private Counted(int count, IntFunction<FlowLogLine> line) {
            this.count = count;
            this.line = line;
        }

        @Override
        public boolean hasNext() {
            return read < count;
        }

        @Override
        public FlowLogLine next() {
            return line.apply(read++);
        }
    }

    private static List<Explanation> explain(Iterator<FlowLogLine> lines) {
        List<Explanation> answers = new ArrayList<>();
        new ExplanationStream(EXPLAINER, lines).forEachRemaining(answers::add);
        return answers;
    }

    @Test
    void every_line_has_an_answer_in_its_place_also_those_that_are_no_records() throws IOException {
        String log = """
                2 123456789012 eni-web 10.7.0.9 10.0.1.10 50000 443 6 4 400 1700000000 1700000010 ACCEPT OK
                this is no record
                2 123456789012 eni-web 10.0.1.10 10.7.0.9 443 50000 6 4 400 1700000000 1700000010 ACCEPT OK
                2 123456789012 eni-web - - - - - - - 1700000000 1700000060 - NODATA
                2 123456789012 eni-web 10.7.0.9 10.0.1.10 50000 443 6 four 400 1700000000 1700000010 ACCEPT OK
                2 123456789012 eni-gone 10.7.0.9 10.0.9.9 50000 443 6 4 400 1700000000 1700000010 REJECT OK
                """;
        List<FlowLogLine> lines = new ArrayList<>();
        try (FlowLogReader reader = FlowLogReader.open(
                "test.log", new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), FlowLogReadOptions.NONE)) {
            reader.forEachRemaining(lines::add);
        }

        List<Explanation> answers = explain(lines.iterator());

        assertThat(answers).extracting(Explanation::line).containsExactlyElementsOf(lines);
        assertThat(answers)
                .extracting(Explanation::status)
                .containsExactly(
                        Status.EXPLAINED,
                        Status.MALFORMED,
                        Status.EXPLAINED,
                        Status.NO_DATA,
                        Status.MALFORMED,
                        Status.UNDECIDED);
    }

    @Test
    void request_that_comes_after_its_answer_in_the_file_is_known_to_both() {
        List<Explanation> answers = explain(List.of(
                        udp(NEAR, 40000).to(FAR, 40001).from(2, 3).line(1),
                        udp(FAR, 40001).to(NEAR, 40000).from(1, 3).line(2))
                .iterator());

        assertThat(answers)
                .extracting(Explanation::flow)
                .containsExactly(
                        new FlowFinding(Flow.RESPONSE, Basis.SIBLING_RECORD),
                        new FlowFinding(Flow.REQUEST, Basis.SIBLING_RECORD));
    }

    @Test
    void siblings_meet_by_the_addresses_that_the_packets_bore() {
        List<Explanation> answers = explain(List.of(
                        udp("10.0.1.10", 40000)
                                .to(FAR, 40001)
                                .packet("10.0.1.99", FAR)
                                .from(2, 3)
                                .line(1),
                        udp(FAR, 40001)
                                .to("10.0.1.10", 40000)
                                .packet(FAR, "10.0.1.99")
                                .from(1, 3)
                                .line(2),
                        udp(FAR, 40001)
                                .to("10.0.1.10", 40000)
                                .packet(FAR, "10.0.1.98")
                                .from(0, 3)
                                .rejected()
                                .line(3))
                .iterator());

        assertThat(answers)
                .extracting(answer -> answer.flow().flow())
                .containsExactly(Flow.RESPONSE, Flow.REQUEST, Flow.UNKNOWN);
    }

    @Test
    void ends_that_differ_by_port_alone_are_told_apart() {
        List<Explanation> answers = explain(List.of(
                        udp(NEAR, 40000)
                                .to(NEAR, 40001)
                                .direction("ingress")
                                .from(1, 3)
                                .rejected()
                                .line(1),
                        udp(NEAR, 40001)
                                .to(NEAR, 40000)
                                .direction("egress")
                                .from(2, 3)
                                .rejected()
                                .line(2))
                .iterator());

        assertThat(answers).extracting(answer -> answer.flow().flow()).containsExactly(Flow.REQUEST, Flow.RESPONSE);
    }

    @Test
    void lines_are_read_ahead_so_far_and_no_further() {
        Counted lines = new Counted(
                50_000, i -> tcp(FAR, 1024 + i % 60_000).to(NEAR, 443).line(i + 1L));
        ExplanationStream stream = new ExplanationStream(EXPLAINER, lines);

        assertThat(stream.next().line().line()).isEqualTo(1);
        assertThat(lines.read).isEqualTo(20_000);
        assertThat(stream.next().line().line()).isEqualTo(2);
        assertThat(lines.read).isEqualTo(20_001);
    }

    @Test
    void records_that_are_not_asked_for_are_still_in_view_of_the_others() {
        List<FlowLogLine> lines = List.of(
                udp(FAR, 40000).to(NEAR, 40001).direction("ingress").from(1, 3).line(1),
                udp(NEAR, 40001)
                        .to(FAR, 40000)
                        .direction("egress")
                        .from(2, 3)
                        .rejected()
                        .line(2),
                udp(FAR, 40000).to(NEAR, 40001).direction("ingress").from(4, 5).line(3));
        ExplanationStream stream = new ExplanationStream(
                EXPLAINER,
                lines.iterator(),
                new FlowLogSelection(
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(FlowLogAction.REJECT)));

        Explanation answer = stream.next();
        assertThat(answer.line().line()).isEqualTo(2);
        assertThat(answer.flow()).isEqualTo(explain(lines.iterator()).get(1).flow());
        assertThat(answer.flow())
                .isNotEqualTo(explain(lines.subList(1, 2).iterator()).get(0).flow());
        assertThat(stream.hasNext()).isFalse();
        assertThat(stream.passedOver()).isEqualTo(2);
    }

    @Test
    void log_that_is_empty_has_no_answer() {
        ExplanationStream stream =
                new ExplanationStream(EXPLAINER, List.<FlowLogLine>of().iterator());

        assertThat(stream.hasNext()).isFalse();
        assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void silence_counts_from_the_record_just_before_however_long_the_conversation_is() {
        List<FlowLogLine> lines = new ArrayList<>();
        IntStream.range(0, 100)
                .forEach(i -> lines.add(udp(FAR, 50000)
                        .to(NEAR, 53)
                        .from(i * 100L, i * 100L + 1)
                        .line(i + 1)));
        lines.add(60, udp(NEAR, 53).to(FAR, 50000).rejected().from(5950, 5951).line(101));

        Explanation answer = explain(lines.iterator()).get(60);

        assertThat(answer.hypotheses())
                .contains(new Hypothesis.ConnectionTrackingExpired(
                        false, false, OptionalLong.of(49), OptionalLong.of(180)));
    }

    @Test
    void what_is_behind_makes_room_for_what_is_ahead() {
        Counted lines = new Counted(32_000, ExplanationStreamTest::oneOfTwoHundred);

        assertThat(explain(lines).get(31_800).hypotheses())
                .as("160 records of one conversation, of which never more than 100 are ahead")
                .contains(new Hypothesis.ConnectionTrackingExpired(
                        false, false, OptionalLong.of(199), OptionalLong.of(180)));
    }

    /** A request now and then, and in the end an answer that is rejected. */
    private static FlowLogLine oneOfTwoHundred(int i) {
        if (i % 200 != 0) {
            return new FlowLogLine.Malformed(new FlowLogPlace("test.log", i + 1L, ""), "?", "is no record");
        }
        Logged record = i < 31_800
                ? udp(FAR, 50000).to(NEAR, 53)
                : udp(NEAR, 53).to(FAR, 50000).rejected();
        return record.from(i, i + 1L).line(i + 1L);
    }

    @Test
    void silence_is_not_told_where_records_ahead_had_to_be_forgotten() {
        Conversation conversation = new Conversation();
        for (int i = 0; i < 128; i++) {
            conversation.add(
                    udp(FAR, 50000).to(NEAR, 53).from(i * 10L, i * 10L + 1).sighting());
        }
        Logged last = udp(NEAR, 53).to(FAR, 50000).from(5000, 5001);
        assertThat(conversation.silenceBefore(last.sighting())).hasValue(5000 - 1271);

        conversation.add(last.sighting());

        assertThat(conversation.silenceBefore(last.sighting())).isEmpty();
    }

    @Test
    void conversation_that_is_behind_keeps_its_beginning_and_its_end_alone() {
        Conversation conversation = new Conversation();
        conversation.add(tcp(FAR, 50000).to(NEAR, 8080).flags(2).from(0, 1).sighting());
        for (int i = 1; i < 5_000; i++) {
            conversation.add(tcp(FAR, 50000)
                    .to(NEAR, 8080)
                    .flags(0)
                    .from(i * 10L, i * 10L + 1)
                    .sighting());
            conversation.pass();
        }
        Logged late = tcp(NEAR, 8080).to(FAR, 50000).from(60_000, 60_001);

        assertThat(conversation.silenceBefore(late.sighting()))
                .as("nothing ahead was forgotten")
                .hasValue(60_000 - 49_991);
        assertThat(conversation.openedForwardByFlags(late.sighting().glimpse(), 432_000))
                .as("the handshake is still known")
                .contains(false);
    }

    @Test
    void conversations_that_were_heard_of_least_recently_are_forgotten() {
        Conversations conversations = new Conversations(2);
        conversations.add(udp(FAR, 1).to(NEAR, 53).sighting());
        conversations.add(udp(FAR, 2).to(NEAR, 53).sighting());
        conversations.add(udp(FAR, 3).to(NEAR, 53).sighting());
        conversations.add(udp(FAR, 1).to(NEAR, 53).sighting());
        conversations.add(udp(FAR, 4).to(NEAR, 53).sighting());

        assertThat(conversations.of(udp(FAR, 1).to(NEAR, 53).sighting())).isPresent();
        assertThat(conversations.of(udp(FAR, 2).to(NEAR, 53).sighting())).isEmpty();
        assertThat(conversations.of(udp(NEAR, 53).to(FAR, 3).sighting())).isPresent();
    }

    @Test
    void plain_conversations_do_not_push_out_those_that_have_only_their_siblings_to_go_by() {
        Conversations conversations = new Conversations(1);
        conversations.add(udp(FAR, 40000).to(NEAR, 40001).sighting());
        conversations.add(udp(FAR, 40000).to(NEAR, 53).sighting());

        assertThat(conversations.of(udp(NEAR, 40001).to(FAR, 40000).sighting())).isPresent();
    }

    @Test
    void record_without_addresses_has_no_conversation() {
        assertThat(Sighting.of(Logged.nothing("NODATA").read())).isEmpty();
        assertThat(explain(List.of(Logged.nothing("NODATA").line(), (FlowLogLine)
                                new FlowLogLine.Malformed(new FlowLogPlace("x", 2, ""), "?", "no"))
                        .iterator()))
                .hasSize(2);
    }
}
