package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.filter.AmazonService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Something that stands out in logs. Times are Unix seconds; lists hold what is greatest and say how many there are in all. */
public sealed interface Insight {

    /** The code that the JSON shows. */
    String code();

    /** By what talkers are ordered. */
    enum Measure {
        RECORDS,
        BYTES
    }

    /**
     * A far end.
     *
     * @param address empty where many addresses are told as one
     * @param networkInterface the interface of the snapshot that holds it
     */
    record Far(Origin origin, Optional<IpAddress> address, Optional<NetworkInterface> networkInterface) {}

    /** The time from a first packet to a last one; empty where none is logged. */
    record Period(OptionalLong first, OptionalLong last) {}

    /** The interfaces that have most. */
    record TopInterfaces(Measure by, List<InterfaceTraffic> interfaces, long inAll) implements Insight {
        public TopInterfaces {
            interfaces = List.copyOf(interfaces);
        }

        @Override
        public String code() {
            return "TOP_INTERFACES";
        }
    }

    /** What was logged at an interface. */
    record InterfaceTraffic(NetworkInterface networkInterface, long records, long bytes) {}

    /** The owners of interfaces that have most. */
    record TopOwners(Measure by, List<OwnerTraffic> owners, long inAll) implements Insight {
        public TopOwners {
            owners = List.copyOf(owners);
        }

        @Override
        public String code() {
            return "TOP_OWNERS";
        }
    }

    /**
     * What was logged at the interfaces of one owner.
     *
     * @param networkInterface one of them
     * @param interfaces how many
     */
    record OwnerTraffic(NetworkInterface networkInterface, int interfaces, long records, long bytes) {}

    /** The pairs of an interface and a far end that have most. */
    record TopPairs(Measure by, List<PairTraffic> pairs) implements Insight {
        public TopPairs {
            pairs = List.copyOf(pairs);
        }

        @Override
        public String code() {
            return "TOP_PAIRS";
        }
    }

    /** What was logged at an interface with one far end, in records or bytes. */
    record PairTraffic(NetworkInterface networkInterface, Far far, Estimate amount) {}

    /**
     * Senders that tried many ports of one interface.
     *
     * @param threshold ports from which it counts as a scan
     * @param inAll pairs of a sender and an interface
     */
    record PortScans(int threshold, List<PortScan> scans, long inAll) implements Insight {
        public PortScans {
            scans = List.copyOf(scans);
        }

        @Override
        public String code() {
            return "PORT_SCANS";
        }
    }

    /**
     * A sender that tried many ports of one interface.
     *
     * @param ports how many it tried, TCP and UDP apart
     * @param acceptedPorts where it was let in, the lowest first, some of them
     */
    record PortScan(
            Far sender,
            NetworkInterface networkInterface,
            Estimate ports,
            List<Integer> acceptedPorts,
            long accepted,
            long refused,
            Period period) {
        public PortScan {
            acceptedPorts = List.copyOf(acceptedPorts);
        }
    }

    /**
     * Senders that tried one port of many interfaces.
     *
     * @param threshold interfaces from which it counts as a sweep
     * @param inAll pairs of a sender and a port
     */
    record PortSweeps(int threshold, List<PortSweep> sweeps, long inAll) implements Insight {
        public PortSweeps {
            sweeps = List.copyOf(sweeps);
        }

        @Override
        public String code() {
            return "PORT_SWEEPS";
        }
    }

    /**
     * A sender that tried one port of many interfaces.
     *
     * @param acceptedAt the interfaces that let it in, some of them
     */
    record PortSweep(
            Far sender,
            IpProtocol protocol,
            int port,
            Estimate interfaces,
            List<NetworkInterface> acceptedAt,
            long accepted,
            long refused,
            Period period) {
        public PortSweep {
            acceptedAt = List.copyOf(acceptedAt);
        }
    }

    /**
     * Attempts to log in to hosts, by their ports.
     *
     * @param accepted records of callers that were let in
     * @param acceptedFromInternet of these, those from the internet
     * @param acceptedSources different addresses that were let in
     * @param targets those that let in the internet first
     * @param inAll interfaces that were tried
     */
    record LoginAttempts(
            LoginService service,
            long accepted,
            long acceptedFromInternet,
            long refused,
            Estimate acceptedSources,
            Estimate refusedSources,
            List<LoginTarget> targets,
            long inAll)
            implements Insight {
        public LoginAttempts {
            targets = List.copyOf(targets);
        }

        @Override
        public String code() {
            return service + "_ATTEMPTS";
        }
    }

    /**
     * An interface that somebody tried to log in to.
     *
     * @param sources some of those who tried: first those from the internet that were let in, then those with most records
     */
    record LoginTarget(
            NetworkInterface networkInterface,
            long accepted,
            long acceptedFromInternet,
            long refused,
            List<LoginSource> sources) {
        public LoginTarget {
            sources = List.copyOf(sources);
        }
    }

