package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.NetworkInterface.PrivateAddress;
import io.vpcwhy.model.ip.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the addresses of one interface. AWS tells the primary IPv4 address twice, alone and in the list of all, and so
 * its public address; older tools left the list out.
 */
final class InterfaceAddresses {

    private record Association(Optional<IpAddress> publicAddress, Optional<String> owner) {
        private static final Association NONE = new Association(Optional.empty(), Optional.empty());
    }

    private @Nullable IpAddress primary;
    private Association primaryAssociation = Association.NONE;
    private final List<PrivateAddress> ipv4 = new ArrayList<>(2);
    private List<PrivateAddress> ipv6 = List.of();

    void readPrimary(JsonCursor in) throws SnapshotException {
        primary = in.address();
    }

    void readAssociation(JsonCursor in) throws SnapshotException {
        primaryAssociation = association(in);
    }

    void readIpv4(JsonCursor in) throws SnapshotException {
        for (in.array(); in.nextElement(); ) {
            @Nullable IpAddress address = null;
            boolean isPrimary = false;
            Association association = Association.NONE;
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "PrivateIpAddress" -> address = in.address();
                    case "Primary" -> isPrimary = in.bool();
                    case "Association" -> association = association(in);
                    default -> in.skip();
                }
            }
            ipv4.add(new PrivateAddress(
                    in.required(address, "PrivateIpAddress"),
                    isPrimary,
                    association.publicAddress(),
                    association.owner()));
        }
    }

    void readIpv6(JsonCursor in) throws SnapshotException {
        for (in.array(); in.nextElement(); ) {
            @Nullable IpAddress address = null;
            boolean isPrimary = false;
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "Ipv6Address" -> address = in.address();
                    case "IsPrimaryIpv6" -> isPrimary = in.bool();
                    default -> in.skip();
                }
            }
            ipv6 = ipv6.isEmpty() ? new ArrayList<>(1) : ipv6;
            ipv6.add(new PrivateAddress(
                    in.required(address, "Ipv6Address"), isPrimary, Optional.empty(), Optional.empty()));
        }
    }

    private static Association association(JsonCursor in) throws SnapshotException {
        Optional<IpAddress> publicAddress = Optional.empty();
        Optional<String> owner = Optional.empty();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "PublicIp" -> publicAddress = Optional.of(in.address());
                case "IpOwnerId" -> owner = in.told();
                default -> in.skip();
            }
        }
        return publicAddress.isEmpty() ? Association.NONE : new Association(publicAddress, owner);
    }

    /** Every address, the primary IPv4 address first. */
    List<PrivateAddress> all() {
        // One address is what most interfaces have.
        if (ipv4.size() == 1
                && ipv6.isEmpty()
                && (primary == null || ipv4.get(0).address().equals(primary))) {
            return List.of(completed(ipv4.get(0)));
        }
        List<PrivateAddress> all = new ArrayList<>(ipv4.size() + ipv6.size() + 1);
        for (PrivateAddress address : ipv4) {
            boolean first = address.primary() || address.address().equals(primary);
            all.add(first ? 0 : all.size(), first ? completed(address) : address);
        }
        if (primary != null && !holds(all, primary)) {
            all.add(0, completed(new PrivateAddress(primary, true, Optional.empty(), Optional.empty())));
        }
        all.addAll(ipv6);
        return all;
    }

    private PrivateAddress completed(PrivateAddress address) {
        boolean complete = address.publicAddress().isPresent()
                || primaryAssociation.publicAddress().isEmpty();
        if (address.primary() && complete) {
            return address;
        }
        Association association = address.publicAddress().isPresent()
                ? new Association(address.publicAddress(), address.publicAddressOwner())
                : primaryAssociation;
        return new PrivateAddress(address.address(), true, association.publicAddress(), association.owner());
    }

    private static boolean holds(List<PrivateAddress> addresses, IpAddress wanted) {
        for (PrivateAddress address : addresses) {
            if (address.address().equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
