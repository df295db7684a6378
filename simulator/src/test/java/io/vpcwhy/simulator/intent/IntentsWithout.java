package io.vpcwhy.simulator.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.intent.IntentFile;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Holds that nobody passes by collecting less: what does not hold in a snapshot does not hold without any kind of document. */
final class IntentsWithout {

    private IntentsWithout() {}

    static void holdRandom(Snapshot snapshot, SplittableRandom random, int intents) {
        IntentOracle maker = new IntentOracle(snapshot, random);
        IntentChecker all = new IntentChecker(NetworkGraph.of(snapshot));
        Map<ResourceKind, IntentChecker> without = new EnumMap<>(ResourceKind.class);
        for (ResourceKind kind : ResourceKind.values()) {
            without.put(kind, new IntentChecker(NetworkGraph.of(without(snapshot, kind))));
        }
        for (int i = 0; i < intents; i++) {
            Intent intent = maker.intent();
            if (!verdict(all, intent).equals(Optional.of(IntentVerdict.HELD))) {
                without.forEach((kind, fewer) -> assertThat(verdict(fewer, intent))
                        .as("%s without %s", intent, kind)
                        .isNotEqualTo(Optional.of(IntentVerdict.HELD)));
            }
        }
    }

    /** Empty where the intent is refused. */
    private static Optional<IntentVerdict> verdict(IntentChecker checker, Intent intent) {
        try {
            return Optional.of(checker.check(new IntentFile("random", List.of(intent)))
                    .results()
                    .get(0)
                    .verdict());
        } catch (UnresolvedIntentException refused) {
            return Optional.empty();
        }
    }

    static Snapshot without(Snapshot snapshot, ResourceKind taken) {
        Snapshot.Builder fewer = Snapshot.builder();
        for (ResourceKind kind : ResourceKind.values()) {
            if (kind != taken && snapshot.collected(kind)) {
                fewer.collected(kind);
            }
            if (kind != taken) {
                snapshot.all(kind.type()).forEach(fewer::with);
            }
        }
        for (Database.Kind kind : Database.Kind.values()) {
            if (taken != ResourceKind.DATABASE && snapshot.collected(kind)) {
                fewer.collected(kind);
            }
        }
        snapshot.blockPublicAccess().forEach(fewer::with);
        snapshot.resourceGroups().forEach(fewer::with);
        return fewer.build();
    }
}
