package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.explain.ServicePorts;
import java.util.List;
import java.util.Optional;

/**
 * Which end of a connection opened it: by the flags of its handshake, by a port that is clearly a service's, by a way that
 * was rejected where the other was not (a rejected request has no answer), by a port that is probably a service's, by the
 * first packet, or because only one end sent anything.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html">TCP flag sequence</a>
 */
final class Opener {

    private Opener() {}

    /** Whether the lower end opened it; empty where nothing tells. */
    static Optional<Boolean> lowOpened(List<Sighting> sightings) {
        Sighting any = sightings.get(0);
        boolean ports = new IpProtocol(any.protocol()).hasPorts();
        return byFlags(sightings)
                .or(() -> ports ? ServicePorts.clearlyToService(any.lowPort(), any.highPort()) : Optional.empty())
                .or(() -> byVerdicts(sightings))
                .or(() -> ports ? ServicePorts.probablyToService(any.lowPort(), any.highPort()) : Optional.empty())
                .or(() -> byTime(sightings))
                .or(() -> byWays(sightings));
    }

    private static Optional<Boolean> byFlags(List<Sighting> sightings) {
        int all = marks(sightings);
        boolean forward = (all & Marks.OPENED_FORWARD) != 0;
        boolean backward = (all & Marks.OPENED_BACKWARD) != 0;
        return forward == backward ? Optional.empty() : Optional.of(forward);
    }

    private static int marks(List<Sighting> sightings) {
        int all = 0;
        for (Sighting each : sightings) {
            all |= each.marks();
        }
        return all;
    }

    private static Optional<Boolean> byVerdicts(List<Sighting> sightings) {
        boolean forwardRejected = isRejected(sightings, true);
        boolean backwardRejected = isRejected(sightings, false);
        int all = marks(sightings);
        boolean bothWays = Marks.went(all, true) && Marks.went(all, false);
        return bothWays && forwardRejected != backwardRejected ? Optional.of(!forwardRejected) : Optional.empty();
    }

    private static boolean isRejected(List<Sighting> sightings, boolean forward) {
        for (Sighting each : sightings) {
            if (each.cell(forward, true) == Cell.REJECTED || each.cell(forward, false) == Cell.REJECTED) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Boolean> byTime(List<Sighting> sightings) {
        long forward = SightingTable.NO_TIME;
        long backward = SightingTable.NO_TIME;
        for (Sighting each : sightings) {
            forward = Math.min(forward, each.firstForward());
            backward = Math.min(backward, each.firstBackward());
        }
        boolean known = forward != SightingTable.NO_TIME && backward != SightingTable.NO_TIME && forward != backward;
        return known ? Optional.of(forward < backward) : Optional.empty();
    }

    private static Optional<Boolean> byWays(List<Sighting> sightings) {
        int all = marks(sightings);
        boolean forward = Marks.went(all, true);
        return forward == Marks.went(all, false) ? Optional.empty() : Optional.of(forward);
    }
}
