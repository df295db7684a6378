package io.vpcwhy.model.scope;

/**
 * What a scope may say.
 *
 * @param beyondAws whether also what Network Access Analyzer refuses and a simulator can do: IPv6 addresses, ICMP,
 *     databases as resource types, tags
 */
public record ScopeReadOptions(boolean beyondAws) {

    /** What Network Access Analyzer takes. */
    public static final ScopeReadOptions AWS = new ScopeReadOptions(false);

    /** More than Network Access Analyzer takes. */
    public static final ScopeReadOptions BEYOND_AWS = new ScopeReadOptions(true);
}
