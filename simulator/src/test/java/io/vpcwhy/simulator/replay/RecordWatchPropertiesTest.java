package io.vpcwhy.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.CauseFinder;
import io.vpcwhy.simulator.explain.Explainer;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.ExplanationStream;
import io.vpcwhy.simulator.explain.RemedyPolicy;
import io.vpcwhy.simulator.filter.InterfaceSimulator;
import io.vpcwhy.simulator.filter.RulesMet;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Who looks at the records of a replay sees each of them once, with what explain finds of it. */
class RecordWatchPropertiesTest {

    /** What was seen of a record. */
    private record Seen(
            String text, Optional<Direction> direction, String remote, List<Cause> causes, Optional<RulesMet> rules) {}

    private static final class Notes implements RecordWatch<Notes> {

        private final TreeMap<Long, Seen> seen = new TreeMap<>();

        @Override
        public void see(WatchedRecord record) {
            Optional<Direction> direction = !record.hasEnds()
                    ? Optional.empty()
                    : Optional.of(record.isIngress() ? Direction.INGRESS : Direction.EGRESS);
            String remote = record.hasEnds() ? record.remote() + " " + record.remotePort() : "";
            int rules = record.hasEnds() ? record.rulesMet() : -1;
            Optional<RulesMet> met = rules < 0 ? Optional.empty() : Optional.of(record.rulesMet(rules));
            Seen before = seen.put(record.position(), new Seen(record.text(), direction, remote, record.causes(), met));
            assertThat(before).as("seen twice").isNull();
        }

        @Override
        public void join(Notes other) {
            seen.putAll(other.seen);
        }
    }

    @Property(tries = 80)
    void every_record_is_seen_once_with_its_ends_and_its_cause(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Random random = new Random(seed);
        String header = random.nextBoolean() ? ReplayPropertiesTest.VERSION_2 : ReplayPropertiesTest.FLAGS;
        String log = ReplayPropertiesTest.log(header, network, random);
        Snapshot snapshot = network.snapshot();
        Watching<Notes> notes = new Watching<>(Notes::new);

        WatchedReplay replay = Replay.watching(
                        snapshot, FlowLogReadOptions.NONE, FlowLogSelection.ALL, 1 + random.nextInt(3), List.of(notes))
                .watchAll(List.of(new LogSequence(List.of(
                        LogInput.of("log", () -> new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)))))));

        List<Seen> seen = new ArrayList<>(replay.seen(notes).seen.values());
        List<Explanation> explained = records(snapshot, log);
        assertThat(seen).hasSize(explained.size());
        CauseFinder finder = new CauseFinder(snapshot);
        InterfaceSimulator simulator = new InterfaceSimulator(snapshot);
        for (int i = 0; i < seen.size(); i++) {
            Explanation explanation = explained.get(i);
            String text = seen.get(i).text();
            assertThat(text).isEqualTo(record(explanation).toString());
            assertThat(seen.get(i).causes()).contains(finder.of(explanation));
            seen.get(i)
                    .direction()
                    .ifPresent(way -> assertThat(explanation.direction().direction())
                            .as(text)
                            .contains(way));
            Optional<RulesMet> met = explanation
                    .subject()
                    .map(subject ->
                            simulator.rulesMet(subject.networkInterface(), subject.direction(), subject.packet()));
            seen.get(i).rules().ifPresent(rules -> assertThat(met).as(text).contains(rules));
        }
        assertThat(replay.report().read()).isGreaterThanOrEqualTo(seen.size());
    }

    /** What explain finds of the records, without the lines that are none. */
    private static List<Explanation> records(Snapshot snapshot, String log) {
        ExplanationStream stream = new ExplanationStream(
                new Explainer(snapshot, RemedyPolicy.NEVER), FlowLogReader.ofText("log", log, FlowLogReadOptions.NONE));
        List<Explanation> all = new ArrayList<>();
        stream.forEachRemaining(explanation -> {
            if (explanation.line() instanceof FlowLogLine.Record) {
                all.add(explanation);
            }
        });
        return all;
    }

    private static FlowLogRecord record(Explanation explanation) {
        return ((FlowLogLine.Record) explanation.line()).record();
    }
}
