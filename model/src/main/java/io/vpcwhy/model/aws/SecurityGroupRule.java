package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.Direction;
import java.util.Optional;

/**
 * One permission of a security group for one peer. Security groups only allow.
 *
 * @param id {@code sgr-...}; empty where the rule was read from describe-security-groups, which does not tell it
 * @param groupId the group that holds the rule
 * @param direction inbound or outbound
 * @param traffic protocol and ports
 * @param peer the source of an inbound rule, the destination of an outbound one
 * @param description what its author wrote
 */
public record SecurityGroupRule(
        Optional<String> id,
        String groupId,
        Direction direction,
        TrafficClass traffic,
        RulePeer peer,
        Optional<String> description) {}
