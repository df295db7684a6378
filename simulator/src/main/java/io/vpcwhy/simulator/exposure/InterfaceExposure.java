package io.vpcwhy.simulator.exposure;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.scope.Finding;
import java.util.List;

/**
 * How the internet reaches an interface by one protocol, or by all that have neither ports nor types.
 *
 * @param ports the destination ports that are reached; none for protocols without ports
 * @param from the addresses that reach any of them; a block stands for those of its addresses that are on the internet
 */
public record InterfaceExposure(
        NetworkInterface networkInterface,
        InterfaceOwner owner,
        List<IpProtocol> protocols,
        List<PortRange> ports,
        List<Cidr> from,
        Finding finding) {

    /** SSH, Telnet, RPC, SMB, RDP, WinRM, VNC and the like: whoever gets in there may command the machine. */
    public static final List<Integer> ADMIN_PORTS = List.of(22, 23, 135, 445, 3389, 5900, 5985, 5986);

    public InterfaceExposure {
        protocols = List.copyOf(protocols);
        ports = List.copyOf(ports);
        from = List.copyOf(from);
    }

    /** Whether a port is reached by which machines are administered. */
    public boolean admin() {
        return protocols.contains(IpProtocol.TCP)
                && ADMIN_PORTS.stream().anyMatch(port -> ports.stream().anyMatch(range -> range.contains(port)));
    }
}
