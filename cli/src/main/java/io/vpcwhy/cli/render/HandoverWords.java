package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.Handover;
import io.vpcwhy.simulator.explain.Neighbour;
import io.vpcwhy.simulator.explain.RemoteParty;
import io.vpcwhy.simulator.explain.Subject;
import io.vpcwhy.simulator.filter.AmazonService;
import io.vpcwhy.simulator.filter.SimulatedAction;
import java.util.Optional;

/** Says whom a packet came from, or where it goes next. */
final class HandoverWords {

    /** A line of a block: {@code came} or {@code goes}, and what comes behind. */
    record Line(String label, String text) {}

    private HandoverWords() {}

    /** Nothing where the packet comes straight from its other end, or goes straight there: that is said anyway. */
    static Optional<Line> line(Explanation explanation, Snapshot snapshot) {
        return explanation
                .handover()
                .filter(handover -> !straight(handover, explanation))
                .map(handover -> new Line(label(explanation), text(handover, explanation, snapshot)));
    }

    private static boolean straight(Handover handover, Explanation explanation) {
        Optional<String> next = handover.neighbour().map(Neighbour::id);
        boolean service = explanation
                .remote()
                .filter(RemoteParty.Amazon.class::isInstance)
                .isPresent();
        boolean otherEnd = explanation.remote().stream()
                .anyMatch(remote -> remote instanceof RemoteParty.OwnInterface own
                        && next.equals(Optional.of(own.networkInterface().id())));
        return handover.loss().isEmpty() && (service || otherEnd);
    }

    private static String label(Explanation explanation) {
        if (explanation.direction().direction().equals(Optional.of(Direction.INGRESS))) {
            return "came";
        }
        boolean rejected = explanation
                .loggedAction()
                .map(action -> action == FlowLogAction.REJECT)
                .orElse(explanation.simulatedAction() == SimulatedAction.REJECT);
        return rejected ? "would go" : "goes";
    }

    /** Such as {@code from the internet by igw-1}, {@code next to NAT gateway nat-1 by route 0.0.0.0/0 of rtb-1}. */
    private static String text(Handover handover, Explanation explanation, Snapshot snapshot) {
        if (explanation.direction().direction().equals(Optional.of(Direction.INGRESS))) {
            return "from "
                    + handover.neighbour().map(from -> named(from, snapshot)).orElse("");
        }
        String table = handover.routeTableId().orElse("");
        if (handover.neighbour().isEmpty()) {
            String to = explanation
                    .subject()
                    .map(Subject::remote)
                    .map(Object::toString)
                    .orElse("");
            return "nowhere: "
                    + handover.route()
                            .map(route -> "route " + route.destination() + " of " + table + " is a blackhole")
                            .orElse(table + " has no route to " + to)
                    + ", so that it does not leave the VPC";
        }
        return "next to " + named(handover.neighbour().get(), snapshot)
                + handover.route().map(route -> by(route, table)).orElse("")
                + handover.loss()
                        .map(code -> ", and no farther: " + code.meaning())
                        .orElse("");
    }

    private static String by(Route route, String table) {
        return " by route " + route.destination() + " of " + table;
    }

    private static String named(Neighbour neighbour, Snapshot snapshot) {
        String id = neighbour.id();
        return switch (neighbour.kind()) {
            case NETWORK_INTERFACE ->
                snapshot.find(NetworkInterface.class, id)
                        .map(nic -> PartyWords.networkInterface(nic, snapshot))
                        .orElse(id);
            case INTERNET_GATEWAY -> "internet gateway " + id;
            case EGRESS_ONLY_INTERNET_GATEWAY -> "egress-only internet gateway " + id;
            case NAT_GATEWAY -> "NAT gateway " + id;
            case VPC_PEERING_CONNECTION -> "peering connection " + id;
            case TRANSIT_GATEWAY_ATTACHMENT -> "transit gateway attachment " + id;
            case TRANSIT_GATEWAY -> "transit gateway " + id;
            case VPN_GATEWAY -> "virtual private gateway " + id;
            case VPC_ENDPOINT -> "endpoint " + id;
            case LOAD_BALANCER -> "load balancer " + id + ", which keeps its clients' addresses";
            case AMAZON_SERVICE -> PartyWords.service(AmazonService.valueOf(id));
        };
    }
}
