package io.vpcwhy.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.CauseFinder;
import io.vpcwhy.simulator.explain.Explainer;
import io.vpcwhy.simulator.explain.ExplanationStream;
import io.vpcwhy.simulator.explain.RemedyPolicy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Of logs in several files, and of a part of their records, replay finds the causes that explain finds. */
class ReplayPartsPropertiesTest {

    @Property(tries = 80)
    void causes_of_a_part_of_several_files_are_those_of_explain(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Random random = new Random(seed);
        String header = random.nextBoolean() ? ReplayPropertiesTest.VERSION_2 : ReplayPropertiesTest.FLAGS;
        String log = ReplayPropertiesTest.log(header, network, random);
        Snapshot snapshot = network.snapshot();
        FlowLogSelection selection = selection(snapshot, random);

        Replay replay = new Replay(snapshot, FlowLogReadOptions.NONE, selection, 1 + random.nextInt(3));
        ReplayReport report = replay.runAll(List.of(files(header, log, random)));

        ExplanationStream stream = new ExplanationStream(
                new Explainer(snapshot, RemedyPolicy.NEVER),
                FlowLogReader.ofText("log", log, FlowLogReadOptions.NONE),
                selection);
        assertThat(counts(report)).isEqualTo(counts(snapshot, stream));
        assertThat(report.passedOver()).isEqualTo(stream.passedOver());
        assertThat(report.complete()).isTrue();
    }

    /** The lines of a log in several files, each with the header line. */
    private static LogSequence files(String header, String log, Random random) {
        List<String> lines = log.lines().skip(1).toList();
        List<LogInput> files = new ArrayList<>();
        int from = 0;
        while (from < lines.size()) {
            int to = Math.min(lines.size(), from + 1 + random.nextInt(lines.size()));
            String text = header + "\n" + String.join("\n", lines.subList(from, to)) + "\n";
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            files.add(LogInput.of("log " + files.size(), () -> new ByteArrayInputStream(bytes)));
            from = to;
        }
        return new LogSequence(files);
    }

    private static FlowLogSelection selection(Snapshot snapshot, Random random) {
        List<NetworkInterface> all = List.copyOf(snapshot.all(NetworkInterface.class));
        Set<String> interfaces = random.nextInt(3) > 0
                ? Set.of()
                : Set.of(all.get(random.nextInt(all.size())).id(), "eni-gone");
        List<Vpc> vpcs = List.copyOf(snapshot.all(Vpc.class));
        Set<String> ofVpcs = random.nextInt(3) > 0
                ? Set.of()
                : Set.of(vpcs.get(random.nextInt(vpcs.size())).id());
        return new FlowLogSelection(
                random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(1_700_000_500L + random.nextInt(1_000)),
                random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(1_700_001_500L + random.nextInt(1_500)),
                interfaces,
                ofVpcs,
                all.stream()
                        .filter(each -> ofVpcs.contains(each.vpcId()))
                        .map(NetworkInterface::id)
                        .collect(Collectors.toSet()),
                random.nextBoolean()
                        ? Set.of()
                        : Set.of(Arrays.asList(FlowLogAction.values()).get(random.nextInt(2))));
    }

    private static Map<Cause, Long> counts(ReplayReport report) {
        Map<Cause, Long> counts = new HashMap<>();
        report.groups().forEach(group -> counts.merge(group.cause(), group.records(), Long::sum));
        report.problems().forEach(problem -> counts.merge(Cause.MALFORMED, problem.lines(), Long::sum));
        return counts;
    }

    private static Map<Cause, Long> counts(Snapshot snapshot, ExplanationStream stream) {
        CauseFinder finder = new CauseFinder(snapshot);
        Map<Cause, Long> counts = new HashMap<>();
        stream.forEachRemaining(explanation -> counts.merge(finder.of(explanation), 1L, Long::sum));
        return counts;
    }
}
