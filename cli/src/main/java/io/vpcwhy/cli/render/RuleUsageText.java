package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.usage.Narrowing;
import io.vpcwhy.simulator.usage.RuleFinding;
import io.vpcwhy.simulator.usage.RuleUsage;
import io.vpcwhy.simulator.usage.Shadow;
import io.vpcwhy.simulator.usage.Standing;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;

/** Tells people how rules were used: first what can be taken away. */
final class RuleUsageText {

    /** Rules of a kind that are shown; the others are counted. */
    private static final int MOST = 10;

    /** Each has some commands. */
    private static final int MOST_NARROWINGS = 5;

    private static final Comparator<RuleFinding> BY_USE = Comparator.comparingLong(
                    (RuleFinding finding) -> finding.use().records())
            .reversed();

    private final Writer out;
    private final Colours colours;

    RuleUsageText(Writer out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    void write(RuleUsage usage) throws IOException {
        heading(Standing.UNUSED, usage);
        for (RuleFinding each : first(usage.of(Standing.UNUSED))) {
            line("  " + RuleUsageWords.named(each.rule()) + " ("
                    + ReplayWords.count(each.interfaces(), "interface", "interfaces")
                    + (each.leftOut() > 0 ? ", " + each.leftOut() + " with records left out" : "") + ")");
        }
        more(usage.of(Standing.UNUSED).size());
        shadows(usage.shadows());
        narrowings(usage.narrowings());
        used(usage);
        unknown(usage, Standing.NOT_KNOWN);
        unknown(usage, Standing.WITHOUT_INTERFACE);
        line("");
        for (String each : RuleUsageWords.cautions(usage)) {
            line(colours.dim(each));
        }
    }

    private void shadows(List<Shadow> shadows) throws IOException {
        if (!shadows.isEmpty()) {
            heading("Rules without effect, whatever the traffic", shadows.size());
            for (Shadow each : first(shadows)) {
                line("  " + RuleUsageWords.shadow(each));
            }
            more(shadows.size());
        }
    }

    private void narrowings(List<Narrowing> narrowings) throws IOException {
        if (!narrowings.isEmpty()) {
            heading("Wide rules that could be narrower", narrowings.size());
            for (Narrowing each : narrowings.subList(0, Math.min(MOST_NARROWINGS, narrowings.size()))) {
                line("  " + RuleUsageWords.wide(each) + ": " + RuleUsageWords.narrowing(each));
                for (String command : RuleUsageWords.commands(each)) {
                    line("      " + colours.green(command));
                }
            }
            more(narrowings.size(), MOST_NARROWINGS);
        }
    }

    private void used(RuleUsage usage) throws IOException {
        heading(Standing.USED, usage);
        List<RuleFinding> byUse =
                usage.of(Standing.USED).stream().sorted(BY_USE).toList();
        for (RuleFinding each : first(byUse)) {
            line("  " + ReplayWords.number(each.use().records()) + "  " + RuleUsageWords.named(each.rule()) + ", "
                    + ReplayWords.number(each.use().bytes()) + " bytes"
                    + ReplayWords.time(each.use().last())
                            .map(last -> ", last " + last)
                            .orElse(""));
        }
        more(byUse.size());
        List<RuleFinding> possibly = usage.of(Standing.POSSIBLY_USED);
        if (!possibly.isEmpty()) {
            heading(Standing.POSSIBLY_USED, usage);
            for (RuleFinding each : first(possibly)) {
                line("  " + ReplayWords.number(each.possibleUse().records()) + "  "
                        + RuleUsageWords.named(each.rule()));
            }
            more(possibly.size());
        }
    }

    private void unknown(RuleUsage usage, Standing standing) throws IOException {
        List<RuleFinding> rules = usage.of(standing);
        if (!rules.isEmpty()) {
            heading(standing, usage);
            for (RuleFinding each : first(rules)) {
                String why = RuleUsageWords.why(each.blindness());
                line("  " + RuleUsageWords.named(each.rule()) + (why.isEmpty() ? "" : ": " + why));
            }
            more(rules.size());
        }
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private void more(int all) throws IOException {
        more(all, MOST);
    }

    private void more(int all, int shown) throws IOException {
        if (all > shown) {
            line("  and " + ReplayWords.count(all - shown, "other", "others") + "; --format json shows all");
        }
    }

    private void heading(Standing standing, RuleUsage usage) throws IOException {
        heading(RuleUsageWords.heading(standing), usage.of(standing).size());
    }

    private void heading(String text, int count) throws IOException {
        line("");
        line(colours.bold(text) + ": " + ReplayWords.count(count, "rule", "rules"));
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
