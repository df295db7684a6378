package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import io.vpcwhy.simulator.explain.Neighbour.Kind;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.route.Routing;
import java.util.Optional;

/** Finds out whom the packet of a record came from, or whom it goes to next. Says nothing where several fit. */
final class HandoverFinder {

    private final OriginFinder origins;
    private final NextHopFinder nextHops;

    HandoverFinder(NetworkGraph network) {
        Routing routing = new Routing(network.snapshot());
        KeptClients keptClients = new KeptClients(network);
        this.origins = new OriginFinder(network, routing, keptClients);
        this.nextHops = new NextHopFinder(network, routing, keptClients);
    }

    Optional<Handover> find(Verdict verdict, FlowLogRecord record) {
        Subject subject = verdict.subject();
        RemoteParty remote = verdict.remote();
        if (remote instanceof RemoteParty.Amazon amazon) {
            Neighbour service =
                    new Neighbour(Kind.AMAZON_SERVICE, amazon.service().name());
            return Optional.of(Handover.with(service));
        }
        boolean noHost = remote instanceof RemoteParty.Special || remote instanceof RemoteParty.ReservedInSubnet;
        if (noHost || passesTwice(subject)) {
            return Optional.empty();
        }
        Flow flow = verdict.flow().flow();
        return subject.direction() == Direction.INGRESS
                ? origins.find(subject, record, flow, remote).map(Handover::with)
                : nextHops.find(subject, flow, remote);
    }

    /**
     * An endpoint in front of appliances, Network Firewall's too, has each packet on its way to them and on its way
     * back.
     */
    private static boolean passesTwice(Subject subject) {
        return subject.networkInterface().type().equals("gateway_load_balancer_endpoint");
    }
}
