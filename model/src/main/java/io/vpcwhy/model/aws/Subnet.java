package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * A range of a VPC's addresses in one zone.
 *
 * @param id {@code subnet-...}
 * @param availabilityZone such as {@code us-east-1a}, where told
 * @param cidrs its IPv4 block, where it has one, and its associated IPv6 blocks
 * @param ownerId the account, where told
 */
public record Subnet(
        String id,
        String vpcId,
        Optional<String> availabilityZone,
        List<Cidr> cidrs,
        Optional<String> ownerId,
        Tags tags)
        implements AwsResource {

    public Subnet {
        cidrs = List.copyOf(cidrs);
    }

    public boolean contains(IpAddress address) {
        for (Cidr cidr : cidrs) {
            if (cidr.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