    /** Who tried to log in. */
    record LoginSource(Far from, long accepted, long refused) {}

    /**
     * Accepted traffic of a protocol that everybody on the way can read, by its port.
     *
     * @param inAll pairs of a client and a server
     */
    record PlainText(PlainTextProtocol protocol, long records, long bytes, List<Exchange> exchanges, long inAll)
            implements Insight {
        public PlainText {
            exchanges = List.copyOf(exchanges);
        }

        @Override
        public String code() {
            return "PLAIN_TEXT_PROTOCOL";
        }
    }

    /** What was logged between a client and a server; what both sides logged is counted once, at the server. */
    record Exchange(Far client, Far server, long records, long bytes) {}

    /**
     * Traffic that is neither TCP nor UDP, ICMP or ICMPv6.
     *
     * @param inAll pairs of an interface and a far end
     */
    record UnusualProtocol(
            IpProtocol protocol, long accepted, long rejected, long bytes, List<ProtocolUse> uses, long inAll)
            implements Insight {
        public UnusualProtocol {
            uses = List.copyOf(uses);
        }

        @Override
        public String code() {
            return "UNUSUAL_PROTOCOL";
        }
    }

    /** Who speaks a protocol with whom. */
    record ProtocolUse(NetworkInterface networkInterface, Far far, long records, long bytes) {}

    /**
     * Records of traffic that AWS says is in no flow log: the snapshot is of another time than the log, or the log is not
     * what AWS wrote.
     *
     * @param service whom the traffic is with; empty where it is between an interface endpoint and a Network Load Balancer
     */
    record NeverLoggedTraffic(
            Optional<AmazonService> service, long records, long bytes, List<InterfaceTraffic> interfaces, long inAll)
            implements Insight {
        public NeverLoggedTraffic {
            interfaces = List.copyOf(interfaces);
        }

        @Override
        public String code() {
            return "NEVER_LOGGED_TRAFFIC";
        }
    }

    /**
     * Interfaces that others spoke with, and of which the logs hold no record.
     *
     * @param flowLogsKnown whether flow logs were collected: none covers these interfaces; else it is not known whether one
     *     does
     * @param interfaces with what the others logged of them
     */
    record UnloggedInterfaces(boolean flowLogsKnown, List<InterfaceTraffic> interfaces, long inAll) implements Insight {
        public UnloggedInterfaces {
            interfaces = List.copyOf(interfaces);
        }

        @Override
        public String code() {
            return "UNLOGGED_INTERFACES";
        }
    }

    /**
     * Windows in which AWS did not log all that it should have: any number of records of these interfaces may be missing.
     *
     * @param records that tell of such a window
     * @param inAll interfaces
     */
    record SkippedData(long records, List<SkippedAt> interfaces, long inAll) implements Insight {
        public SkippedData {
            interfaces = List.copyOf(interfaces);
        }

        @Override
        public String code() {
            return "SKIPPED_DATA";
        }
    }

    /**
     * Windows of one interface.
     *
     * @param networkInterface empty for all interfaces that are not in the snapshot
     * @param windows some of them, the earliest first
     * @param inAll different windows
     */
    record SkippedAt(Optional<NetworkInterface> networkInterface, List<Period> windows, long inAll) {
        public SkippedAt {
            windows = List.copyOf(windows);
        }
    }

    /**
     * How much of what was rejected is the firewall doing its work.
     *
     * @param fromElsewhere records that were refused from elsewhere, as the snapshot says
     * @param strangers different addresses of the internet whose calls were rejected
     * @param others the other rejected records, by why a person should care
     */
    record RejectShare(long fromElsewhere, Estimate strangers, Map<Concern, Long> others) implements Insight {
        public RejectShare {
            others = Map.copyOf(others);
        }

        @Override
        public String code() {
            return "REJECT_SHARE";
        }

        /** All that was rejected. */
        public long all() {
            return fromElsewhere
                    + others.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** There was more of something than memory is taken for. */
    record PartlyFollowed(Part part, long oneIn) implements Insight {

        /** What was not followed in full. */
        public enum Part {
            /** Senders by interface and port: of scans, sweeps and sources of attempts. Counts of ports are estimated. */
            CALLS,
            /** Pairs of an interface and an address: talkers are estimated from a sample of records. */
            PAIRS,
            /** Who speaks with whom in plain text and unusual protocols, and what is never logged: sums are too low. */
            EXCHANGES,
            /** Windows of skipped data: the latest are only counted. */
            WINDOWS
        }

        @Override
        public String code() {
            return "PARTLY_FOLLOWED";
        }
    }
}
