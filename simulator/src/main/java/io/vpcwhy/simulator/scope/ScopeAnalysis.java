package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.simulator.reach.Way;
import io.vpcwhy.simulator.trace.Leg;
import java.util.List;

/**
 * What a scope found.
 *
 * @param findings one for each source, destination and route between them, always in the same order
 * @param undecided ways that the scope is about and of which it is not known whether packets get through
 */
public record ScopeAnalysis(AccessScope scope, List<Finding> findings, List<UndecidedWay> undecided) {

    /**
     * A way that may be one more finding.
     *
     * @param source id of the resource where it begins
     * @param destination id of the resource where it ends
     * @param reasons what is not known on it
     */
    public record UndecidedWay(String source, String destination, List<Leg.Unknown> reasons) {
        public UndecidedWay {
            reasons = List.copyOf(reasons);
        }

        static UndecidedWay of(Way way) {
            return new UndecidedWay(
                    way.source().id(),
                    way.destination().id(),
                    way.trace().forward().unknowns());
        }
    }

    public ScopeAnalysis {
        findings = List.copyOf(findings);
        undecided = List.copyOf(undecided);
    }
}
