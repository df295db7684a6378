package io.vpcwhy.simulator.coverage;

import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Who is logged, and what is not.
 *
 * @param flowLogs every flow log of the snapshot
 * @param interfaces every interface, by VPC and subnet
 * @param overlaps flow logs that deliver the same records, most interfaces first
 * @param missingFields fields that would tell more
 * @param gateways transit gateways and regional NAT gateways
 * @param proposals flow logs that would close the gaps
 * @param places accounts and Regions of which no flow logs were collected
 */
public record Coverage(
        Snapshot snapshot,
        List<LogStanding> flowLogs,
        List<InterfaceCover> interfaces,
        List<Overlap> overlaps,
        List<MissingField> missingFields,
        List<GatewayCover> gateways,
        List<ProposedFlowLogs> proposals,
        List<Uncollected> places) {

    /**
     * Where flow logs were not collected.
     *
     * @param account twelve digits, where told
     * @param region where told
     */
    public record Uncollected(Optional<String> account, Optional<String> region) {}

    public Coverage {
        flowLogs = List.copyOf(flowLogs);
        interfaces = List.copyOf(interfaces);
        overlaps = List.copyOf(overlaps);
        missingFields = List.copyOf(missingFields);
        gateways = List.copyOf(gateways);
        proposals = List.copyOf(proposals);
        places = List.copyOf(places);
    }

    /** How many interfaces are so covered. */
    public long count(Cover cover) {
        return interfaces.stream().filter(each -> each.cover() == cover).count();
    }
}
