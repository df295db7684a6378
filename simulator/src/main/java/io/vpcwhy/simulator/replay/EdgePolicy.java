package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.explain.CauseFinder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is around interfaces beside rules: which filters a packet meets by where its far end is. */
final class EdgePolicy {

    /** A service of Amazon's is at the far end: whoever has such a record asks about it. */
    static final int SERVICE = 1;

    /** DHCP may come from the far end. */
    static final int NEAR = 2;

    private static final int FLAGS = 2;

    private final Turn turn;
    private final CauseFinder finder;
    private final Numbers numbers;
    private final AddressClasses addresses;
    private final RowTable ingress;
    private final RowTable egress;

    /** @param numbers of all surroundings that were found so far */
    EdgePolicy(Turn turn, CauseFinder finder, NetworkInterface here, Numbers numbers) {
        this.turn = turn;
        this.finder = finder;
        this.numbers = numbers;
        this.addresses = new AddressClasses(turn.blocksOfSurroundings(here), List.of(), address -> "");
        this.ingress = new RowTable(addresses.count());
        this.egress = new RowTable(addresses.count());
    }

    AddressClasses addresses() {
        return addresses;
    }

    /** The number of the surroundings, and the flags above, of a far end by its class. */
    int at(int remote, boolean inbound, RecordAtHand atHand) {
        RowTable rows = inbound ? ingress : egress;
        int known = rows.at(remote);
        if (known != RowTable.NONE) {
            return known;
        }
        NetworkInterface here = atHand.here();
        Packet packet = atHand.packet();
        IpAddress far = atHand.direction() == Direction.INGRESS ? packet.source() : packet.destination();
        int flags = (turn.isService(here, far) ? SERVICE : 0) | (turn.isNear(here, far) ? NEAR : 0);
        int found = flags;
        if (flags == 0 || flags == NEAR) {
            Object around = finder.surroundings(here, atHand.direction(), plain(packet));
            found |= numbers.of(around) << FLAGS;
        }
        rows.found(remote, found);
        return found;
    }

    /** A packet with the same ends that is for no service. */
    private static Packet plain(Packet packet) {
        return new Packet(
                packet.source(),
                packet.destination(),
                Optional.of(IpProtocol.TCP),
                OptionalInt.of(0),
                OptionalInt.of(0),
                Optional.empty());
    }

    static int number(int found) {
        return found >> FLAGS;
    }
}
