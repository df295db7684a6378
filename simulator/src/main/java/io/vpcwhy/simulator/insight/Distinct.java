package io.vpcwhy.simulator.insight;

import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * How many different addresses there were: by HyperLogLog, in 2 KB. What it says does not depend on the order in which it
 * was told, nor on which parts were counted apart and joined: of the sketch's two estimates only the composite one has that.
 */
final class Distinct {

    /** 2 to this many registers. */
    private static final int PRECISION = 11;

    /** So few are told one by one: two of them look alike once in ten thousand logs. */
    private static final long EXACT = 100;

    private HllSketch sketch = new HllSketch(PRECISION, TgtHllType.HLL_8);

    /** Takes note of one by its hash. */
    void add(long hash) {
        sketch.update(hash);
    }

    /** Takes over what another was told. */
    void join(Distinct other) {
        Union both = new Union(PRECISION);
        both.update(sketch);
        both.update(other.sketch);
        sketch = both.getResult(TgtHllType.HLL_8);
    }

    Estimate count() {
        long count = Math.round(sketch.getCompositeEstimate());
        double error = HllSketch.getRelErr(true, true, PRECISION, 1);
        return new Estimate(count, count <= EXACT ? 0 : (long) Math.ceil(count * error));
    }
}
