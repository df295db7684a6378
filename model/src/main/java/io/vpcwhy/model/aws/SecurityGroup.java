package io.vpcwhy.model.aws;

import java.util.List;
import java.util.Optional;

/**
 * A stateful list of permissions that interfaces carry.
 *
 * @param id {@code sg-...}
 * @param name the group's name
 * @param vpcId empty where a document did not tell it
 * @param ownerId the account, where told
 * @param rules permissions in the order that AWS told them; order has no meaning
 */
public record SecurityGroup(
        String id,
        String name,
        Optional<String> vpcId,
        Optional<String> ownerId,
        List<SecurityGroupRule> rules,
        Tags tags)
        implements AwsResource {

    public SecurityGroup {
        rules = List.copyOf(rules);
    }
}
