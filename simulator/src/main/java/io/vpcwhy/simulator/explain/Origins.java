package io.vpcwhy.simulator.explain;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** From whom a packet may have come, while they are being gathered. */
final class Origins {

    private final Set<Neighbour> possible = new HashSet<>(4);
    private boolean others;

    /** One more that may have; where it is not known which, there are others. */
    void add(Optional<Neighbour> origin) {
        origin.ifPresentOrElse(possible::add, this::addOthers);
    }

    /** Somebody else may have, and it is not known who. */
    void addOthers() {
        others = true;
    }

    /** The one that must have. */
    Optional<Neighbour> only() {
        return others || possible.size() != 1
                ? Optional.empty()
                : Optional.of(possible.iterator().next());
    }
}
