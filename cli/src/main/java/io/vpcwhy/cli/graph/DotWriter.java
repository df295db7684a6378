package io.vpcwhy.cli.graph;

import io.vpcwhy.cli.graph.Drawing.Box;
import io.vpcwhy.cli.graph.Drawing.Link;
import io.vpcwhy.cli.graph.Drawing.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a drawing for Graphviz. By hand: boxes in boxes are what it is about. A link to a cluster is one
 * to a point in it, cut off at its border.
 */
final class DotWriter {

    private static final String POINT = "@";

    private final Drawing drawing;
    private final StringBuilder dot = new StringBuilder();
    private final Set<String> boxes = new HashSet<>();

    DotWriter(Drawing drawing) {
        this.drawing = drawing;
        drawing.forEachBox(box -> boxes.add(box.id()));
    }

    String write() {
        dot.append("// ")
                .append(drawing.title())
                .append(": ")
                .append(drawing.summary())
                .append('\n');
        drawing.notes().forEach(note -> dot.append("// ").append(note).append('\n'));
        dot.append("digraph vpcwhy {\n");
        dot.append("  graph [rankdir=LR, compound=true, fontname=\"sans-serif\", fontsize=11];\n");
        dot.append(
                "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\", fontsize=10];\n");
        dot.append("  edge [fontname=\"sans-serif\", fontsize=9, color=\"#5b6673\"];\n");
        drawing.boxes().forEach(box -> box(box, "  "));
        drawing.nodes().forEach(node -> node(node, "  "));
        drawing.links().forEach(this::link);
        return dot.append("}\n").toString();
    }

    private void box(Box box, String indent) {
        String inner = indent + "  ";
        dot.append(indent)
                .append("subgraph ")
                .append(quoted("cluster " + box.id()))
                .append(" {\n");
        dot.append(inner)
                .append("label=")
                .append(label(box.lines()))
                .append("; ")
                .append(style(box))
                .append(";\n");
        dot.append(inner).append(quoted(POINT + box.id())).append(" [shape=point, style=invis, width=0.01];\n");
        box.boxes().forEach(each -> box(each, inner));
        box.nodes().forEach(node -> node(node, inner));
        dot.append(indent).append("}\n");
    }

    private static String style(Box box) {
        return switch (box.kind()) {
            case VPC -> "style=filled; color=\"#7a3fd1\"; fillcolor=\"#fbf8ff\"";
            case ZONE -> "style=\"filled,dashed\"; color=\"#6c8ebf\"; fillcolor=\"#f6fafe\"";
            case SUBNET -> "style=filled; color=\"#6b8e23\"; fillcolor=\"#f2f8e8\"";
        };
    }

    private void node(Node node, String indent) {
        String colours = switch (node.kind()) {
            case INTERFACE -> "";
            case COUNT -> ", style=dashed";
            case GATEWAY -> ", fillcolor=\"#efe6ff\"";
            case INTERNET -> ", fillcolor=\"#e4f1ff\"";
            case ELSEWHERE -> ", fillcolor=\"#f1f1f1\"";
            case OBSTACLE -> ", fillcolor=\"#fff0f0\", color=\"#d40000\", fontcolor=\"#a80000\"";
        };
        dot.append(indent).append(quoted(node.id())).append(" [label=").append(label(node.lines()));
        dot.append(", tooltip=").append(quoted(node.words())).append(colours);
        dot.append(node.pale() ? ", color=\"#b0b7be\", fontcolor=\"#808890\"" : "")
                .append("];\n");
    }

    private void link(Link link) {
        dot.append("  ").append(end(link.from())).append(" -> ").append(end(link.to()));
        dot.append(" [label=").append(label(link.lines()));
        dot.append(boxes.contains(link.from()) ? ", ltail=" + quoted("cluster " + link.from()) : "");
        dot.append(boxes.contains(link.to()) ? ", lhead=" + quoted("cluster " + link.to()) : "");
        dot.append(
                switch (link.kind()) {
                    case ROUTE -> "";
                    case BLACKHOLE -> ", style=dashed, color=\"#9a5b00\"";
                    case JOIN -> ", style=dotted, arrowhead=none";
                    case HOP -> ", color=\"#0b57d0\", penwidth=3";
                    case REPLY -> ", color=\"#00796b\", penwidth=2.5, style=dashed";
                    case HYPOTHETICAL -> ", color=\"#7b88a8\", style=dotted, penwidth=2";
                    case BLOCKED -> ", color=\"#d40000\", fontcolor=\"#a80000\", penwidth=3";
                });
        dot.append(link.pale() ? ", color=\"#b0b7be\", fontcolor=\"#808890\"" : "")
                .append("];\n");
    }

    private String end(String id) {
        return quoted(boxes.contains(id) ? POINT + id : id);
    }

    private static String label(List<String> lines) {
        return "\"" + String.join("\\n", lines.stream().map(DotWriter::escaped).toList()) + "\"";
    }

    private static String quoted(String text) {
        return "\"" + escaped(text) + "\"";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
