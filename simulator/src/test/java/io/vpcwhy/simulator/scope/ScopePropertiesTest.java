package io.vpcwhy.simulator.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.fixtures.ShippedScopes;
import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.scope.ScopeReadOptions;
import io.vpcwhy.model.scope.ScopeReader;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.RandomTopology;
import java.io.InputStream;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What a scope finds is what {@code trace} says of every packet, no more and no less. */
class ScopePropertiesTest {

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void randomScopesInNetworksOfAllGateways(@ForAll @LongRange(max = 1_000_000) long seed) {
        holdRandom(RandomTopology.filtered(seed), seed);
    }

    @Test
    void anInterfaceAtAnAddressOfTheRouterIsLikeNoOther() {
        holdRandom(RandomNetwork.of(184).snapshot(), 184);
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void randomScopesInNetworksOfManyRules(@ForAll @LongRange(max = 1_000_000) long seed) {
        holdRandom(RandomNetwork.of(seed).snapshot(), seed);
    }

    private static void holdRandom(Snapshot snapshot, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomScope scopes = new RandomScope(snapshot, random);
        ScopeOracle oracle = new ScopeOracle(snapshot, random.nextInt(3) > 0, random);
        for (int i = 0; i < 3; i++) {
            oracle.hold(scopes.next());
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void amazonsInternetGatewayScopes(@ForAll @LongRange(max = 1_000_000) long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        ScopeOracle oracle = new ScopeOracle(RandomTopology.filtered(seed), false, random);
        for (String name : List.of("All-IGW-Ingress", "AWS-IGW-Egress")) {
            oracle.hold(shipped(name));
        }
    }

    @Test
    void whereGatewaysWereNotCollectedItIsUndecidedWhatTheyLetIn() throws Exception {
        Snapshot snapshot = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-1", "in tcp 22 from 0.0.0.0/0")
                .networkInterface(
                        "eni-1",
                        "subnet-1",
                        nic -> nic.address("10.0.1.10", "198.51.100.1").securityGroups("sg-1"))
                .notCollected(ResourceKind.INTERNET_GATEWAY)
                .snapshot();
        ScopeAnalysis analysis =
                new ScopeAnalyzer(NetworkGraph.of(snapshot), false).analyze(shipped("All-IGW-Ingress"));
        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.undecided()).hasSize(1);
        assertThat(analysis.undecided().get(0).destination()).isEqualTo("eni-1");
    }

    private static AccessScope shipped(String name) throws Exception {
        try (InputStream content = ShippedScopes.named(name).orElseThrow().open()) {
            return ScopeReader.read(name, content, ScopeReadOptions.AWS)
                    .scopes()
                    .get(0);
        }
    }
}
