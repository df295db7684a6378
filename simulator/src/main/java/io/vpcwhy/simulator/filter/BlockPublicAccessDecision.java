package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.BlockPublicAccessExclusion;
import java.util.Optional;

/**
 * What VPC Block Public Access decides about traffic through an internet gateway.
 *
 * @param mode of the account in the Region; empty where the options were not collected, and then nothing is blocked
 * @param exclusion the one that covers the subnet or its VPC, where there is one
 */
public record BlockPublicAccessDecision(
        Outcome outcome, Optional<BlockPublicAccess.Mode> mode, Optional<BlockPublicAccessExclusion> exclusion) {}
