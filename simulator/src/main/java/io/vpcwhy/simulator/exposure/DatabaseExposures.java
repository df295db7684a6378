package io.vpcwhy.simulator.exposure;

import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import java.util.List;

/**
 * Which databases the internet reaches.
 *
 * @param databases all of them, reached or not: those of the snapshot by their ids, then those that are known by their
 *     interfaces alone
 * @param likely well-known ports of databases that the internet reaches on instances: perhaps databases that nobody manages
 * @param undecided ways from the internet that may lead to any of the databases, always in the same order
 */
public record DatabaseExposures(
        List<DatabaseExposure> databases, List<LikelyDatabase> likely, List<UndecidedWay> undecided) {

    public DatabaseExposures {
        databases = List.copyOf(databases);
        likely = List.copyOf(likely);
        undecided = List.copyOf(undecided);
    }
}
