package io.vpcwhy.model.aws;

/**
 * A transit gateway.
 *
 * @param id {@code tgw-...}
 * @param securityGroupReferencing whether rules may name groups of other attached VPCs
 */
public record TransitGateway(String id, String state, boolean securityGroupReferencing, Tags tags)
        implements AwsResource {}
