package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The same network, in which every security group and network ACL admits everything: filters decide whether a packet goes
 * on and never where to, so that packets go the same ways there.
 */
final class OpenFilters {

    private OpenFilters() {}

    static Snapshot of(Snapshot snapshot) {
        return snapshot.with(OpenFilters::open, OpenFilters::open);
    }

    private static SecurityGroup open(SecurityGroup group) {
        List<SecurityGroupRule> rules = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            for (IpFamily family : IpFamily.values()) {
                rules.add(new SecurityGroupRule(
                        Optional.empty(),
                        group.id(),
                        direction,
                        TrafficClass.ALL,
                        new RulePeer.CidrPeer(Cidr.everything(family)),
                        Optional.empty()));
            }
        }
        return new SecurityGroup(group.id(), group.name(), group.vpcId(), group.ownerId(), rules, group.tags());
    }

    private static NetworkAcl open(NetworkAcl acl) {
        List<NetworkAclEntry> entries = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            entries.add(new NetworkAclEntry(1, direction, true, TrafficClass.ALL, Cidr.everything(IpFamily.IPV4)));
            entries.add(new NetworkAclEntry(2, direction, true, TrafficClass.ALL, Cidr.everything(IpFamily.IPV6)));
        }
        return new NetworkAcl(acl.id(), acl.vpcId(), acl.isDefault(), entries, acl.subnetIds(), acl.tags());
    }
}
