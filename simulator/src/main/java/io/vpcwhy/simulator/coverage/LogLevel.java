package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.aws.FlowLog;
import java.util.Optional;

/**
 * What a flow log is of. That of a VPC or a subnet covers every interface in it, those that come later as well.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-basics.html">Flow logs basics</a>
 */
public enum LogLevel {
    VPC("VPC", "vpc-"),
    SUBNET("Subnet", "subnet-"),
    NETWORK_INTERFACE("NetworkInterface", "eni-"),
    TRANSIT_GATEWAY_ATTACHMENT("TransitGatewayAttachment", "tgw-attach-"),
    TRANSIT_GATEWAY("TransitGateway", "tgw-"),
    REGIONAL_NAT_GATEWAY("RegionalNatGateway", "nat-");

    private final String resourceType;
    private final String prefix;

    LogLevel(String resourceType, String prefix) {
        this.resourceType = resourceType;
        this.prefix = prefix;
    }

    /** The {@code ResourceType} of CreateFlowLogs. */
    public String resourceType() {
        return resourceType;
    }

    /** That of a flow log, by its resource; empty for a kind of resource that is not known. */
    public static Optional<LogLevel> of(FlowLog log) {
        for (LogLevel level : values()) {
            if (log.resourceId().startsWith(level.prefix)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /** Whether it is of a transit gateway: such a flow log has no traffic type, and other fields. */
    public boolean ofTransitGateway() {
        return this == TRANSIT_GATEWAY || this == TRANSIT_GATEWAY_ATTACHMENT;
    }
}
