package io.vpcwhy.simulator.usage;

import java.util.List;

/**
 * A rule without effect, whatever the traffic: other rules of the same list decide about all packets that it matches.
 *
 * @param by these rules: earlier entries of a network ACL, or other rules of a security group
 * @param contrary whether one of them says the opposite, so that the rule does not do what somebody wrote it for
 */
public record Shadow(ConfiguredRule rule, List<ConfiguredRule> by, boolean contrary) {

    public Shadow {
        by = List.copyOf(by);
    }
}
