package io.vpcwhy.model.aws;

import java.util.Optional;

/**
 * The VPC Block Public Access options of an account in a Region.
 *
 * @param accountId where told
 * @param region where told
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html">VPC BPA basics</a>
 */
public record BlockPublicAccess(Optional<String> accountId, Optional<String> region, Mode mode) {

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
