package io.vpcwhy.model.intent;

import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.List;
import java.util.Optional;

/**
 * What must be reachable, or must not be: packets from any of some ends to any of others.
 *
 * @param name no other intent of its file has it
 * @param reason why it must be so, for people
 * @param from at least one
 * @param to at least one
 * @param protocols none where every protocol is meant
 * @param ports destination ports of TCP and UDP, at least one range; none but {@link PortRange#ALL} for other protocols
 * @param line in its file where it begins, from 1
 */
public record Intent(
        String name,
        Optional<String> reason,
        List<WrittenEnd> from,
        List<WrittenEnd> to,
        List<IpProtocol> protocols,
        List<PortRange> ports,
        Expectation expectation,
        int line) {

    public Intent {
        from = List.copyOf(from);
        to = List.copyOf(to);
        protocols = List.copyOf(protocols);
        ports = List.copyOf(ports);
        if (from.isEmpty() || to.isEmpty() || ports.isEmpty()) {
            throw new IllegalArgumentException("an intent has ends, and ports or all of them");
        }
    }
}
