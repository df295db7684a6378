package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * A peering connection between two VPCs.
 *
 * @param id {@code pcx-...}
 * @param status {@code active}, {@code deleted}, ...: only an active one carries traffic
 */
public record VpcPeeringConnection(String id, String status, Side requester, Side accepter, Tags tags)
        implements AwsResource {

    /**
     * One of the two VPCs.
     *
     * @param cidrs its blocks, told only while the connection is active
     */
    public record Side(String vpcId, Optional<String> ownerId, Optional<String> region, List<Cidr> cidrs) {
        public Side {
            cidrs = List.copyOf(cidrs);
        }
    }

    public boolean active() {
        return status.equals("active");
    }

    /** Whether it joins the two VPCs, in whichever order. */
    public boolean joins(String oneVpcId, String otherVpcId) {
        boolean straight =
                requester.vpcId().equals(oneVpcId) && accepter.vpcId().equals(otherVpcId);
        boolean crossed =
                requester.vpcId().equals(otherVpcId) && accepter.vpcId().equals(oneVpcId);
        return straight || crossed;
    }

    /** Whether both VPCs are of one Region; true where the document does not tell. */
    public boolean sameRegion() {
        return requester.region().isEmpty()
                || accepter.region().isEmpty()
                || requester.region().equals(accepter.region());
    }
}
