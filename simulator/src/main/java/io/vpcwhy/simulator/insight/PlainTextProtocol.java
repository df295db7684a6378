package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.ip.IpProtocol;
import java.util.List;

/**
 * Protocols that carry what they carry, passwords often among it, for everybody on the way to read. A port is all that a
 * record tells: another protocol may be spoken there, and FTP, SMTP, IMAP, POP3 and LDAP may go on in TLS (STARTTLS).
 *
 * @see <a href="https://www.iana.org/assignments/service-names-port-numbers">IANA service names and ports</a>
 */
public enum PlainTextProtocol {
    FTP(IpProtocol.TCP, 21),
    TELNET(IpProtocol.TCP, 23),
    SMTP(IpProtocol.TCP, 25),
    TFTP(IpProtocol.UDP, 69),
    HTTP(IpProtocol.TCP, 80),
    POP3(IpProtocol.TCP, 110),
    IMAP(IpProtocol.TCP, 143),
    SNMP(IpProtocol.UDP, 161),
    LDAP(IpProtocol.TCP, 389),
    RLOGIN(IpProtocol.TCP, 513),
    RSH(IpProtocol.TCP, 514),
    SYSLOG(IpProtocol.UDP, 514),
    MQTT(IpProtocol.TCP, 1883);

    private static final int MOST = 2048;
    private static final List<PlainTextProtocol> ALL = List.of(values());

    /** By port, the place among all, from 1. */
    private static final byte[] TCP_PORTS = new byte[MOST];

    private static final byte[] UDP_PORTS = new byte[MOST];

    static {
        for (int place = 0; place < ALL.size(); place++) {
            PlainTextProtocol each = ALL.get(place);
            (each.protocol == IpProtocol.TCP.number() ? TCP_PORTS : UDP_PORTS)[each.port] = (byte) (place + 1);
        }
    }

    private final int protocol;
    private final int port;

    PlainTextProtocol(IpProtocol protocol, int port) {
        this.protocol = protocol.number();
        this.port = port;
    }

    public IpProtocol protocol() {
        return new IpProtocol(protocol);
    }

    public int port() {
        return port;
    }

    /** Whether one of them is at a port. */
    static boolean isAt(int protocol, int port) {
        return port >= 0
                && port < MOST
                && (protocol == IpProtocol.TCP.number()
                        ? TCP_PORTS[port] > 0
                        : protocol == IpProtocol.UDP.number() && UDP_PORTS[port] > 0);
    }

    /** The one at a port where {@link #isAt}. */
    static PlainTextProtocol at(int protocol, int port) {
        return ALL.get((protocol == IpProtocol.TCP.number() ? TCP_PORTS : UDP_PORTS)[port] - 1);
    }
}
