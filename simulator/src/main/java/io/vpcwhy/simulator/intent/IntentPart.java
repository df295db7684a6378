package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Obstacle;
import io.vpcwhy.simulator.trace.Trace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Packets of an intent that do not fare as it asks, or of which it is not known how they fare; all for the same reason, but
 * where there are very many reasons.
 *
 * @param outcome what becomes of them
 * @param from the interfaces that they are sent from; none where they come from outside
 * @param to the interfaces that they are meant for; none where they go outside
 * @param packets exactly those, as they are sent; none where the ends have no addresses between which there could be any
 * @param trace of one of them; empty where there is none
 * @param mixed whether others of them fare so for other reasons
 */
public record IntentPart(
        Trace.Disposition outcome,
        List<NetworkInterface> from,
        List<NetworkInterface> to,
        HeaderSpace packets,
        Optional<Trace> trace,
        boolean mixed) {

    public IntentPart {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /**
     * The ids of what decides: of all that stands in the way, else of everything that lets the packet pass; the filters,
     * route tables and gateways alone where there are any.
     */
    public List<String> locations() {
        Set<String> ids = new LinkedHashSet<>();
        List<Obstacle> obstacles = trace.map(Trace::obstacles).orElse(List.of());
        obstacles.forEach(obstacle -> ids.add(obstacle.componentId()));
        if (obstacles.isEmpty()) {
            trace.stream()
                    .flatMap(one -> one.forward().components().stream())
                    .filter(component -> !(component instanceof Component.Resource))
                    .forEach(component -> ids.add(component.id()));
        }
        return List.copyOf(ids);
    }
}
