package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;

/** The packet of the record that is being looked at, should somebody need all of it. */
interface PacketAtHand {

    NetworkInterface here();

    Direction direction();

    Packet packet();
}
