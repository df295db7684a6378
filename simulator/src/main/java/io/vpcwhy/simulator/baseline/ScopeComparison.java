package io.vpcwhy.simulator.baseline;

import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.ScopeAnalysis;

/**
 * What a scope found, held against a baseline.
 *
 * @param findings those of the analysis, by what the baseline says of them
 */
public record ScopeComparison(ScopeAnalysis analysis, Comparison<Finding> findings) {}
