package io.vpcwhy.model.aws;

/**
 * A VPC or subnet that VPC Block Public Access leaves alone.
 *
 * @param id {@code vpcbpa-exclude-...}
 * @param resourceId the VPC, and so all its subnets, or the subnet
 * @param effective whether its state is {@code create-complete} or {@code update-complete}
 */
public record BlockPublicAccessExclusion(String id, String resourceId, Mode mode, boolean effective)
        implements AwsResource {

    public enum Mode {
        ALLOW_BIDIRECTIONAL("allow-bidirectional"),
        ALLOW_EGRESS("allow-egress");

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
