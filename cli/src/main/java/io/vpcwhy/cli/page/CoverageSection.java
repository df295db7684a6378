package io.vpcwhy.cli.page;

import io.vpcwhy.cli.page.Table.Column;
import io.vpcwhy.cli.render.CoverageWords;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.simulator.coverage.Cover;
import io.vpcwhy.simulator.coverage.Coverage;
import io.vpcwhy.simulator.coverage.InterfaceCover;
import io.vpcwhy.simulator.coverage.LogStanding;
import io.vpcwhy.simulator.coverage.ProposedFlowLogs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which interfaces are logged by which flow log, what is not, and what would close the gaps. */
record CoverageSection(Coverage coverage) implements PageSection {

    /** Subnets, flow logs and the like that are shown. */
    private static final int MOST = 20;

    private static final int MOST_PROPOSALS = 10;

    /** A command of more characters is no longer read by anybody. */
    private static final int LONGEST_COMMAND = 2_000;

    private static final String ALL = "vpcwhy coverage --format json";

    @Override
    public String id() {
        return "coverage";
    }

    @Override
    public String title() {
        return "Coverage";
    }

    @Override
    public void write(Html html) {
        if (coverage.interfaces().isEmpty()) {
            html.line("p", "The snapshot has no network interfaces, and nothing can be said of what is logged.");
            return;
        }
        table(
                        "Interfaces by how flow logs cover them",
                        Column.text("Cover"),
                        Column.number("Interfaces"),
                        Column.text("Meaning"))
                .write(
                        html,
                        Arrays.stream(Cover.values())
                                .filter(each -> coverage.count(each) > 0)
                                .toList(),
                        each -> List.of(
                                CoverageWords.cover(each), Figures.number(coverage.count(each)), meaning(each)));
        for (Cover cover : List.of(Cover.NONE, Cover.REJECT_ONLY, Cover.ACCEPT_ONLY)) {
            subnets(html, cover);
        }
        flowLogs(html);
        beside(html);
        proposals(html);
        unknown(html);
    }

    private static Table table(String caption, Column... columns) {
        return new Table(caption, List.of(columns), MOST, ALL);
    }

    private static String meaning(Cover cover) {
        return switch (cover) {
            case FULL -> "What is accepted and what is rejected is logged.";
            case UNDECIDED -> "Flow logs that may cover them were not collected.";
            default -> CoverageWords.unknowable(cover);
        };
    }

    private static String caption(Cover cover) {
        return switch (cover) {
            case REJECT_ONLY -> "Subnets with interfaces whose accepted traffic is not logged";
            case ACCEPT_ONLY -> "Subnets with interfaces whose rejected traffic is not logged";
            default -> "Subnets with interfaces that no flow log covers";
        };
    }

    private void subnets(Html html, Cover cover) {
        Map<String, List<InterfaceCover>> bySubnet = coverage.interfaces().stream()
                .filter(each -> each.cover() == cover)
                .collect(Collectors.groupingBy(
                        each -> each.networkInterface().subnetId(), LinkedHashMap::new, Collectors.toList()));
        if (bySubnet.isEmpty()) {
            return;
        }
        String what = CoverageWords.cover(cover);
        html.line("h3", Character.toUpperCase(what.charAt(0)) + what.substring(1));
        table(
                        caption(cover),
                        Column.text("Subnet"),
                        Column.text("VPC"),
                        Column.number("Interfaces"),
                        Column.text("Such as"))
                .write(
                        html,
                        List.copyOf(bySubnet.entrySet()),
                        each -> List.of(
                                each.getKey(),
                                each.getValue().get(0).networkInterface().vpcId(),
                                Figures.number(each.getValue().size()),
                                CoverageWords.some(each.getValue(), coverage.snapshot())));
    }

