package io.vpcwhy.simulator.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.BrokenNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is told of connections does not turn on who read which records when. */
class ConnectionPropertiesTest {

    private final BrokenNetwork network = BrokenNetwork.of(1);
    private final String header = network.log().lines().findFirst().orElseThrow();
    private final List<String> records = network.log().lines().skip(1).toList();

    @Property(tries = 12)
    void any_order_any_files_and_any_number_of_threads_tell_the_same(@ForAll long seed) {
        Random random = new Random(seed);
        int most = random.nextBoolean() ? SightingTable.MOST : 50 + random.nextInt(2_000);

        ConnectionReport one = Replayed.connections(network.snapshot(), List.of(network.log()), 1, most);
        ConnectionReport other = Replayed.connections(network.snapshot(), files(random), 1 + random.nextInt(3), most);

        assertThat(other.followed()).isEqualTo(one.followed());
        assertThat(other.conclusions()).isEqualTo(one.conclusions());
        assertThat(other.doubts()).isEqualTo(one.doubts());
        assertThat(told(other)).isEqualTo(told(one));
    }

    @Property(tries = 6)
    void where_memory_is_short_a_part_of_the_connections_is_followed_whole(@ForAll long seed) {
        int most = 200 + new Random(seed).nextInt(3_000);

        ConnectionReport part = Replayed.connections(network.snapshot(), List.of(network.log()), 1, most);
        ConnectionReport all = Replayed.connections(network.snapshot(), network.log());

        assertThat(part.followed().oneIn()).isGreaterThan(1);
        assertThat(part.followed().connections())
                .isLessThan(all.followed().connections())
                .isLessThanOrEqualTo(most);
        List<List<Object>> known =
                all.broken().stream().map(ConnectionPropertiesTest::names).toList();
        assertThat(part.broken()).allSatisfy(each -> assertThat(known).contains(names(each)));
    }

    /** The records in another order, split anywhere. */
    private List<String> files(Random random) {
        List<String> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        List<String> files = new ArrayList<>();
        int from = 0;
        while (from < shuffled.size()) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(shuffled.size()));
            files.add(header + "\n" + String.join("\n", shuffled.subList(from, to)) + "\n");
            from = to;
        }
        return files;
    }

    private static List<Object> names(BrokenConnections broken) {
        return List.of(
                broken.conclusion(),
                broken.port(),
                broken.client().networkInterfaceIds(),
                broken.server().addresses());
    }

    private static List<List<Object>> told(ConnectionReport report) {
        return report.broken().stream()
                .map(each -> List.<Object>of(
                        names(each),
                        each.connections(),
                        each.records(),
                        each.answered(),
                        each.first(),
                        each.last(),
                        each.through(),
                        each.example(),
                        each.cause(),
                        each.explanation().remediation()))
                .toList();
    }
}
