package io.vpcwhy.simulator.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.intent.Expectation;
import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.intent.IntentEnd;
import io.vpcwhy.model.intent.IntentFile;
import io.vpcwhy.model.intent.WrittenEnd;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.PortRange;
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

    private static final List<IntentEnd> OUTSIDE = List.of(
            new IntentEnd.Internet(),
            new IntentEnd.Internet(),
            new IntentEnd.Block(Cidr.parse("203.0.113.0/24")),
            new IntentEnd.Block(Cidr.parse("192.168.0.0/16")),
            new IntentEnd.Block(Cidr.ANY_IPV6));

    private IntentsWithout() {}

    static void holdRandom(Snapshot snapshot, SplittableRandom random, int intents) {
        List<NetworkInterface> interfaces = List.copyOf(snapshot.all(NetworkInterface.class));
        IntentChecker all = new IntentChecker(NetworkGraph.of(snapshot));
        Map<ResourceKind, IntentChecker> without = new EnumMap<>(ResourceKind.class);
        for (ResourceKind kind : ResourceKind.values()) {
            if (!snapshot.all(kind.type()).isEmpty()) {
                without.put(kind, new IntentChecker(NetworkGraph.of(without(snapshot, kind))));
            }
        }
        for (int i = 0; i < intents; i++) {
            NetworkInterface nic = interfaces.get(random.nextInt(interfaces.size()));
            Intent intent = intent(new IntentEnd.Named(nic.id()), oneOf(OUTSIDE, random), random.nextInt(3) > 0);
            if (!verdict(all, intent).equals(Optional.of(IntentVerdict.HELD))) {
                without.forEach((kind, fewer) -> assertThat(verdict(fewer, intent))
                        .as("%s without %s", intent, kind)
                        .isNotEqualTo(Optional.of(IntentVerdict.HELD)));
            }
        }
    }

    /** About one interface and one end outside, so that little else decides than what is taken away. */
    private static Intent intent(IntentEnd inside, IntentEnd outside, boolean leaving) {
        return new Intent(
                "random",
                Optional.empty(),
                List.of(new WrittenEnd(leaving ? inside : outside, 1)),
                List.of(new WrittenEnd(leaving ? outside : inside, 1)),
                List.of(),
                List.of(PortRange.ALL),
                Expectation.BLOCKED,
                1);
    }

    private static <T> T oneOf(List<T> some, SplittableRandom random) {
        return some.get(random.nextInt(some.size()));
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
