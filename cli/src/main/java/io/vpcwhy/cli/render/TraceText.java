package io.vpcwhy.cli.render;

import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.FlowLogPrediction;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Obstacle;
import io.vpcwhy.simulator.trace.SourcePorts;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.TraceRemedies;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws a trace as a ladder, one component a line, with what blocks it marked. */
public final class TraceText {

    private final StringBuilder text = new StringBuilder();
    private final Writer out;
    private final Colours colours;
    private final Snapshot snapshot;
    private final ComponentWords components;

    public TraceText(Writer out, Colours colours, Snapshot snapshot) {
        this.out = out;
        this.colours = colours;
        this.snapshot = snapshot;
        this.components = new ComponentWords(snapshot);
    }

    /** A trace for which no remedies were looked for. */
    public void write(Trace trace, Optional<SourcePorts> otherPorts) throws IOException {
        write(trace, List.of(), otherPorts);
    }

    public void write(Trace trace, TraceRemedies remedies, Optional<SourcePorts> otherPorts) throws IOException {
        write(trace, new TraceRemedyText(colours).lines(remedies), otherPorts);
    }

    private void write(Trace trace, List<String> remedies, Optional<SourcePorts> otherPorts) throws IOException {
        String verdict = trace.disposition().name().replace('_', ' ');
        line(switch (trace.disposition()) {
                    case REACHABLE -> colours.green(verdict);
                    case NOT_REACHABLE -> colours.red(verdict);
                    case UNDECIDED -> colours.yellow(verdict);
                }
                + "  " + TraceWords.summary(trace));
        writeLeg("There", trace.forward());
        trace.reply().ifPresent(reply -> writeLeg("Back", reply));
        writeList("In the way", obstacles(trace));
        writeList("What would mend it", remedies);
        writeList("Not known", TraceWords.unknowns(trace));
        writeList("Taken for granted", TraceWords.assumptions(trace));
        otherPorts.ifPresent(this::writePorts);
        writeRecords(new FlowLogPrediction(snapshot).of(trace));
        out.append(text);
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private static List<String> obstacles(Trace trace) {
        List<String> texts = new ArrayList<>();
        for (Obstacle obstacle : trace.obstacles()) {
            texts.add(obstacle.code() + "  " + TraceWords.obstacle(obstacle));
        }
        return texts.stream().distinct().toList();
    }

    private void writeLeg(String title, Leg leg) {
        line("");
        line(colours.bold(title));
        int hypothetical = leg.hypotheticalFrom().orElse(Integer.MAX_VALUE);
        int number = 0;
        List<Obstacle> open = new ArrayList<>(leg.obstacles());
        for (Component component : leg.components()) {
            number++;
            List<Obstacle> here = met(component, open);
            boolean blocks = !here.isEmpty() || denies(component);
            String mark = blocks ? colours.red("  X ") : number > hypothetical ? colours.dim("  : ") : "  | ";
            String words = components.text(component) + why(here);
            line(mark + (number > hypothetical && !blocks ? colours.dim(words) : words));
        }
        for (Obstacle obstacle : open) {
            line(colours.red("  X ") + TraceWords.obstacle(obstacle));
        }
        leg.end().ifPresent(end -> line("  " + (leg.blocked() ? colours.dim("o " + end.id()) : "o " + end.id())));
    }

    private static boolean denies(Component component) {
        return component instanceof Component.Filter filter && filter.step().outcome() == Outcome.DENY;
    }

    /** Takes out of some obstacles those that are a component's own. */
    private static List<Obstacle> met(Component component, List<Obstacle> open) {
        List<Obstacle> met = new ArrayList<>();
        for (Obstacle obstacle : open) {
            if (component.id().equals(obstacle.componentId()) && met(component, obstacle)) {
                met.add(obstacle);
            }
        }
        open.removeAll(met);
        return met;
    }

    private static boolean met(Component component, Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Filtered filtered) {
            return component instanceof Component.Filter filter
                    && filter.step().equals(filtered.denial().step());
        }
        if (obstacle instanceof Obstacle.Unrouted unrouted) {
            return component instanceof Component.RouteTaken taken
                    && unrouted.route().equals(Optional.of(taken.route()));
        }
        return !(component instanceof Component.Filter);
    }

    private static String why(List<Obstacle> obstacles) {
        List<String> reasons = new ArrayList<>();
        for (Obstacle obstacle : obstacles) {
            if (obstacle instanceof Obstacle.Refused refused) {
                reasons.add(TraceWords.refusal(refused));
            } else if (obstacle instanceof Obstacle.Unrouted) {
                reasons.add("a blackhole");
            }
        }
        return reasons.isEmpty() ? "" : ": " + String.join("; ", reasons);
    }

    private void writeList(String title, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        line("");
        line(colours.bold(title));
        texts.forEach(words -> line("  " + words));
    }

    private void writePorts(SourcePorts ports) {
        if (ports.others().isEmpty()) {
            return;
        }
        List<String> ranges = new ArrayList<>();
        for (PortRange range : ports.others()) {
            ranges.add(range.toString());
        }
        line("");
        line("From source ports " + String.join(", ", ranges) + " it would fare otherwise.");
    }

    private void writeRecords(List<FlowLogPrediction.Predicted> records) {
        List<String> texts = new ArrayList<>();
        for (FlowLogPrediction.Predicted record : records) {
            texts.add(record.networkInterface().id() + "  " + record.direction() + "  " + record.source() + " -> "
                    + record.destination() + "  " + record.action());
        }
        writeList("Flow log records that it would leave", texts);
    }
}
