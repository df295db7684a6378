package io.vpcwhy.cli.page;

import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which groups get a page each: those of most records of each concern, so that the file stays small enough to send. */
final class GroupPages {

    /** One group that has a page. */
    record GroupPage(int number, ReplayReport.Group group) {

        /** By which the rest of the page links to it. */
        String id() {
            return "cause-" + number;
        }
    }

    /** Pages of one concern. */
    private static final int MOST = 30;

    /** Pages of traffic that passes as it should. */
    private static final int MOST_PERMITTED = 15;

    private final Map<Concern, List<GroupPage>> pages = new EnumMap<>(Concern.class);
    private final Map<Concern, Integer> leftOut = new EnumMap<>(Concern.class);
    private final Map<Concern, Long> records = new EnumMap<>(Concern.class);

    GroupPages(ReplayReport report) {
        int number = 1;
        for (ReplayReport.Group group : report.groups()) {
            Concern concern = group.cause().concern();
            records.merge(concern, group.records(), Long::sum);
            List<GroupPage> ofConcern = pages.computeIfAbsent(concern, any -> new ArrayList<>());
            if (ofConcern.size() < most(concern)) {
                ofConcern.add(new GroupPage(number++, group));
            } else {
                leftOut.merge(concern, 1, Integer::sum);
            }
        }
    }

    private static int most(Concern concern) {
        return switch (concern) {
            case PERMITTED -> MOST_PERMITTED;
            case NO_DATA, MALFORMED -> 0; // there is nothing to explain
            default -> MOST;
        };
    }

    /** The pages of a concern, the most records first. */
    List<GroupPage> of(Concern concern) {
        return List.copyOf(pages.getOrDefault(concern, List.of()));
    }

    /** Groups of a concern that have none. */
    int leftOut(Concern concern) {
        return leftOut.getOrDefault(concern, 0);
    }

    /** Records of all groups of a concern. */
    long records(Concern concern) {
        return records.getOrDefault(concern, 0L);
    }
}
