package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Addresses that stand for anybody on the internet: of the blocks for documentation, so that they are nobody's, and none
 * of the snapshot's own, which may be made up of the same blocks.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5737">RFC 5737</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3849">RFC 3849</a>
 */
public final class InternetAddresses {

    private static final List<String> IPV4_BLOCKS = List.of("198.51.100.", "203.0.113.", "192.0.2.");
    private static final String IPV6_BLOCK = "2001:db8:ffff::";
    private static final int FIRST_HOST = 10;
    private static final int LAST_HOST = 254;

    private final Snapshot snapshot;

    public InternetAddresses(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** One that nothing in the snapshot has; where it has all of them, any. */
    public IpAddress somewhere(IpFamily family) {
        return candidates(family)
                .filter(address -> !isOurs(address))
                .findFirst()
                .orElseGet(() -> candidates(family).findFirst().orElseThrow());
    }

    private static Stream<IpAddress> candidates(IpFamily family) {
        return family == IpFamily.IPV4
                ? IPV4_BLOCKS.stream().flatMap(block -> hosts().mapToObj(host -> IpAddress.parse(block + host)))
                : hosts().mapToObj(host -> IpAddress.parse(IPV6_BLOCK + host));
    }

    private static IntStream hosts() {
        return IntStream.rangeClosed(FIRST_HOST, LAST_HOST);
    }

    private boolean isOurs(IpAddress address) {
        List<Cidr> blocks = snapshot.all(Vpc.class).stream()
                .flatMap(vpc -> vpc.cidrs().stream())
                .toList();
        return snapshot.interfaceWithPublicAddress(address).isPresent()
                || !snapshot.interfacesWithAddress(address).isEmpty()
                || blocks.stream().anyMatch(block -> block.contains(address));
    }
}
