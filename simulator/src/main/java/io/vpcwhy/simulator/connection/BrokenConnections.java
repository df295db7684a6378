package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Explanation;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Connections of one client's owner with one server's that are broken in the same way.
 *
 * @param port of the service; empty for protocols without ports
 * @param connections how many
 * @param records records of them, at the interface that has the most
 * @param answered other connections of the two at that port that work
 * @param first Unix seconds of the first packet; empty where not logged
 * @param last Unix seconds of the last packet
 * @param through interfaces that passed packets of an example on
 * @param example records of one connection at the place where it dies, as one
 * @param explanation what {@code explain} says of the example: there is where it dies
 * @param cause the filter and the rule that decide there
 */
public record BrokenConnections(
        Party client,
        Party server,
        IpProtocol protocol,
        OptionalInt port,
        Conclusion conclusion,
        long connections,
        long records,
        long answered,
        OptionalLong first,
        OptionalLong last,
        List<String> through,
        FlowLogRecord example,
        Explanation explanation,
        Cause cause) {

    public BrokenConnections {
        through = List.copyOf(through);
    }
}
