package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.SecurityGroupRule;

/** A rule that would have let a packet through but for one field. */
public sealed interface NearMiss {

    /** The one field that differs. */
    RuleField field();

    record GroupRule(SecurityGroupRule rule, RuleField field) implements NearMiss {}

    record AclEntry(NetworkAclEntry entry, RuleField field) implements NearMiss {}
}
