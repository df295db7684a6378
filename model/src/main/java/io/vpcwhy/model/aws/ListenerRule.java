package io.vpcwhy.model.aws;

import java.util.List;

/**
 * A rule of an Application Load Balancer's listener. What of a request it looks at is not kept: no flow shows it.
 *
 * @param id its ARN
 * @param isDefault whether it takes what no other rule does
 * @param targetGroupArns of all its forwarding actions
 * @param answersItself whether the load balancer answers, with a redirect or a fixed response
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html">Rule</a>
 */
public record ListenerRule(
        String id, String listenerArn, boolean isDefault, List<String> targetGroupArns, boolean answersItself)
        implements AwsResource {

    public ListenerRule {
        targetGroupArns = List.copyOf(targetGroupArns);
    }
}
