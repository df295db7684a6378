package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.simulator.route.AddressScope;
import java.util.Optional;

/**
 * One address of one interface: where packets are sent from and come to.
 *
 * @param address a private IPv4 address, or an IPv6 address, that the interface holds
 * @param publicAddress the public IPv4 address that is paired with it
 */
public record Station(NetworkInterface networkInterface, IpAddress address, Optional<IpAddress> publicAddress) {

    static Station of(NetworkInterface nic, NetworkInterface.PrivateAddress own) {
        return new Station(nic, own.address(), own.publicAddress());
    }

    /** The address by which the internet knows it; empty where the internet does not. */
    public Optional<IpAddress> internetAddress() {
        return address.family() == IpFamily.IPV6
                ? Optional.of(address).filter(own -> !AddressScope.isPrivate(own))
                : publicAddress;
    }
}
