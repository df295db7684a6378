package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import java.util.Optional;

/**
 * Where a traced packet is to go.
 *
 * @param address the destination in its header
 * @param networkInterface the interface that is meant, where one is: arriving elsewhere is not arriving
 */
public record Target(IpAddress address, Optional<NetworkInterface> networkInterface) {}
