package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import java.util.List;
import java.util.Optional;

/**
 * Whether a flow may be untracked: TCP or UDP that a rule permits from or to everywhere, while a rule of the other
 * direction permits the answers to everywhere on every port. Such a flow lives by its rules alone. A snapshot that was
 * taken after one of the two rules went away still shows the other.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html">Untracked
 *     connections</a>
 */
final class Tracking {

    private Tracking() {}

    /** Whether either of the two rules is there. */
    static boolean mayBeUntracked(Snapshot snapshot, Subject subject, Flow flow) {
        return openRules(snapshot, subject, flow) > 0;
    }

    /** Whether both rules are there. */
    static boolean isUntracked(Snapshot snapshot, Subject subject, Flow flow) {
        return openRules(snapshot, subject, flow) == 2;
    }

    private static int openRules(Snapshot snapshot, Subject subject, Flow flow) {
        return automaticallyTracked(subject.networkInterface()) ? 0 : openRulesOfGroups(snapshot, subject, flow);
    }

    /** How many are there, were the interface none that tracks everything. */
    static int openRulesOfGroups(Snapshot snapshot, Subject subject, Flow flow) {
        Optional<IpProtocol> protocol = subject.packet().protocol();
        if (protocol.isEmpty() || !protocol.get().hasPorts()) {
            return 0;
        }
        Direction opened = flow == Flow.RESPONSE ? subject.direction().reversed() : subject.direction();
        int port = (flow == Flow.RESPONSE
                        ? subject.packet().sourcePort()
                        : subject.packet().destinationPort())
                .orElse(0);
        IpFamily family = subject.packet().family();
        List<SecurityGroupRule> rules =
                snapshot.findAll(SecurityGroup.class, subject.networkInterface().groupIds()).stream()
                        .flatMap(group -> group.rules().stream())
                        .filter(rule -> everywhere(rule, family))
                        .toList();
        boolean request =
                rules.stream().anyMatch(r -> r.direction() == opened && covers(r, protocol.get(), PortRange.of(port)));
        boolean answer =
                rules.stream().anyMatch(r -> r.direction() != opened && covers(r, protocol.get(), PortRange.ALL));
        return (request ? 1 : 0) + (answer ? 1 : 0);
    }

    /** Interfaces of load balancers, Lambda, endpoints and NAT gateways track everything. */
    static boolean automaticallyTracked(NetworkInterface here) {
        return !here.type().equals("interface") || here.requesterManaged();
    }

    private static boolean everywhere(SecurityGroupRule rule, IpFamily family) {
        return rule.peer() instanceof RulePeer.CidrPeer block
                && block.cidr().isEverything()
                && block.cidr().family() == family;
    }

    private static boolean covers(SecurityGroupRule rule, IpProtocol protocol, PortRange ports) {
        if (rule.traffic() instanceof TrafficClass.Ports own) {
            return own.protocol().equals(protocol)
                    && own.range().from() <= ports.from()
                    && own.range().to() >= ports.to();
        }
        return rule.traffic() instanceof TrafficClass.AllTraffic;
    }
}
