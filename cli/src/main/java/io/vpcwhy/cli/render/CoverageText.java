package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.simulator.coverage.Cover;
import io.vpcwhy.simulator.coverage.Coverage;
import io.vpcwhy.simulator.coverage.GatewayCover;
import io.vpcwhy.simulator.coverage.InterfaceCover;
import io.vpcwhy.simulator.coverage.LogLevel;
import io.vpcwhy.simulator.coverage.LogProblem;
import io.vpcwhy.simulator.coverage.LogStanding;
import io.vpcwhy.simulator.coverage.MissingField;
import io.vpcwhy.simulator.coverage.Overlap;
import io.vpcwhy.simulator.coverage.ProposedFlowLogs;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes who is logged for people: what is not covered by VPC and subnet, however many interfaces there are. */
public final class CoverageText {

    private static final int MOST_SUBNETS = 10;
    private static final int MOST_LOGS = 50;
    private static final int MOST_OVERLAPS = 10;

    private final Writer out;
    private final Colours colours;

    /** @param out stays open */
    public CoverageText(Writer out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    public void write(Coverage coverage) throws IOException {
        summary(coverage);
        flowLogs(coverage);
        for (Cover cover : List.of(Cover.NONE, Cover.REJECT_ONLY, Cover.ACCEPT_ONLY, Cover.UNDECIDED)) {
            interfaces(coverage, cover);
        }
        gateways(coverage);
        overlaps(coverage);
        missing(coverage);
        proposals(coverage);
        undecided(coverage);
    }

    private void summary(Coverage coverage) throws IOException {
        List<String> parts = new ArrayList<>();
        for (Cover cover : Cover.values()) {
            long count = coverage.count(cover);
            if (count > 0) {
                parts.add(String.format(Locale.ROOT, "%,d ", count) + CoverageWords.cover(cover));
            }
        }
        line(colours.bold(ReplayWords.count(coverage.interfaces().size(), "interface", "interfaces"))
                + (parts.isEmpty() ? "" : ": " + String.join(", ", parts)));
    }

    private void flowLogs(Coverage coverage) throws IOException {
        if (coverage.flowLogs().isEmpty()) {
            return;
        }
        heading("Flow logs");
        for (LogStanding standing : first(coverage.flowLogs(), MOST_LOGS)) {
            FlowLog log = standing.log();
            String type = standing.level().filter(LogLevel::ofTransitGateway).isPresent()
                    ? ""
                    : ", " + log.trafficType().orElse("ALL");
            line("  " + log.id() + "  " + log.resourceId() + type + ", "
                    + ReplayWords.count(standing.interfaces(), "interface", "interfaces") + ", "
                    + Plain.text(CoverageWords.destination(log))
                    + (log.maxAggregationInterval().isPresent()
                            ? ", every " + log.maxAggregationInterval().getAsInt() + " s"
                            : ""));
            line("      " + colours.dim(CoverageWords.fields(standing)));
            for (LogProblem problem : standing.problems()) {
                String text = Plain.text(CoverageWords.problem(problem, log));
                line("      " + (standing.delivers() ? colours.yellow(text) : colours.red(text)));
            }
        }
        more(coverage.flowLogs().size() - MOST_LOGS, "flow log", "flow logs");
    }

    private void interfaces(Coverage coverage, Cover cover) throws IOException {
        Map<String, List<InterfaceCover>> byVpc = grouped(
                coverage.interfaces().stream()
                        .filter(each -> each.cover() == cover)
                        .toList(),
                each -> each.networkInterface().vpcId());
        if (byVpc.isEmpty()) {
            return;
        }
        String heading = CoverageWords.cover(cover);
        heading(Character.toUpperCase(heading.charAt(0)) + heading.substring(1));
        if (!CoverageWords.unknowable(cover).isEmpty()) {
            line("  " + CoverageWords.unknowable(cover));
        }
        for (Map.Entry<String, List<InterfaceCover>> vpc : byVpc.entrySet()) {
            long all = coverage.interfaces().stream()
                    .filter(each -> each.networkInterface().vpcId().equals(vpc.getKey()))
                    .count();
            line("  " + vpc.getKey() + ": "
                    + colours.red(Integer.toString(vpc.getValue().size())) + " of "
                    + ReplayWords.count(all, "interface", "interfaces"));
            Map<String, List<InterfaceCover>> bySubnet =
                    grouped(vpc.getValue(), each -> each.networkInterface().subnetId());
            for (Map.Entry<String, List<InterfaceCover>> subnet :
                    first(List.copyOf(bySubnet.entrySet()), MOST_SUBNETS)) {
                line("    " + subnet.getKey() + ": " + CoverageWords.some(subnet.getValue(), coverage.snapshot()));
            }
            more(bySubnet.size() - MOST_SUBNETS, "subnet", "subnets");
        }
    }

    private static <K> Map<K, List<InterfaceCover>> grouped(
            List<InterfaceCover> covers, Function<InterfaceCover, K> key) {
        return covers.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private void gateways(Coverage coverage) throws IOException {
        if (coverage.gateways().isEmpty()) {
            return;
        }
        heading("Gateways with flow logs of their own");
        for (GatewayCover gateway : coverage.gateways()) {
            line("  " + CoverageWords.level(gateway.level(), false) + " " + gateway.gatewayId() + ": "
                    + CoverageWords.cover(gateway.cover())
                    + (gateway.flowLogIds().isEmpty() ? "" : " (" + String.join(", ", gateway.flowLogIds()) + ")"));
        }
    }

    private void overlaps(Coverage coverage) throws IOException {
        if (coverage.overlaps().isEmpty()) {
            return;
        }
        heading("Delivered more than once");
        for (Overlap overlap : first(coverage.overlaps(), MOST_OVERLAPS)) {
            line("  " + CoverageWords.overlap(overlap));
        }
        more(coverage.overlaps().size() - MOST_OVERLAPS, "overlap", "overlaps");
    }

    private void missing(Coverage coverage) throws IOException {
        if (coverage.missingFields().isEmpty()) {
            return;
        }
        heading("Fields that would tell more");
        for (MissingField field : coverage.missingFields()) {
            line("  " + field.field().logName() + "  ("
                    + ReplayWords.count(field.interfaces(), "interface", "interfaces") + ") tells "
                    + CoverageWords.tells(field));
        }
    }

    private void proposals(Coverage coverage) throws IOException {
        if (coverage.proposals().isEmpty()) {
            return;
        }
        heading("To close the gaps");
        boolean placeholder = false;
        for (ProposedFlowLogs proposed : coverage.proposals()) {
            line("  # " + CoverageWords.closes(proposed));
            line("  " + Plain.text(CoverageWords.command(proposed)));
            if (CoverageWords.afterwards(proposed).isPresent()) {
                line("  # and once it delivers, lest records come twice");
                line("  " + CoverageWords.afterwards(proposed).get());
            }
            placeholder |= proposed.like().isEmpty();
        }
        if (placeholder) {
            line("  (put your own bucket in the place of BUCKET; no flow log of the snapshot tells one)");
        }
    }

    private void undecided(Coverage coverage) throws IOException {
        if (coverage.places().isEmpty()) {
            return;
        }
        heading("Not known");
        for (Coverage.Uncollected place : coverage.places()) {
            line("  " + CoverageWords.uncollected(place));
        }
    }

    private static <T> List<T> first(List<T> list, int most) {
        return list.subList(0, Math.min(most, list.size()));
    }

    private void more(int rest, String one, String many) throws IOException {
        if (rest > 0) {
            line("    and " + ReplayWords.count(rest, one + " more", many + " more") + "; --format json shows all");
        }
    }

    private void heading(String text) throws IOException {
        line("");
        line(colours.bold(text));
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
