package io.vpcwhy.simulator.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.ip.Direction;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleNumbersTest {

    private static Optional<Integer> free(int before, IntStream taken) {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .networkAcl(
                        "acl-1",
                        List.of("subnet-1"),
                        taken.mapToObj(number -> "in " + number + " allow tcp from 10.0.0.0/8")
                                .toArray(String[]::new));
        return RuleNumbers.freeBefore(
                network.snapshot().find(NetworkAcl.class, "acl-1").orElseThrow(), Direction.INGRESS, before);
    }

    @Test
    void free_number_is_the_next_ten_after_the_last_entry_else_the_one_before_the_deny() {
        assertThat(free(32767, IntStream.empty())).contains(10);
        assertThat(free(32768, IntStream.of(9))).contains(10);
        assertThat(free(32767, IntStream.of(10))).contains(20);
        assertThat(free(32767, IntStream.of(10, 101))).contains(110);
        assertThat(free(32767, IntStream.of(32759))).contains(32760);
        assertThat(free(32767, IntStream.of(32760))).contains(32766);
        assertThat(free(32767, IntStream.of(32766))).contains(32765);
        assertThat(free(100, IntStream.of(100))).contains(99);
        assertThat(free(100, IntStream.of(98, 99, 100))).contains(97);
        assertThat(free(2, IntStream.of(2))).contains(1);
        assertThat(free(2, IntStream.of(1, 2))).isEmpty();
        assertThat(free(1, IntStream.of(1))).isEmpty();
        assertThat(free(32766, IntStream.of(32766))).contains(32765);
    }
}
