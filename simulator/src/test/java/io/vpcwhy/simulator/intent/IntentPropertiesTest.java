package io.vpcwhy.simulator.intent;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.simulator.trace.RandomTopology;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/** Whether an intent holds is what {@code trace} says of every one of its packets. */
class IntentPropertiesTest {

    @Property(tries = 8, seed = "20261121", shrinking = ShrinkingMode.OFF)
    void randomIntentsInNetworksOfAllGateways(@ForAll @LongRange(max = 1_000_000) long seed) {
        new IntentOracle(RandomTopology.filtered(seed), new SplittableRandom(seed)).holdRandom(12);
    }

    @Property(tries = 4, seed = "20261121", shrinking = ShrinkingMode.OFF)
    void randomIntentsInNetworksThatLetEverythingPass(@ForAll @LongRange(max = 1_000_000) long seed) {
        new IntentOracle(RandomTopology.of(seed), new SplittableRandom(seed)).holdRandom(12);
    }

    @Property(tries = 12, seed = "20261121", shrinking = ShrinkingMode.OFF)
    void randomIntentsInNetworksOfManyRules(@ForAll @LongRange(max = 1_000_000) long seed) {
        new IntentOracle(RandomNetwork.of(seed).snapshot(), new SplittableRandom(seed)).holdRandom(12);
    }

    @Property(tries = 12, seed = "20261121", shrinking = ShrinkingMode.OFF)
    void noDocumentTakenAwayMakesAnIntentHold(@ForAll @LongRange(max = 1_000_000) long seed) {
        IntentsWithout.holdRandom(RandomTopology.of(seed), new SplittableRandom(seed), 8);
    }
}
