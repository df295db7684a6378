package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.TransitGateway;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds how gateways are logged that have flow logs of their own.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html">Transit gateway flow logs</a>
 */
final class GatewayCovers {

    private static final String DELETED = "deleted";

    private final Snapshot snapshot;
    private final CollectedLogs collected;
    private final Map<String, List<LogStanding>> byResource;

    GatewayCovers(Snapshot snapshot, CollectedLogs collected, Map<String, List<LogStanding>> byResource) {
        this.snapshot = snapshot;
        this.collected = collected;
        this.byResource = byResource;
    }

    List<GatewayCover> find() {
        List<GatewayCover> found = new ArrayList<>();
        for (TransitGateway gateway : snapshot.all(TransitGateway.class)) {
            if (!gateway.state().equals(DELETED)) {
                found.add(transitGateway(gateway));
            }
        }
        for (NatGateway nat : snapshot.all(NatGateway.class)) {
            if (nat.regional() && nat.available()) {
                found.add(regional(nat));
            }
        }
        return found;
    }

    private GatewayCover transitGateway(TransitGateway gateway) {
        List<String> own =
                delivering(gateway.id()).stream().map(log -> log.log().id()).toList();
        List<String> ids = new ArrayList<>(own);
        Set<String> attachments = attachments(gateway);
        boolean all = !attachments.isEmpty();
        for (String attachment : attachments) {
            List<LogStanding> logs = delivering(attachment);
            all &= !logs.isEmpty();
            logs.forEach(log -> ids.add(log.log().id()));
        }
        Cover cover = !own.isEmpty() || all ? Cover.FULL : Cover.NONE;
        return new GatewayCover(gateway.id(), LogLevel.TRANSIT_GATEWAY, sure(cover, gateway.id()), ids);
    }

    private Set<String> attachments(TransitGateway gateway) {
        Set<String> ids = new TreeSet<>();
        for (TransitGatewayAttachment each : snapshot.all(TransitGatewayAttachment.class)) {
            if (each.transitGatewayId().equals(gateway.id()) && !each.state().equals(DELETED)) {
                ids.add(each.id());
            }
        }
        for (TransitGatewayVpcAttachment each : snapshot.all(TransitGatewayVpcAttachment.class)) {
            if (each.transitGatewayId().equals(gateway.id()) && !each.state().equals(DELETED)) {
                ids.add(each.id());
            }
        }
        return ids;
    }

    /** Its records come with those of its VPC, or by a flow log of its own. */
    private GatewayCover regional(NatGateway nat) {
        List<LogStanding> logs = new ArrayList<>(delivering(nat.vpcId()));
        logs.addAll(delivering(nat.id()));
        Set<FlowLogAction> actions = EnumSet.noneOf(FlowLogAction.class);
        logs.forEach(log -> actions.addAll(log.actions()));
        Cover cover = Cover.of(actions);
        boolean known = cover == Cover.FULL || collected.known(collected.ofVpc(nat.vpcId()));
        return new GatewayCover(
                nat.id(),
                LogLevel.REGIONAL_NAT_GATEWAY,
                known ? cover : Cover.UNDECIDED,
                logs.stream().map(log -> log.log().id()).toList());
    }

    private Cover sure(Cover cover, String gatewayId) {
        return cover == Cover.FULL || collected.known(collected.of(gatewayId)) ? cover : Cover.UNDECIDED;
    }

    private List<LogStanding> delivering(String resourceId) {
        return byResource.getOrDefault(resourceId, List.of()).stream()
                .filter(LogStanding::delivers)
                .toList();
    }
}
