package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.aws.NetworkInterface;
import java.util.List;
import java.util.Optional;

/**
 * What is said of one connection.
 *
 * @param conclusion empty where there is a doubt
 * @param doubt why nothing is concluded
 * @param spot where it dies, if it does
 * @param through interfaces that passed its packets on
 * @param records the most that any one interface saw
 * @param first Unix seconds, or {@link SightingTable#NO_TIME}
 * @param last Unix seconds, or 0
 */
record JudgedConnection(
        long connection,
        int protocol,
        End client,
        End server,
        Optional<Conclusion> conclusion,
        Optional<Doubt> doubt,
        Optional<Spot> spot,
        List<NetworkInterface> through,
        long records,
        long first,
        long last) {

    JudgedConnection {
        through = List.copyOf(through);
    }

    JudgedConnection with(Conclusion other, Spot where) {
        return new JudgedConnection(
                connection,
                protocol,
                client,
                server,
                Optional.of(other),
                Optional.empty(),
                Optional.of(where),
                through,
                records,
                first,
                last);
    }

    boolean is(Conclusion which) {
        return conclusion.equals(Optional.of(which));
    }

    boolean isBroken() {
        return conclusion.filter(Conclusion::isBroken).isPresent();
    }
}
