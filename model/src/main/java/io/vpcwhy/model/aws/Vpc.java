package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * A virtual private cloud.
 *
 * @param id {@code vpc-...}
 * @param ownerId the account, where told
 * @param primaryCidr the block that it was created with; empty for a document that tells none
 * @param cidrs every associated IPv4 and IPv6 block, the primary one among them
 */
public record Vpc(
        String id, Optional<String> ownerId, Optional<Cidr> primaryCidr, List<Cidr> cidrs, boolean isDefault, Tags tags)
        implements AwsResource {

    public Vpc {
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
