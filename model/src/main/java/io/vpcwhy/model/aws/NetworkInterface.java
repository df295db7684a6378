package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An elastic network interface: the place where flow logs are taken and security groups apply.
 *
 * @param id {@code eni-...}
 * @param availabilityZone such as {@code us-east-1a}, where told
 * @param ownerId the account, where told
 * @param type {@code interface}, {@code nat_gateway}, {@code transit_gateway}, ...: an open set
 * @param description free text, in which AWS services name themselves
 * @param requesterManaged whether an AWS service made it
 * @param requesterId the service or account that made it, where told
 * @param sourceDestCheck whether it drops what is neither from nor to its own addresses
 * @param addresses private addresses of both families, the primary IPv4 address first
 * @param prefixes delegated blocks, every address of which is the interface's
 * @param groupIds the security groups that it carries, none for NAT and transit gateways
 * @param attachment what it is attached to, if anything
 * @param status {@code in-use}, {@code available}, ..., where told
 * @param denyAllIgwTraffic whether its IPv6 addresses are cut off from the internet
 * @param connectionTracking idle times of tracked connections, where they are not the default
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html">NetworkInterface</a>
 */
public record NetworkInterface(
        String id,
        String vpcId,
        String subnetId,
        Optional<String> availabilityZone,
        Optional<String> ownerId,
        String type,
        String description,
        boolean requesterManaged,
        Optional<String> requesterId,
        boolean sourceDestCheck,
        List<PrivateAddress> addresses,
        List<Cidr> prefixes,
        List<String> groupIds,
        Optional<Attachment> attachment,
        Optional<String> status,
        boolean denyAllIgwTraffic,
        Optional<ConnectionTracking> connectionTracking,
        Tags tags)
        implements AwsResource {

    /**
     * A private address and the public one that the internet gateway translates it to.
     *
     * @param publicAddress empty for IPv6 and for an address without association
     * @param publicAddressOwner {@code amazon}, {@code amazon-elb} or the account of an Elastic IP address
     */
    public record PrivateAddress(
            IpAddress address,
            boolean primary,
            Optional<IpAddress> publicAddress,
            Optional<String> publicAddressOwner) {}

    /**
     * What an interface is attached to.
     *
     * @param instanceId empty for interfaces of AWS services
     * @param instanceOwnerId an account, or a service such as {@code amazon-elb}
     * @param status {@code attached}, {@code detaching}, ...
     * @param deviceIndex the place among the interfaces of an instance, from 0, which is its primary one's; empty where
     *     not told
     */
    public record Attachment(
            Optional<String> instanceId, Optional<String> instanceOwnerId, String status, OptionalInt deviceIndex) {

        /**
         * Whether it makes the interface the primary one of an instance.
         *
         * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html">Elastic network
         *     interfaces</a>
         */
        public boolean primary() {
            return deviceIndex.equals(OptionalInt.of(0));
        }
    }

    public NetworkInterface {
        addresses = List.copyOf(addresses);
        prefixes = List.copyOf(prefixes);
        groupIds = List.copyOf(groupIds);
    }

    /** Whether the address is one of the interface's private addresses or in one of its prefixes. */
    public boolean holds(IpAddress address) {
        for (PrivateAddress own : addresses) {
            if (own.address().equals(address)) {
                return true;
            }
        }
        for (Cidr prefix : prefixes) {
            if (prefix.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** The public address that the internet gateway translates one of the interface's addresses to. */
    public Optional<IpAddress> publicAddressOf(IpAddress privateAddress) {
        return addresses.stream()
                .filter(own -> own.address().equals(privateAddress))
                .findFirst()
                .flatMap(PrivateAddress::publicAddress);
    }

    /** The interface's address that the internet gateway translates a public one to. */
    public Optional<IpAddress> privateAddressOf(IpAddress publicAddress) {
        return addresses.stream()
                .filter(own -> own.publicAddress().equals(Optional.of(publicAddress)))
                .findFirst()
                .map(PrivateAddress::address);
    }

    /**
     * Whether it is said to be attached to nothing, so that nothing sends or takes packets there; false where the status
     * is not told.
     */
    public boolean detached() {
        return attachment.isEmpty() && status.equals(Optional.of("available"));
    }

    /** Whether a public IPv4 address is translated to one of the interface's. */
    public boolean hasPublicAddress() {
        return addresses.stream().anyMatch(own -> own.publicAddress().isPresent());
    }

    /** The address that flow logs show for this interface in a family; empty where it has none of that family. */
    public Optional<IpAddress> primaryAddress(IpFamily family) {
        Optional<IpAddress> first = Optional.empty();
        for (PrivateAddress own : addresses) {
            if (own.address().family() == family) {
                if (own.primary()) {
                    return Optional.of(own.address());
                }
                first = first.or(() -> Optional.of(own.address()));
            }
        }
        return first;
    }

    /** The same interface, without the check that drops what is neither from nor to its own addresses. */
    public NetworkInterface withoutSourceDestCheck() {
        return new NetworkInterface(
                id,
                vpcId,
                subnetId,
                availabilityZone,
                ownerId,
                type,
                description,
                requesterManaged,
                requesterId,
                false,
                addresses,
                prefixes,
                groupIds,
                attachment,
                status,
                denyAllIgwTraffic,
                connectionTracking,
                tags);
    }
}
