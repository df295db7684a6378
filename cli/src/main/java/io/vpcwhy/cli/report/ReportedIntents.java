package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.FindingPackets;
import io.vpcwhy.cli.render.ReportWords;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.intent.CheckedIntents;
import io.vpcwhy.simulator.intent.IntentPart;
import io.vpcwhy.simulator.intent.IntentResult;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes cases of intents: one for each. What is not known of an intent counts as a finding, since it is not held for certain
 * and the exit status says so too.
 */
final class ReportedIntents {

    /** Of the ends at each side; an intent may have thousands. */
    private static final int ENDS = 3;

    private final ReportWords words;
    private final FindingLocations locations;
    private final FindingPackets packets;

    ReportedIntents(Snapshot snapshot) {
        this.words = new ReportWords(snapshot);
        this.locations = new FindingLocations(snapshot, words);
        this.packets = new FindingPackets(snapshot);
    }

    /**
     * The cases of a file.
     *
     * @param file by what it is told apart from the other files
     */
    List<ReportedCase> cases(String file, CheckedIntents checked) {
        return checked.results().stream().map(result -> reported(file, result)).toList();
    }

    private ReportedCase reported(String file, IntentResult result) {
        Intent intent = result.intent();
        ReportedRule rule = new ReportedRule(
                file + ": " + intent.name(),
                words.intent(intent),
                "Each finding is a part of the intent's packets that do not fare as it asks, or of which it is not known how"
                        + " they fare, and names what decides. If they are to fare as the intent asks, change that; if"
                        + " not, change the intent.");
        List<ReportedItem> items = new ArrayList<>();
        result.parts().forEach(part -> items.add(part(rule, part, intent)));
        for (String unknown : words.unknowns(result)) {
            items.add(new ReportedItem(
                    ReportedItem.Kind.FINDING,
                    FindingState.NEW,
                    unknown,
                    Optional.empty(),
                    List.of(),
                    Fingerprint.of(List.of(rule.id(), unknown), List.of()),
                    locations.resource(file),
                    List.of(),
                    List.of()));
        }
        return new ReportedCase(rule.id(), rule, items);
    }

    private ReportedItem part(ReportedRule rule, IntentPart part, Intent intent) {
        List<Component> way = part.outcome() == Disposition.REACHABLE
                ? part.trace().map(trace -> trace.forward().components()).orElse(List.of())
                : List.of();
        List<String> decisive =
                new ArrayList<>(List.of(rule.id(), part.outcome().name()));
        decisive.addAll(part.locations());
        return new ReportedItem(
                ReportedItem.Kind.FINDING,
                FindingState.NEW,
                words.part(part, intent),
                Optional.empty(),
                Stream.concat(
                                Stream.of(words.between(part, intent)),
                                way.stream().map(words::component))
                        .toList(),
                Fingerprint.of(decisive, ReportedItems.values(packets.of(part, intent))),
                locations.toChange(way).orElseGet(() -> decides(part)),
                ends(part),
                way.isEmpty() ? List.of() : List.of(locations.way(way)));
    }

    private ReportedLocation decides(IntentPart part) {
        return Stream.concat(part.locations().stream(), interfaces(part).map(NetworkInterface::id))
                .map(locations::resource)
                .findFirst()
                .orElseThrow();
    }

    private List<ReportedLocation> ends(IntentPart part) {
        return interfaces(part).map(nic -> locations.resource(nic.id())).toList();
    }

    private static Stream<NetworkInterface> interfaces(IntentPart part) {
        return Stream.concat(
                part.from().stream().limit(ENDS), part.to().stream().limit(ENDS));
    }
}
