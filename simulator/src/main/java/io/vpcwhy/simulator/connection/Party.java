package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * One end of connections that are told as one.
 *
 * @param networkInterface one of the owner's, by which it is named; empty for somebody elsewhere
 * @param networkInterfaceIds the first of them by name, at most {@link #MOST}; empty for somebody elsewhere
 * @param addresses the lowest of them, at most {@link #MOST}
 */
public record Party(
        Optional<NetworkInterface> networkInterface, List<String> networkInterfaceIds, List<IpAddress> addresses) {

    /** How many interfaces and addresses are named. */
    public static final int MOST = 10;

    public Party {
        networkInterfaceIds = List.copyOf(networkInterfaceIds);
        addresses = List.copyOf(addresses);
    }
}
