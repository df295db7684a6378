package io.vpcwhy.cli.page;

import io.vpcwhy.cli.page.Table.Column;
import io.vpcwhy.cli.render.ReplayWords;
import io.vpcwhy.cli.render.RuleUsageWords;
import io.vpcwhy.simulator.usage.Narrowing;
import io.vpcwhy.simulator.usage.RuleFinding;
import io.vpcwhy.simulator.usage.RuleUsage;
import io.vpcwhy.simulator.usage.Shadow;
import io.vpcwhy.simulator.usage.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How rules were used: first what can be taken away.
 *
 * @param usage empty where nobody looked for it
 */
record RulesSection(Optional<RuleUsage> usage) implements PageSection {

    /** Rules of a kind that are shown. */
    private static final int MOST = 20;

    /** Each has some commands. */
    private static final int MOST_NARROWINGS = 10;

    private static final String ALL = "vpcwhy replay --rules --format json";

    private static final Comparator<RuleFinding> BY_USE = Comparator.comparingLong(
                    (RuleFinding finding) -> finding.use().records())
            .reversed();

    @Override
    public String id() {
        return "rules";
    }

    @Override
    public String title() {
        return "Rule usage";
    }

    @Override
    public void write(Html html) {
        if (usage.isEmpty()) {
            html.line("p", "Nobody looked at how they were used.");
            return;
        }
        RuleUsage found = usage.get();
        RuleUsageWords.cautions(found).forEach(caution -> html.line("p", caution));
        findings(
                html,
                Standing.UNUSED,
                found.of(Standing.UNUSED),
                List.of(Column.number("Interfaces")),
                each -> List.of(RuleUsageWords.named(each.rule()), Figures.number(each.interfaces())));
        shadows(html, found.shadows());
        narrowings(html, found.narrowings());
        used(html, found);
        findings(
                html,
                Standing.NOT_KNOWN,
                found.of(Standing.NOT_KNOWN),
                List.of(Column.text("Why")),
                each -> List.of(RuleUsageWords.named(each.rule()), RuleUsageWords.why(each.blindness())));
    }

    private static void shadows(Html html, List<Shadow> shadows) {
        if (shadows.isEmpty()) {
            return;
        }
        heading(html, "Rules without effect, whatever the traffic", shadows.size());
        new Table("Rules to which others leave no packet to decide about", List.of(Column.text("Rule")), MOST, ALL)
                .write(html, shadows, each -> List.of(RuleUsageWords.shadow(each)));
    }

    private static void narrowings(Html html, List<Narrowing> narrowings) {
        if (narrowings.isEmpty()) {
            return;
        }
        heading(html, "Wide rules that could be narrower", narrowings.size());
        for (Narrowing each : narrowings.subList(0, Math.min(MOST_NARROWINGS, narrowings.size()))) {
            html.open("details", "class", "card").open("summary");
            html.element("h4", RuleUsageWords.wide(each)).closeLine();
            html.line("p", RuleUsageWords.narrowing(each) + ".");
            html.open("ol", "class", "records");
            for (String command : RuleUsageWords.commands(each)) {
                html.open("li").element("code", command, "class", "command").closeLine();
            }
            html.close().closeLine();
        }
        if (narrowings.size() > MOST_NARROWINGS) {
            String others = ReplayWords.count(narrowings.size() - MOST_NARROWINGS, "other", "others");
            html.line("p", "and " + others + "; " + ALL + " has all", "class", "muted");
        }
    }

    private static void used(Html html, RuleUsage found) {
        findings(
                html,
                Standing.USED,
                found.of(Standing.USED).stream().sorted(BY_USE).toList(),
                List.of(Column.number("Records"), Column.number("Bytes"), Column.text("Last (UTC)")),
                each -> List.of(
                        RuleUsageWords.named(each.rule()),
                        Figures.number(each.use().records()),
                        Figures.bytes(each.use().bytes()),
                        each.use().last().isPresent()
                                ? Figures.time(each.use().last().getAsLong())
                                : ""));
        findings(
                html,
                Standing.POSSIBLY_USED,
                found.of(Standing.POSSIBLY_USED),
                List.of(Column.number("Records in doubt")),
                each -> List.of(
                        RuleUsageWords.named(each.rule()),
                        Figures.number(each.possibleUse().records())));
        findings(
                html,
                Standing.WITHOUT_INTERFACE,
                found.of(Standing.WITHOUT_INTERFACE),
                List.of(),
                each -> List.of(RuleUsageWords.named(each.rule())));
    }

    private static void findings(
            Html html,
            Standing standing,
            List<RuleFinding> findings,
            List<Column> beside,
            Function<RuleFinding, List<String>> cells) {
        if (findings.isEmpty()) {
            return;
        }
        heading(html, RuleUsageWords.heading(standing), findings.size());
        List<Column> columns = new ArrayList<>(List.of(Column.text("Rule")));
        columns.addAll(beside);
        new Table(caption(standing), columns, MOST, ALL).write(html, findings, cells);
    }

    private static String caption(Standing standing) {
        return switch (standing) {
            case USED -> "What each rule decided, the most records first";
            case POSSIBLY_USED -> "Rules that records met, or another rule beside them";
            case UNUSED -> "Rules that decided no record, though their interfaces are logged";
            case NOT_KNOWN -> "Rules that decided no record, and why that says nothing";
            case WITHOUT_INTERFACE -> "Rules of security groups and network ACLs that nothing has";
        };
    }

    private static void heading(Html html, String heading, int rules) {
        html.open("h3").text(heading).text(" ");
        html.element("span", ReplayWords.count(rules, "rule", "rules"), "class", "muted")
                .closeLine();
    }
}
