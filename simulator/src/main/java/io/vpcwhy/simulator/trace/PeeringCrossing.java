package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Leg.Unknown;
import java.util.Optional;

/** From one VPC into a peered one. */
final class PeeringCrossing {

    private final Walker walker;
    private final Snapshot snapshot;
    private final Connection connection;
    private final boolean reply;

    PeeringCrossing(Walker walker, Snapshot snapshot, Connection connection, boolean reply) {
        this.walker = walker;
        this.snapshot = snapshot;
        this.connection = connection;
        this.reply = reply;
    }

    /**
     * Across a peering connection into the other VPC, and no farther.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html">How VPC peering works</a>
     */
    void cross(String id, NetworkInterface from, Passage passage) {
        Optional<VpcPeeringConnection> peering = passage.known(snapshot.find(VpcPeeringConnection.class, id), id);
        if (peering.isEmpty()) {
            return;
        }
        if (!peering.get().active()) {
            passage.blocked(Obstacle.Refused.inState(
                    ExplanationCode.BAD_STATE, id, peering.get().status()));
            return;
        }
        VpcPeeringConnection.Side here = peering.get().requester();
        VpcPeeringConnection.Side there = peering.get().accepter();
        if (!here.vpcId().equals(from.vpcId())) {
            VpcPeeringConnection.Side other = here;
            here = there;
            there = other;
        }
        if (!here.vpcId().equals(from.vpcId())) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.UNASSOCIATED_COMPONENT, id));
            return;
        }
        passage.through(id);
        if (!reply && from.type().equals("nat_gateway")) {
            connection.crossedByNat(id);
        }
        Optional<Vpc> target = snapshot.find(Vpc.class, there.vpcId());
        if (target.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, there.vpcId());
            return;
        }
        requireInside(id, from.vpcId(), End.SOURCE, passage);
        requireInside(id, there.vpcId(), End.DESTINATION, passage);
        if (passage.destinationIn(target.get().cidrs())) {
            walker.deliver(there.vpcId(), passage);
        }
    }

    private void requireInside(String peering, String vpcId, End end, Passage passage) {
        boolean source = end == End.SOURCE;
        IpAddress address =
                source ? passage.packet().source() : passage.packet().destination();
        boolean inside = snapshot.find(Vpc.class, vpcId)
                .map(vpc -> source ? passage.sourceIn(vpc.cidrs()) : passage.destinationIn(vpc.cidrs()))
                .orElse(true);
        if (!inside) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, peering, address));
        }
    }
}