    private void flowLogs(Html html) {
        if (coverage.flowLogs().isEmpty()) {
            return;
        }
        html.line("h3", "Flow logs");
        table(
                        "Flow logs of the snapshot",
                        Column.text("Flow log"),
                        Column.text("Of"),
                        Column.number("Interfaces"),
                        Column.text("To"),
                        Column.text("Records"),
                        Column.text("Problems"))
                .write(html, coverage.flowLogs(), CoverageSection::cells);
    }

    private static List<String> cells(LogStanding standing) {
        FlowLog log = standing.log();
        return List.of(
                log.id(),
                log.resourceId(),
                Figures.number(standing.interfaces()),
                CoverageWords.destination(log),
                log.trafficType().map(type -> type + ", ").orElse("")
                        + CoverageWords.fields(standing)
                        + (log.maxAggregationInterval().isPresent()
                                ? ", every " + log.maxAggregationInterval().getAsInt() + " s"
                                : ""),
                standing.problems().stream()
                        .map(problem -> CoverageWords.problem(problem, log))
                        .collect(Collectors.joining("; ")));
    }

    private void beside(Html html) {
        if (!coverage.gateways().isEmpty()) {
            html.line("h3", "Gateways with flow logs of their own");
            table(
                            "Gateways by how flow logs cover them",
                            Column.text("Gateway"),
                            Column.text("Cover"),
                            Column.text("Flow logs"))
                    .write(
                            html,
                            coverage.gateways(),
                            each -> List.of(
                                    CoverageWords.level(each.level(), false) + " " + each.gatewayId(),
                                    CoverageWords.cover(each.cover()),
                                    String.join(", ", each.flowLogIds())));
        }
        if (!coverage.overlaps().isEmpty()) {
            html.line("h3", "Delivered more than once");
            table("Flow logs that deliver the same", Column.text("Flow logs"))
                    .write(html, coverage.overlaps(), each -> List.of(CoverageWords.overlap(each)));
        }
        if (!coverage.missingFields().isEmpty()) {
            html.line("h3", "Fields that would tell more");
            table("Fields that flow logs lack", Column.text("Field"), Column.number("Interfaces"), Column.text("Tells"))
                    .write(
                            html,
                            coverage.missingFields(),
                            each -> List.of(
                                    each.field().logName(),
                                    Figures.number(each.interfaces()),
                                    CoverageWords.tells(each)));
        }
    }

    private void proposals(Html html) {
        List<ProposedFlowLogs> proposals = coverage.proposals();
        if (proposals.isEmpty()) {
            return;
        }
        html.line("h3", "To close the gaps");
        for (ProposedFlowLogs each : proposals.subList(0, Math.min(MOST_PROPOSALS, proposals.size()))) {
            html.line("p", "This " + CoverageWords.closes(each) + ":");
            command(html, CoverageWords.command(each));
            CoverageWords.afterwards(each).ifPresent(then -> {
                html.line("p", "And once it delivers, lest records come twice:");
                command(html, then);
            });
        }
        if (proposals.stream().anyMatch(each -> each.like().isEmpty())) {
            html.line("p", "Put your own bucket in the place of BUCKET; no flow log of the snapshot tells one.");
        }
        if (proposals.size() > MOST_PROPOSALS) {
            html.line(
                    "p",
                    "There are " + (proposals.size() - MOST_PROPOSALS) + " more; vpcwhy coverage prints them.",
                    "class",
                    "muted");
        }
    }

    private static void command(Html html, String command) {
        if (command.length() > LONGEST_COMMAND) {
            html.line("p", "A command too long for a page; vpcwhy coverage prints it.", "class", "muted");
        } else {
            html.open("p").element("code", command, "class", "command").closeLine();
        }
    }

    private void unknown(Html html) {
        if (!coverage.places().isEmpty()) {
            html.line("h3", "What is not known of coverage");
            table("Where flow logs were not collected", Column.text("What to do"))
                    .write(html, coverage.places(), each -> List.of(CoverageWords.uncollected(each)));
        }
    }
}
