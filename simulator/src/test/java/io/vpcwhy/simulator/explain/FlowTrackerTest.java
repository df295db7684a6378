package io.vpcwhy.simulator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.ip.IpProtocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The sides of records are those that are found with all that is in view at hand. */
class FlowTrackerTest {

    private static final long TIME = 1_700_000_000;

    /** A record of a log. */
    private record Logged(long line, long connection, Glimpse glimpse, boolean asked) {}

    private static List<FlowFinding> tracked(List<Logged> log) {
        List<FlowFinding> found = new ArrayList<>();
        FlowTracker tracker = new FlowTracker(found::add);
        for (Logged each : log) {
            Glimpse glimpse = each.glimpse();
            tracker.add(each.line(), each.connection(), glimpse.bits(), glimpse.start(), glimpse.end(), each.asked());
        }
        tracker.end();
        return found;
    }

    /** As explain does it: all lines ahead are added before the first is told. */
    private static List<FlowFinding> oneByOne(List<Logged> log) {
        Map<Long, Conversation> conversations = new HashMap<>();
        List<FlowFinding> found = new ArrayList<>();
        int added = 0;
        for (Logged each : log) {
            for (; added < log.size() && isInView(log.get(added), each); added++) {
                Logged ahead = log.get(added);
                conversations
                        .computeIfAbsent(ahead.connection(), connection -> new Conversation())
                        .add(
                                ahead.glimpse().start(),
                                ahead.glimpse().end(),
                                ahead.glimpse().bits());
            }
            Conversation conversation = conversations.get(each.connection());
            if (each.asked()) {
                found.add(FlowFinder.find(each.glimpse(), Optional.of(conversation)));
            }
            conversation.pass();
        }
        return found;
    }

    private static boolean isInView(Logged ahead, Logged of) {
        return ahead.line() < of.line() + ExplanationStream.LINES_AHEAD;
    }

    @Property(tries = 200)
    void sides_are_told_as_with_the_whole_conversation_at_hand(@ForAll Random random) {
        List<Logged> log = log(random, 1 + random.nextInt(300), 1 + random.nextInt(20), 1);

        assertThat(tracked(log)).isEqualTo(oneByOne(log));
    }

    @Property(tries = 40)
    void records_are_told_by_those_within_view_alone(@ForAll Random random) {
        List<Logged> log = log(random, 1_500, 1 + random.nextInt(200), ExplanationStream.LINES_AHEAD / 100);

        assertThat(tracked(log)).isEqualTo(oneByOne(log));
    }

    /** @param gaps how many lines there are at most from a record to the next; later in the log they come closer */
    private static List<Logged> log(Random random, int records, int connections, int gaps) {
        List<Logged> log = new ArrayList<>();
        long line = 0;
        for (int i = 0; i < records; i++) {
            line += 1 + random.nextInt(i < records / 2 ? gaps : 1 + gaps / 10);
            int which = random.nextInt(connections);
            // The ports are the same in both directions, so what they say turns with it.
            boolean forward = random.nextBoolean();
            Random ofConnection = new Random(which);
            int protocol = ofConnection.nextBoolean() ? IpProtocol.TCP.number() : IpProtocol.UDP.number();
            int probably = turned(ofConnection.nextInt(3), forward);
            int clearly = ofConnection.nextInt(3) == 0 ? probably : Glimpse.UNKNOWN;
            boolean handshake = protocol == IpProtocol.TCP.number() && random.nextInt(12) == 0;
            int opens = handshake ? 1 + random.nextInt(2) : Glimpse.UNKNOWN;
            long start = random.nextInt(20) == 0 ? Glimpse.NO_TIME : TIME + random.nextInt(4_000);
            int bits = Glimpse.bits(forward, protocol, random.nextInt(3), opens, clearly, probably);
            Glimpse glimpse = new Glimpse(start, start == Glimpse.NO_TIME ? start : start + 60, bits);
            log.add(new Logged(line, ConnectionHash.mix(which), glimpse, random.nextInt(3) > 0));
        }
        return log;
    }

    /** What is said of the other direction: yes becomes no. */
    private static int turned(int known, boolean forward) {
        return known == Glimpse.UNKNOWN || forward ? known : Glimpse.YES + Glimpse.NO - known;
    }

    @Test
    void record_is_told_as_soon_as_nothing_more_can_tell_its_side() {
        List<FlowFinding> found = new ArrayList<>();
        FlowTracker tracker = new FlowTracker(found::add);
        int request = Glimpse.bits(true, 17, Glimpse.NO, Glimpse.UNKNOWN, Glimpse.UNKNOWN, Glimpse.UNKNOWN);
        tracker.add(7, 1, request, TIME, TIME, true);

        tracker.passTo(6 + ExplanationStream.LINES_AHEAD);
        assertThat(found).isEmpty();
        tracker.passTo(7 + ExplanationStream.LINES_AHEAD);
        assertThat(found).containsExactly(FlowFinding.UNKNOWN);
    }
}
