package io.vpcwhy.model.aws;

import java.util.List;

/**
 * The way out to the internet for IPv6, through which nothing is opened from outside.
 *
 * @param id {@code eigw-...}
 * @param vpcIds the VPCs that it is attached to: none or one
 */
public record EgressOnlyInternetGateway(String id, List<String> vpcIds, Tags tags) implements AwsResource {

    public EgressOnlyInternetGateway {
        vpcIds = List.copyOf(vpcIds);
    }
}
