package io.vpcwhy.simulator.replay;

import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.RuleCodes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rules of one list, and the results that their conditions can have: a row of them by the traffic of packets, a row by
 * their far ends, and the decision that both come to. Many threads may look up at a time.
 */
final class RuleList {

    private static final int NONE = -1;

    private final Decisions decisions;
    private final Map<ByteBuffer, Integer> trafficRows = new HashMap<>();
    private final Map<ByteBuffer, Integer> peerRows = new HashMap<>();
    private final Map<ByteBuffer, Integer> results = new HashMap<>();
    private byte[][] codesOfTraffic = new byte[8][];
    private byte[][] codesOfPeers = new byte[8][];
    private volatile int[][] table = {};

    /** @param decisions numbers what is decided, for all lists */
    RuleList(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The row of a kind of traffic. */
    synchronized int trafficRow(Supplier<byte[]> codes) {
        byte[] row = codes.get();
        Integer known = trafficRows.putIfAbsent(ByteBuffer.wrap(row), trafficRows.size());
        if (known != null) {
            return known;
        }
        int number = trafficRows.size() - 1;
        codesOfTraffic = with(codesOfTraffic, number, row);
        return number;
    }

    /** The row of a kind of far ends. */
    synchronized int peerRow(Supplier<byte[]> codes) {
        byte[] row = codes.get();
        Integer known = peerRows.putIfAbsent(ByteBuffer.wrap(row), peerRows.size());
        if (known != null) {
            return known;
        }
        int number = peerRows.size() - 1;
        codesOfPeers = with(codesOfPeers, number, row);
        return number;
    }

    private static byte[][] with(byte[][] rows, int number, byte[] row) {
        byte[][] all = number < rows.length ? rows : Arrays.copyOf(rows, 2 * rows.length);
        all[number] = row;
        return all;
    }

    /** The number of what is decided where the conditions come to these; -1 where it was not asked for yet. */
    int known(int trafficRow, int peerRow) {
        int[][] all = table;
        if (trafficRow >= all.length) {
            return NONE;
        }
        int[] row = all[trafficRow];
        return peerRow < row.length ? row[peerRow] : NONE;
    }

    /** As {@link #known}, for the first packet of its kind, of which it is asked what is decided. */
    synchronized int find(int trafficRow, int peerRow, Supplier<Optional<FilterStep>> decision) {
        byte[] traffic = codesOfTraffic[trafficRow];
        byte[] peers = codesOfPeers[peerRow];
        byte[] both = new byte[traffic.length];
        for (int i = 0; i < both.length; i++) {
            boolean differs = traffic[i] == RuleCodes.DIFFERS || peers[i] == RuleCodes.DIFFERS;
            both[i] = differs ? RuleCodes.DIFFERS : (byte) ((traffic[i] << 4) | peers[i]);
        }
        int result = results.computeIfAbsent(ByteBuffer.wrap(both), any -> decisions.add(decision.get()));
        int[][] larger = Arrays.copyOf(table, Math.max(table.length, trafficRow + 1));
        for (int i = table.length; i < larger.length; i++) {
            larger[i] = new int[0];
        }
        int[] row = larger[trafficRow];
        int[] wider = Arrays.copyOf(row, Math.max(row.length, peerRow + 1));
        Arrays.fill(wider, row.length, wider.length, NONE);
        wider[peerRow] = result;
        larger[trafficRow] = wider;
        table = larger;
        return result;
    }
}
