package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.simulator.explain.ConnectionHash;
import io.vpcwhy.simulator.explain.FlowFinding;
import io.vpcwhy.simulator.explain.Sighting;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Finds the causes of records one by one, and counts them. For one thread. */
final class Asker {

    /**
     * A record that is to be seen beside others.
     *
     * @param asked empty where it only tells the side of others
     */
    record Doubt(Sighting sighting, Optional<Asked> asked) {}

    /**
     * What is known of a record by itself.
     *
     * @param cause its cause, or a choice among several: a number of {@link CauseTable}
     * @param doubt empty where no other record is to be seen beside it
     */
    record Answer(int cause, Optional<Doubt> doubt) {}

    private final Network network;
    private final Causes causes;
    private final Counter counter;

    Asker(Network network, Counter counter) {
        this.network = network;
        this.causes = network.causes();
        this.counter = counter;
    }

    /**
     * Finds the cause of a record and counts it, unless that turns on the records beside it.
     *
     * @param position of its line among all
     * @param contrary whether the records beside a record may tell its side otherwise than its ports do
     */
    Answer ask(FlowLogRecord record, long position, Predicate<Sighting> contrary) {
        Optional<Sighting> seen = Sighting.of(record);
        if (seen.isEmpty()) {
            int cause = causes.of(record, FlowFinding.UNKNOWN);
            count(asked(record, cause, seen, position));
            return new Answer(cause, Optional.empty());
        }
        Sighting sighting = seen.get();
        Optional<FlowFinding> byPorts = sighting.sideByPorts();
        boolean doubtful = contrary.test(sighting) || byPorts.isEmpty();
        int cause = doubtful
                ? causes.ofDoubtful(record, sighting)
                : causes.of(record, sighting.sideByHandshake().or(() -> byPorts).orElseThrow());
        Asked asked = asked(record, cause, seen, position);
        if (cause >= 0) {
            count(asked);
        }
        return new Answer(
                cause,
                doubtful
                        ? Optional.of(new Doubt(sighting, cause >= 0 ? Optional.empty() : Optional.of(asked)))
                        : Optional.empty());
    }

    private void count(Asked asked) {
        counter.add(asked.choice(), asked);
    }

    /** The record as it is counted; its cause tells which of its ends is the far one. */
    private Asked asked(FlowLogRecord record, int cause, Optional<Sighting> sighting, long position) {
        int known = cause >= 0 ? cause : causes.table().among(cause)[0];
        Optional<Direction> direction = causes.table().cause(known).direction();
        Optional<IpAddress> remote = direction.flatMap(
                way -> sighting.map(seen -> way == Direction.INGRESS ? seen.source() : seen.destination()));
        return new Asked(
                cause,
                sighting.map(Sighting::servicePort).orElse(OptionalInt.empty()).orElse(Tally.NO_PORT),
                record.bytes().orElse(-1),
                record.start().orElse(-1),
                record.end().orElse(-1),
                remote.map(address -> ConnectionHash.address(address.high(), address.low()))
                        .orElse(0L),
                record.interfaceId().map(network.stations()::number).orElse(-1),
                position,
                record.toString());
    }
}
