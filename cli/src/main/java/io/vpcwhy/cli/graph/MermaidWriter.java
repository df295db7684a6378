package io.vpcwhy.cli.graph;

import io.vpcwhy.cli.graph.Drawing.Box;
import io.vpcwhy.cli.graph.Drawing.Link;
import io.vpcwhy.cli.graph.Drawing.Node;
import io.vpcwhy.cli.graph.Drawing.NodeKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a drawing as a Mermaid flow chart, which GitHub and GitLab show in Markdown. */
final class MermaidWriter {

    private final Drawing drawing;
    private final StringBuilder chart = new StringBuilder();
    private final Map<String, String> names = new HashMap<>();

    MermaidWriter(Drawing drawing) {
        this.drawing = drawing;
    }

    String write() {
        chart.append("flowchart LR\n");
        comment(drawing.title() + ": " + drawing.summary());
        drawing.notes().forEach(this::comment);
        drawing.boxes().forEach(box -> box(box, "  "));
        drawing.nodes().forEach(node -> node(node, "  "));
        int number = 0;
        StringBuilder styles = new StringBuilder();
        for (Link link : drawing.links()) {
            link(link);
            styles.append(style(link, number++));
        }
        chart.append(styles);
        chart.append("  classDef gateway fill:#efe6ff,stroke:#7a3fd1\n");
        chart.append("  classDef internet fill:#e4f1ff,stroke:#2567a8\n");
        chart.append("  classDef obstacle fill:#fff0f0,stroke:#d40000,color:#a80000\n");
        return chart.toString();
    }

    /** Braces in a comment would start a directive. */
    private void comment(String text) {
        chart.append("  %% ").append(text.replace('{', '(').replace('}', ')')).append('\n');
    }

    private void box(Box box, String indent) {
        chart.append(indent)
                .append("subgraph ")
                .append(name(box.id()))
                .append('[')
                .append(label(box.lines()))
                .append("]\n");
        box.boxes().forEach(inner -> box(inner, indent + "  "));
        box.nodes().forEach(node -> node(node, indent + "  "));
        if (box.boxes().isEmpty() && box.nodes().isEmpty()) {
            chart.append(indent).append("  ").append(name(box.id() + "/none")).append("[\"no interfaces\"]\n");
        }
        chart.append(indent).append("end\n");
    }

    private void node(Node node, String indent) {
        chart.append(indent)
                .append(name(node.id()))
                .append('[')
                .append(label(node.lines()))
                .append(']');
        boolean classed =
                node.kind() == NodeKind.GATEWAY || node.kind() == NodeKind.INTERNET || node.kind() == NodeKind.OBSTACLE;
        chart.append(classed ? ":::" + node.kind().name().toLowerCase(Locale.ROOT) : "")
                .append('\n');
    }

    private void link(Link link) {
        String arrow = switch (link.kind()) {
            case ROUTE -> "-->";
            case BLACKHOLE, REPLY, HYPOTHETICAL -> "-.->";
            case JOIN -> "-.-";
            case HOP, BLOCKED -> "==>";
        };
        chart.append("  ").append(name(link.from())).append(' ').append(arrow);
        if (!link.lines().isEmpty()) {
            chart.append('|').append(label(link.lines())).append('|');
        }
        chart.append(' ').append(name(link.to())).append('\n');
    }

    private static String style(Link link, int number) {
        String style = switch (link.kind()) {
            case ROUTE, JOIN -> link.pale() ? "stroke:#b0b7be,color:#808890" : "";
            case BLACKHOLE -> "stroke:#9a5b00";
            case HOP -> "stroke:#0b57d0,stroke-width:3px";
            case REPLY -> "stroke:#00796b,stroke-width:3px";
            case HYPOTHETICAL -> "stroke:#7b88a8";
            case BLOCKED -> "stroke:#d40000,stroke-width:4px,color:#a80000";
        };
        return style.isEmpty() ? "" : "  linkStyle " + number + " " + style + "\n";
    }

    /** Ids are numbered: Mermaid has words of its own that an id must not be or begin with. */
    private String name(String id) {
        return names.computeIfAbsent(id, i -> "n" + names.size());
    }

    private static String label(List<String> lines) {
        return "\""
                + String.join(
                        "<br/>", lines.stream().map(MermaidWriter::escaped).toList()) + "\"";
    }

    /** Every character that Markdown, HTML or Mermaid could take for its own, by its number. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean plain = Character.isLetterOrDigit(c) || " .,:/()-+@=".indexOf(c) >= 0 || c > 0x7F;
            if (plain) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
