package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.Direction;
import java.util.Comparator;
import java.util.List;

/**
 * A stateless, ordered list of entries at the edge of subnets.
 *
 * @param id {@code acl-...}
 * @param vpcId its VPC
 * @param isDefault whether subnets without another ACL have this one
 * @param entries kept by direction, then number, whatever their order in the document was
 * @param subnetIds the subnets that are associated with it
 */
public record NetworkAcl(
        String id, String vpcId, boolean isDefault, List<NetworkAclEntry> entries, List<String> subnetIds, Tags tags)
        implements AwsResource {

    private static final Comparator<NetworkAclEntry> EVALUATION_ORDER =
            Comparator.comparing(NetworkAclEntry::direction).thenComparingInt(NetworkAclEntry::number);

    public NetworkAcl {
        entries = entries.stream().sorted(EVALUATION_ORDER).toList();
        subnetIds = List.copyOf(subnetIds);
    }

    /** The entries of one direction, lowest number first: the order in which AWS tries them. */
    public List<NetworkAclEntry> entries(Direction direction) {
        return entries.stream().filter(entry -> entry.direction() == direction).toList();
    }
}
