package io.vpcwhy.model.aws;

import java.util.Optional;

/**
 * The VPC Block Public Access options of an account in a Region.
 *
 * @param accountId where told
 * @param region where told
 * @param exclusionsAllowed whether VPCs and subnets may be excluded
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html">VPC BPA basics</a>
 */
public record BlockPublicAccess(
        Optional<String> accountId, Optional<String> region, Mode mode, boolean exclusionsAllowed) {

    /** Options that permit exclusions, as they do unless a declarative policy of the organization forbids it. */
    public BlockPublicAccess(Optional<String> accountId, Optional<String> region, Mode mode) {
        this(accountId, region, mode, true);
    }

    /** What is blocked at internet gateways and egress-only internet gateways. */
    public enum Mode {
        OFF("off"),
        BLOCK_BIDIRECTIONAL("block-bidirectional"),
        /** Inbound alone: NAT gateways and egress-only internet gateways still work. */
        BLOCK_INGRESS("block-ingress");

        private final String awsName;

        Mode(String awsName) {
            this.awsName = awsName;
        }

        @Override
        public String toString() {
            return awsName;
        }
    }
}
