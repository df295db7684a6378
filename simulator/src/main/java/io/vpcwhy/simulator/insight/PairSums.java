package io.vpcwhy.simulator.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records and bytes by pair of ends: exactly while the pairs are few, then estimated from a sample of records. */
final class PairSums {

    /**
     * What was logged between two ends.
     *
     * @param what the near end, as {@link CallKey} has it
     */
    record Sum(long high, long low, long what, Estimate amount) {}

    private final Followed counted;
    private final RecordSample byRecords;
    private final RecordSample byBytes;

    /**
     * Takes memory as it is needed.
     *
     * @param mostCounted pairs beyond which they are estimated
     * @param mostSampled records of each of two samples
     */
    PairSums(int mostCounted, int mostSampled) {
        counted = new Followed(mostCounted);
        byRecords = new RecordSample(mostSampled);
        byBytes = new RecordSample(mostSampled);
    }

    /**
     * Counts a record.
     *
     * @param rank a hash of all its values
     * @param bytes below 0 where unknown
     */
    void add(long rank, long high, long low, long what, long bytes) {
        if (counted.isWhole()) {
            counted.add(high, low, what, 0, bytes, -1, -1);
        }
        byRecords.add(rank, high, low, what, 1);
        byBytes.add(rank, high, low, what, Math.max(0, bytes));
    }

    void join(PairSums other) {
        counted.join(other.counted);
        byRecords.join(other.byRecords);
        byBytes.join(other.byBytes);
    }

    /** Whether all pairs are counted. */
    boolean isWhole() {
        return counted.isWhole();
    }

    /** Sums of records or of bytes, in no order that means anything; without the small ones where they are estimated. */
    List<Sum> sums(Insight.Measure by) {
        List<Sum> sums = new ArrayList<>();
        if (isWhole()) {
            int which = by == Insight.Measure.RECORDS ? Followed.RECORDS : Followed.BYTES;
            for (int pair = 0; pair < counted.size(); pair++) {
                Estimate amount = Estimate.counted(counted.sum(pair, which));
                sums.add(new Sum(counted.high(pair), counted.low(pair), counted.what(pair), amount));
            }
            return sums;
        }
        Map<RecordSample.Key, Estimate> estimates = (by == Insight.Measure.RECORDS ? byRecords : byBytes).estimates();
        estimates.forEach((key, amount) -> sums.add(new Sum(key.high(), key.low(), key.what(), amount)));
        return sums;
    }
}
