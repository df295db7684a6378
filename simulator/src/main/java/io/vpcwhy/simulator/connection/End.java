package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import java.util.Optional;

/**
 * One end of a connection.
 *
 * @param low whether it is the lower one
 * @param address as seen at the interface, or from the other end
 * @param holder the interface of the snapshot that has the address; empty where none has, or several
 * @param number the holder's place among all interfaces, or -1
 * @param sighting what the holder saw
 */
record End(
        boolean low,
        IpAddress address,
        int port,
        Optional<NetworkInterface> holder,
        int number,
        Optional<Sighting> sighting,
        LoggedTraffic.Kept kept) {

    boolean isOwn() {
        return holder.isPresent();
    }

    boolean isNatGateway() {
        return holder.filter(End::isNatGateway).isPresent();
    }

    static boolean isNatGateway(NetworkInterface nic) {
        return InterfaceOwner.of(nic).kind() == InterfaceOwner.Kind.NAT_GATEWAY;
    }
}
