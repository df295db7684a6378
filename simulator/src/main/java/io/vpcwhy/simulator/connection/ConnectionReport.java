package io.vpcwhy.simulator.connection;

import java.util.List;
import java.util.Map;

/**
 * What the records of logs tell of connections.
 *
 * @param conclusions how many connections each conclusion was drawn of
 * @param doubts of how many connections it is not known whether they work, by why
 * @param broken those that are broken, the thousand most frequent, the most frequent first
 * @param further how many other groups are broken
 */
public record ConnectionReport(
        Followed followed,
        Map<Conclusion, Long> conclusions,
        Map<Doubt, Long> doubts,
        List<BrokenConnections> broken,
        long further) {

    /**
     * What the report is drawn from.
     *
     * @param connections how many were followed
     * @param oneIn one in how many was followed: 1 where all were
     * @param unplaced records whose interface, ends, protocol or action is not known
     * @param unjoined records of interfaces that pass packets on, in a format without pkt-srcaddr and pkt-dstaddr, by which
     *     they would be joined with those at the ends
     */
    public record Followed(long connections, long oneIn, long unplaced, long unjoined) {}

    public ConnectionReport {
        conclusions = Map.copyOf(conclusions);
        doubts = Map.copyOf(doubts);
        broken = List.copyOf(broken);
    }
}
