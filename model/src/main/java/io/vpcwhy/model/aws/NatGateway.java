package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * A NAT gateway.
 *
 * @param id {@code nat-...}
 * @param subnetId where it stands; empty for a regional one
 * @param state {@code available}, {@code deleted}, ...
 * @param connectivity public or private
 * @param regional whether it serves all zones of its VPC and has no subnet
 * @param routeTableId the table by which a regional one sends packets on, where told
 */
public record NatGateway(
        String id,
        String vpcId,
        Optional<String> subnetId,
        String state,
        Connectivity connectivity,
        boolean regional,
        List<Address> addresses,
        Optional<String> routeTableId,
        Tags tags)
        implements AwsResource {

    public enum Connectivity {
        PUBLIC,
        PRIVATE
    }

    /** One of its addresses; a regional gateway has no interface that an account sees. */
    public record Address(
            Optional<String> networkInterfaceId,
            Optional<IpAddress> privateAddress,
            Optional<IpAddress> publicAddress) {}

    public NatGateway {
        addresses = List.copyOf(addresses);
    }

    /** Whether it carries traffic. */
    public boolean available() {
        return state.equals("available");
    }

    /** The interfaces of its addresses; none of a regional one. */
    public List<String> networkInterfaceIds() {
        return addresses.stream()
                .flatMap(address -> address.networkInterfaceId().stream())
                .toList();
    }
}
