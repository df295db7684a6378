/**
 * What stands out in whole logs beside the causes of their records: who talks most, who searches, what is in plain text,
 * where nothing is logged. {@code InsightWatch} counts while a log is replayed, in bounded memory; {@code InsightFinder}
 * makes facts of that, and words are made elsewhere.
 */
@NullMarked
package io.vpcwhy.simulator.insight;

import org.jspecify.annotations.NullMarked;
