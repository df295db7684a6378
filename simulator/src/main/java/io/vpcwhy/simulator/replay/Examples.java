package io.vpcwhy.simulator.replay;

import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Concern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a few records of each cause and port, with different far ends: the first in the order of the logs. What passes as
 * it should is not kept, nor what turns on the records beside it. For one thread; those of several are joined.
 */
public final class Examples implements RecordWatch<Examples> {

    /** Records of one cause and port. */
    static final int MOST = 5;

    /** Causes and ports beyond which there are no examples of further ones, so that memory does not grow with a log. */
    private static final int MOST_KINDS = 20_000;

    private static final int FAMILY_4 = 4;

    private record Kind(int cause, int port) {}

    private record FarEnd(int family, long high, long low) {}

    /** @param position among the records of all logs */
    private record Example(FarEnd farEnd, long position, String line) {}

    private static final Comparator<Example> IN_ORDER = Comparator.comparingLong(Example::position);

    private final Map<Kind, List<Example>> kept = new HashMap<>();
    private final Map<Cause, Integer> numbers = new HashMap<>();
    private final Map<Integer, Boolean> wanted = new HashMap<>();

    @Override
    public void see(WatchedRecord record) {
        int cause = record.cause();
        if (cause < 0 || !record.hasEnds() || !wanted.computeIfAbsent(cause, any -> isWanted(record))) {
            return;
        }
        Kind kind = new Kind(cause, Math.min(record.localPort(), record.remotePort()));
        List<Example> examples = kept.get(kind);
        if (examples == null) {
            if (kept.size() >= MOST_KINDS) {
                return;
            }
            examples = new ArrayList<>(MOST + 1);
            kept.put(kind, examples);
        }
        if (examples.size() < MOST || record.position() < examples.get(MOST - 1).position()) {
            int family = record.family();
            FarEnd farEnd = new FarEnd(family, family == FAMILY_4 ? 0 : record.remoteHigh(), record.remoteLow());
            add(examples, new Example(farEnd, record.position(), record.text()));
        }
    }

    private boolean isWanted(WatchedRecord record) {
        Cause cause = record.causes().get(0);
        numbers.put(cause, record.cause());
        return cause.concern() != Concern.PERMITTED && cause.concern() != Concern.NO_DATA;
    }

    private static void add(List<Example> examples, Example more) {
        for (int i = 0; i < examples.size(); i++) {
            if (examples.get(i).farEnd().equals(more.farEnd())) {
                if (examples.get(i).position() <= more.position()) {
                    return;
                }
                examples.remove(i);
                break;
            }
        }
        examples.add(more);
        examples.sort(IN_ORDER);
        if (examples.size() > MOST) {
            examples.remove(MOST);
        }
    }

    @Override
    public void join(Examples other) {
        numbers.putAll(other.numbers);
        other.kept.forEach((kind, examples) -> {
            if (kept.containsKey(kind) || kept.size() < MOST_KINDS) {
                List<Example> own = kept.computeIfAbsent(kind, any -> new ArrayList<>());
                examples.forEach(each -> add(own, each));
            }
        });
    }

    /** Lines of a group's cause and port, in the order of the logs; none where its records turn on those beside them. */
    public List<String> lines(ReplayReport.Group group) {
        Integer cause = numbers.get(group.cause());
        List<Example> found = new ArrayList<>();
        kept.forEach((kind, examples) -> {
            boolean fits = group.port().isEmpty() || group.port().getAsInt() == kind.port();
            if (cause != null && kind.cause() == cause && fits) {
                examples.forEach(each -> add(found, each));
            }
        });
        return found.stream().map(Example::line).toList();
    }
}
