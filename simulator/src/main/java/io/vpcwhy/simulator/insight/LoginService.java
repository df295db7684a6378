package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.ip.IpProtocol;
import java.util.List;

/**
 * How people log in to hosts from afar.
 *
 * @see <a href="https://www.iana.org/assignments/service-names-port-numbers">IANA service names and ports</a>
 */
public enum LoginService {
    SSH(22),
    RDP(3389);

    /** Stands for none of them. */
    static final int NONE = -1;

    private static final List<LoginService> ALL = List.of(values());

    private final int port;

    LoginService(int port) {
        this.port = port;
    }

    public int port() {
        return port;
    }

    /** All of them, by their places. */
    static List<LoginService> all() {
        return ALL;
    }

    /** The place among those above of the service at a port, or {@link #NONE}. */
    static int at(int protocol, int port) {
        if (protocol != IpProtocol.TCP.number()) {
            return NONE;
        }
        int place = ALL.size() - 1;
        while (place >= 0 && ALL.get(place).port != port) {
            place--;
        }
        return place;
    }
}
