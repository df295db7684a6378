package io.vpcwhy.simulator.baseline;

import io.vpcwhy.model.baseline.Acceptance;
import io.vpcwhy.simulator.baseline.ScopeBaseline.Part;
import io.vpcwhy.simulator.baseline.Standing.State;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.DatabaseExposureFinder;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.space.HeaderSpace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes databases apart by what a baseline says of the packets that reach them, from all sources together. */
final class DatabaseParts {

    private record Group(Map<WayEnd, HeaderSpace> bySource, List<Acceptance> acceptances) {}

    private static final List<State> ORDER = List.of(State.KNOWN, State.EXPIRED, State.GROWN, State.NEW);

    private final ScopeBaseline known;
    private final DatabaseExposureFinder finder;

    DatabaseParts(ScopeBaseline known, DatabaseExposureFinder finder) {
        this.known = known;
        this.finder = finder;
    }

    List<Compared<DatabaseExposure>> of(DatabaseExposure exposure) {
        Map<State, Group> groups = groups(exposure);
        if (groups.isEmpty()) {
            return List.of(new Compared<>(exposure, Standing.NEW));
        }
        List<Compared<DatabaseExposure>> parts = new ArrayList<>();
        for (State state : ORDER) {
            Group group = groups.get(state);
            if (group != null) {
                boolean whole = groups.size() == 1;
                parts.add(new Compared<>(
                        whole ? exposure : finder.narrowed(exposure, group.bySource()),
                        new Standing(state, group.acceptances())));
            }
        }
        return parts;
    }

    private Map<State, Group> groups(DatabaseExposure exposure) {
        Map<State, Group> groups = new EnumMap<>(State.class);
        String id = exposure.subject().id();
        finder.connecting(exposure).forEach((source, packets) -> {
            WayEnd destination = exposure.findings().get(0).destination();
            known.parts(source, destination, id, packets).forEach(part -> add(source, part, groups));
        });
        return groups;
    }

    private static void add(WayEnd source, Part part, Map<State, Group> groups) {
        Group group = groups.computeIfAbsent(
                part.standing().state(), any -> new Group(new LinkedHashMap<>(), new ArrayList<>()));
        group.bySource().put(source, part.packets());
        group.acceptances().addAll(part.standing().acceptances());
    }
}
