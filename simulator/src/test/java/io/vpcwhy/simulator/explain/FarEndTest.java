package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.explain;
import static io.vpcwhy.simulator.explain.Explained.remedy;
import static io.vpcwhy.simulator.explain.Logged.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.RemoteParty.Special;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose the far end's address is, where no interface of the snapshot holds it. */
class FarEndTest {

    private static final Snapshot SNAPSHOT = Network.vpc("vpc-1", "10.0.0.0/16")
            .subnet("subnet-1", "10.0.1.0/24")
            .securityGroup("sg-1")
            .networkInterface("eni-web", "subnet-1", "10.0.1.10", "sg-1")
            .and(Network.vpc("vpc-2", "10.1.0.0/16"))
            .and(Network.vpc("vpc-3", "10.3.0.0/16"))
            .and(Network.vpc("vpc-4", "10.3.0.0/16"))
            .snapshot();

    private static Explanation to(String address) {
        return explain(SNAPSHOT, udp("10.0.1.10", 50000).to(address, 9000).rejected());
    }

    private static RemoteParty farEnd(String address) {
        return to(address).remote().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "224.0.0.1, MULTICAST",
        "255.255.255.255, BROADCAST",
        "127.0.0.1, LOOPBACK",
        "169.254.10.1, LINK_LOCAL",
        "0.0.0.0, UNSPECIFIED",
        "240.0.0.1, RESERVED"
    })
    void whatIsNoSingleHostIsNamedAndNoRuleIsOpenedForIt(String address, Special.Kind kind) {
        assertThat(farEnd(address)).isEqualTo(new Special(kind));
        assertThat(remedy(to(address))).containsExactly("NO_UNICAST");
    }

    @ParameterizedTest
    @CsvSource({"10.0.1.0", "10.0.1.2", "10.0.1.3", "10.0.1.255"})
    void theFirstFourAndTheLastOfASubnetAreAwsOwn(String address) {
        assertThat(farEnd(address)).isEqualTo(new RemoteParty.ReservedInSubnet("subnet-1"));
    }

    @Test
    void theVpcThatHoldsAnAddressIsNamed() {
        assertThat(farEnd("10.0.1.4")).isEqualTo(new RemoteParty.UnknownInVpc("vpc-1"));
        assertThat(farEnd("10.1.3.11")).isEqualTo(new RemoteParty.UnknownInVpc("vpc-2"));
        assertThat(farEnd("10.3.0.9")).isEqualTo(new RemoteParty.Ambiguous(List.of("vpc-3", "vpc-4")));
        assertThat(farEnd("10.9.0.9")).isEqualTo(new RemoteParty.PrivateUnknown());
        assertThat(farEnd("203.0.113.9")).isEqualTo(new RemoteParty.Internet());
    }
}
