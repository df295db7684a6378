package io.vpcwhy.simulator.filter;

/**
 * Why a security group reference does not hold between two interfaces.
 *
 * @param resourceId the middlebox, transit gateway, attachment or peering connection at which it is lost
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">Security group rules</a>
 */
public record ReferenceLoss(Reason reason, String resourceId) {

    public enum Reason {
        /** Routes lead through an appliance, behind which a sender's groups are not known. */
        MIDDLEBOX,
        /** The transit gateway or one of the attachments has security group referencing disabled. */
        TRANSIT_GATEWAY_REFERENCING_DISABLED,
        /** Outbound rules cannot name groups across a transit gateway. */
        TRANSIT_GATEWAY_EGRESS,
        /** The peering connection is between Regions. */
        PEERING_BETWEEN_REGIONS,
        /** The peering connection is gone or not active: the rule is stale. */
        PEERING_NOT_ACTIVE,
        /** Neither peering connection nor transit gateway joins the two VPCs. */
        VPCS_NOT_CONNECTED
    }
}
