package io.vpcwhy.simulator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConversationsTest {

    private static final int UDP = 17;
    private static final long WITHIN = 100;

    /** Two tables of conversations, of which the older is forgotten when the newer is full. */
    private static final class Plain {

        private final int least;
        private Map<Long, Conversation> lately = new HashMap<>();
        private Map<Long, Conversation> before = new HashMap<>();

        Plain(int least) {
            this.least = least;
        }

        void add(long connection, int bits, long start, long end) {
            if (!lately.containsKey(connection) && lately.size() == least) {
                before = lately;
                lately = new HashMap<>();
            }
            Conversation known = before.getOrDefault(connection, new Conversation());
            lately.computeIfAbsent(connection, any -> known).add(start, end, bits);
        }

        Optional<Conversation> of(long connection) {
            return Optional.ofNullable(lately.getOrDefault(connection, before.get(connection)));
        }
    }

    private static int bits(boolean forward, int accepted) {
        return Glimpse.bits(forward, UDP, accepted, Glimpse.UNKNOWN, Glimpse.UNKNOWN, Glimpse.UNKNOWN);
    }

    @Property(tries = 300)
    void conversations_are_kept_and_forgotten_as_whole_ones_are(@ForAll Random random) {
        int least = 1 + random.nextInt(60);
        Conversations conversations = new Conversations(least);
        Plain plain = new Plain(least);
        // Connections of which the lowest bits, by which they are found, are often the same.
        int known = 1 + random.nextInt(4 * least);
        for (int i = 0; i < 600; i++) {
            long connection = (long) random.nextInt(known) << (random.nextBoolean() ? 0 : 40);
            long time = random.nextInt(500);
            int bits = bits(random.nextBoolean(), random.nextInt(3));
            if (random.nextInt(3) > 0) {
                conversations.add(connection, bits, time, time + 10);
                plain.add(connection, bits, time, time + 10);
            } else {
                conversations.pass(connection, bits).ifPresent(Conversation::pass);
                plain.of(connection).ifPresent(Conversation::pass);
            }
            if (random.nextInt(4) == 0) {
                Glimpse of = new Glimpse(time, time, bits);
                assertThat(told(conversations.of(connection, bits), of)).isEqualTo(told(plain.of(connection), of));
            }
        }
    }

    /** All that a conversation tells of a record. */
    private static List<Object> told(Optional<Conversation> conversation, Glimpse of) {
        List<Object> told = new ArrayList<>();
        conversation.ifPresent(known -> {
            told.add(known.openedForwardByFlags(of, WITHIN));
            told.add(known.openedForwardByVerdicts(of, WITHIN, false));
            told.add(known.openedForwardByVerdicts(of, WITHIN, true));
            told.add(known.openedForwardByTime(of, WITHIN));
        });
        return told;
    }

    @Test
    void record_of_one_way_alone_has_no_conversation_to_look_at() {
        Conversations conversations = new Conversations(10);
        conversations.add(5, bits(true, Glimpse.YES), 100, 110);
        conversations.add(5, bits(true, Glimpse.NO), 120, 130);

        assertThat(conversations.pass(5, bits(true, Glimpse.YES))).isEmpty();

        conversations.add(5, bits(false, Glimpse.YES), 140, 150);
        assertThat(conversations.pass(5, bits(true, Glimpse.YES))).isPresent();
    }

    @Test
    void least_recent_conversations_are_forgotten_and_those_heard_of_are_not() {
        Conversations conversations = new Conversations(2);
        int bits = bits(true, Glimpse.YES);
        conversations.add(1, bits, 0, 0);
        conversations.add(2, bits, 0, 0);
        conversations.add(3, bits, 0, 0);
        conversations.add(1, bits(false, Glimpse.YES), 50, 50);
        conversations.add(4, bits, 0, 0);

        assertThat(conversations.of(2, bits)).isEmpty();
        Conversation first = conversations.of(1, bits).orElseThrow();
        assertThat(first.openedForwardByTime(new Glimpse(0, 0, bits), WITHIN)).hasValue(true);
    }
}
