package io.vpcwhy.simulator.filter;

/**
 * Why a component refuses a packet, in the codes of AWS Reachability Analyzer.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html">Explanation codes</a>
 */
public enum ExplanationCode {
    /** No rule of the interface's security groups permits the packet. */
    ENI_SG_RULES_MISMATCH,
    /** A security group has no rule at all in the direction. */
    SG_HAS_NO_RULES,
    /** A rule names a security group, which a component on the way does not preserve. */
    SG_REFERENCES_NOT_PRESERVED,
    /** A transit gateway or attachment does not support security group references. */
    SG_REFERENCING_SUPPORT,
    /** The subnet's network ACL denies the packet. */
    SUBNET_ACL_RESTRICTION,
    /** The network ACL denies what a Classic Load Balancer sends. */
    ELB_ACL_RESTRICTION,
    /** VPC Block Public Access refuses traffic with the internet. */
    VPC_BLOCK_PUBLIC_ACCESS_ENABLED
}
