package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Obstacle;
import io.vpcwhy.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Puts together the packets of an intent that fare alike for the same reason, between whichever interfaces. */
final class PartCollector {

    private record Reason(Trace.Disposition outcome, List<String> decisive) {}

    private static final class Gathered {

        private final Map<String, NetworkInterface> from = new TreeMap<>();
        private final Map<String, NetworkInterface> to = new TreeMap<>();
        private final List<HeaderSpace> packets = new ArrayList<>();
        private final Optional<Trace> trace;

        private Gathered(Optional<Trace> trace) {
            this.trace = trace;
        }

        private void add(IntentPart part) {
            packets.add(part.packets());
            part.from().forEach(nic -> from.put(nic.id(), nic));
            part.to().forEach(nic -> to.put(nic.id(), nic));
        }
    }

    private final HeaderSpaces spaces;
    private final Map<Reason, Gathered> parts = new LinkedHashMap<>();

    PartCollector(HeaderSpaces spaces) {
        this.spaces = spaces;
    }

    void add(IntentPart part) {
        add(part, part::trace);
    }

    /** @param told the trace that is told, where the part is the first of its reason */
    void add(IntentPart part, Supplier<Optional<Trace>> told) {
        Reason reason = new Reason(part.outcome(), decisive(part));
        Gathered known = parts.get(reason);
        if (known == null) {
            known = new Gathered(told.get());
            parts.put(reason, known);
        }
        known.add(part);
    }

    /** What decides, but for the interfaces themselves: those that fare alike are told together. */
    private static List<String> decisive(IntentPart part) {
        List<String> decisive = new ArrayList<>();
        if (part.trace().isEmpty()) {
            return decisive;
        }
        Trace trace = part.trace().get();
        switch (part.outcome()) {
            case NOT_REACHABLE -> trace.obstacles().forEach(obstacle -> decisive.add(decisive(obstacle)));
            case UNDECIDED -> unknowns(trace).forEach(unknown -> decisive.add(unknown.toString()));
            case REACHABLE ->
                trace.forward().components().stream()
                        .filter(component -> !isInterface(component))
                        .forEach(component -> decisive.add(component.id()));
        }
        return decisive.stream().distinct().toList();
    }

    private static String decisive(Obstacle obstacle) {
        return obstacle.code() + " "
                + (obstacle instanceof Obstacle.Filtered filtered
                        ? String.join(" ", filtered.denial().step().componentIds())
                        : isInterface(obstacle.componentId()) ? "" : obstacle.componentId());
    }

    private static List<Leg.Unknown> unknowns(Trace trace) {
        List<Leg.Unknown> unknowns = new ArrayList<>(trace.forward().unknowns());
        trace.reply().ifPresent(reply -> unknowns.addAll(reply.unknowns()));
        return unknowns;
    }

    private static boolean isInterface(Component component) {
        return component instanceof Component.Resource && isInterface(component.id());
    }

    private static boolean isInterface(String id) {
        return id.startsWith("eni-");
    }

    /** All parts: what is certain first, in the order in which they were found. */
    List<IntentPart> parts() {
        List<IntentPart> all = new ArrayList<>();
        parts.forEach((reason, gathered) -> all.add(new IntentPart(
                reason.outcome(),
                List.copyOf(gathered.from.values()),
                List.copyOf(gathered.to.values()),
                spaces.union(gathered.packets),
                gathered.trace)));
        all.sort((one, other) -> Boolean.compare(
                one.outcome() == Trace.Disposition.UNDECIDED, other.outcome() == Trace.Disposition.UNDECIDED));
        return all;
    }
}
