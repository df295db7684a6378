package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which packets intents are about, whatever their addresses. */
final class IntentTraffic {

    private final HeaderSpaces spaces;

    IntentTraffic(HeaderSpaces spaces) {
        this.spaces = spaces;
    }

    /**
     * The protocols that have to get through between ends in one family: those that no other family has, and the others
     * in IPv4 where both ends have it.
     *
     * @param common the families that both ends have
     */
    static List<IpProtocol> required(Intent intent, IpFamily family, Set<IpFamily> common) {
        if (!common.contains(family)) {
            return List.of();
        }
        boolean preferred = family == IpFamily.IPV4 || !common.contains(IpFamily.IPV4);
        return intent.protocols().stream()
                .filter(protocol -> protocol.occursIn(family) && (preferred || protocol.isIcmp()))
                .toList();
    }

    /** The protocols that have to get through, and cannot for the ends have no family in common that has them. */
    static List<IpProtocol> unmet(Intent intent, Set<IpFamily> common) {
        return intent.protocols().stream()
                .filter(protocol -> common.stream().noneMatch(protocol::occursIn))
                .toList();
    }

    /** Requests as clients make them: from ephemeral ports; an echo request where it is ICMP. */
    HeaderSpace requests(Intent intent, Collection<IpProtocol> protocols) {
        HeaderSpace ephemeral = spaces.withPorts().complement().union(spaces.sourcePorts(PortRange.EPHEMERAL));
        HeaderSpace otherIcmp = spaces.protocol(IpProtocol.ICMP)
                .difference(spaces.icmp(IcmpType.ECHO_REQUEST))
                .union(spaces.protocol(IpProtocol.ICMPV6).difference(spaces.icmp(IcmpType.ECHO_REQUEST_V6)));
        return packets(intent, protocols).intersection(ephemeral).difference(otherIcmp);
    }

    /** Every packet that an intent tells, by whichever port it is sent from. */
    HeaderSpace packets(Intent intent) {
        return intent.protocols().isEmpty() ? spaces.everything() : packets(intent, intent.protocols());
    }

    private HeaderSpace packets(Intent intent, Collection<IpProtocol> protocols) {
        HeaderSpace all = protocols(protocols);
        return intent.ports().equals(List.of(PortRange.ALL))
                ? all
                : all.intersection(spaces.union(
                        intent.ports().stream().map(spaces::destinationPorts).toList()));
    }

    /** Every packet of the protocols of an intent. */
    HeaderSpace protocols(Intent intent) {
        return intent.protocols().isEmpty() ? spaces.everything() : protocols(intent.protocols());
    }

    private HeaderSpace protocols(Collection<IpProtocol> protocols) {
        return spaces.union(protocols.stream().map(spaces::protocol).toList());
    }
}
