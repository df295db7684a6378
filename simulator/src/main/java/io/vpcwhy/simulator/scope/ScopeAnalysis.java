package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.simulator.reach.Way;
import io.vpcwhy.simulator.trace.Leg;
import java.util.Comparator;
import java.util.List;

/**
 * What a scope found.
 *
 * @param findings one for each source, destination and route between them, always in the same order
 * @param undecided ways that the scope is or may be about and of which it is not known whether packets get through, always
 *     in the same order
 */
public record ScopeAnalysis(AccessScope scope, List<Finding> findings, List<UndecidedWay> undecided) {

    /**
     * A way that may be one more finding.
     *
     * @param source id of the resource where it begins
     * @param destination id of the resource where it ends
     * @param reasons what is not known on it
     */
    public record UndecidedWay(String source, String destination, List<Leg.Unknown> reasons)
            implements Comparable<UndecidedWay> {

        private static final Comparator<UndecidedWay> ORDER = Comparator.comparing(UndecidedWay::source)
                .thenComparing(UndecidedWay::destination)
                .thenComparing(way -> way.reasons().toString());

        @Override
        public int compareTo(UndecidedWay other) {
            return ORDER.compare(this, other);
        }

        public UndecidedWay {
            reasons = List.copyOf(reasons);
        }

        static UndecidedWay of(Way way) {
            return new UndecidedWay(
                    way.source().id(),
                    way.destination().id(),
                    way.trace().forward().unknowns().stream().distinct().toList());
        }
    }

    public ScopeAnalysis {
        findings = List.copyOf(findings);
        undecided = List.copyOf(undecided);
    }
}
