package io.vpcwhy.cli.graph;

import io.vpcwhy.cli.graph.Drawing.Box;
import io.vpcwhy.cli.graph.Drawing.LinkKind;
import io.vpcwhy.cli.graph.Drawing.Node;
import io.vpcwhy.cli.graph.Layout.Area;
import io.vpcwhy.cli.graph.Layout.Point;
import io.vpcwhy.cli.graph.Layout.Way;
import io.vpcwhy.cli.render.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Writes a drawing as SVG: real text, no scripts, nothing from elsewhere. */
final class SvgWriter {

    static final String STYLE = """
            text{font-family:"DejaVu Sans",Verdana,"Segoe UI",Arial,sans-serif;font-size:11px;fill:#1b2733}
            .box text{font-size:12px}.box .first{font-weight:bold}
            .vpc rect{fill:#fbf8ff;stroke:#7a3fd1;stroke-width:2}
            .zone rect{fill:#f6fafe;stroke:#6c8ebf;stroke-dasharray:6 4}
            .subnet rect{fill:#f2f8e8;stroke:#6b8e23}
            .node rect{fill:#fff;stroke:#4a5a6a}
            .count rect{stroke-dasharray:3 3}
            .gateway rect{fill:#efe6ff;stroke:#7a3fd1}
            .internet rect{fill:#e4f1ff;stroke:#2567a8}
            .elsewhere rect{fill:#f1f1f1;stroke:#777}
            .obstacle rect{fill:#fff0f0;stroke:#d40000;stroke-width:2.5}
            .obstacle text{fill:#a80000}.obstacle .first{font-weight:bold}
            .onpath rect{stroke-width:2.5;stroke:#0b57d0}
            .link path{fill:none;stroke:#5b6673;stroke-width:1.3}
            .link polygon{fill:#5b6673}
            .link text{font-size:10.5px}.halo{fill:#fff;fill-opacity:.88;stroke:none}
            .join path{stroke:#8a94a0;stroke-dasharray:2 3}
            .blackhole path{stroke:#9a5b00;stroke-dasharray:7 4}.blackhole polygon{fill:#9a5b00}
            .hop path{stroke:#0b57d0;stroke-width:3.2}.hop polygon{fill:#0b57d0}.hop text{font-weight:bold}
            .reply path{stroke:#00796b;stroke-width:2.8;stroke-dasharray:9 4}.reply polygon{fill:#00796b}
            .hypothetical path{stroke:#7b88a8;stroke-width:2.2;stroke-dasharray:2 4}.hypothetical polygon{fill:#7b88a8}
            .blocked path{stroke:#d40000;stroke-width:3.6}.blocked polygon{fill:#d40000}
            .blocked text{fill:#a80000;font-weight:bold}
            .pale{opacity:.5}
            """;

    private final Drawing drawing;
    private final Layout layout;
    private final StringBuilder svg = new StringBuilder();

    SvgWriter(Drawing drawing) {
        this.drawing = drawing;
        this.layout = new Layout(drawing);
    }

    /** The element, as it stands in a page or as a file of its own. */
    String write() {
        String width = Markup.number(Math.ceil(layout.width()));
        String height = Markup.number(Math.ceil(layout.height()));
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width);
        svg.append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ');
        svg.append(height).append("\" role=\"graphics-document\" aria-labelledby=\"title desc\">\n");
        svg.append("<title id=\"title\">")
                .append(Markup.escaped(drawing.title()))
                .append("</title>\n");
        svg.append("<desc id=\"desc\">").append(Markup.escaped(words())).append("</desc>\n");
        svg.append("<style>\n").append(STYLE).append("</style>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        drawing.forEachBox(this::box);
        List<Way> ways = new ArrayList<>(layout.ways());
        ways.sort(Comparator.comparingInt(way -> rank(way)));
        ways.forEach(this::line);
        drawing.forEachNode(this::node);
        ways.forEach(this::label);
        return svg.append("</svg>\n").toString();
    }

    /** What is plain comes first, so that what matters is drawn over it. */
    private static int rank(Way way) {
        if (way.link().pale()) {
            return 0;
        }
        return way.link().kind() == LinkKind.BLOCKED ? 2 : 1;
    }

    private String words() {
        List<String> sentences = new ArrayList<>();
        sentences.add(drawing.summary());
        drawing.links().stream()
                .filter(link -> !link.pale())
                .limit(60)
                .forEach(link -> sentences.add(link.kind().name().toLowerCase(Locale.ROOT) + " from " + link.from()
                        + " to " + link.to() + (link.lines().isEmpty() ? "" : ": " + String.join(" ", link.lines()))));
        sentences.addAll(drawing.notes());
        return String.join("\n", sentences);
    }

    private void box(Box box) {
        open("box " + name(box.kind()), box.id());
        Area area = layout.of(box.id());
        rect(area, 4);
        texts(box.lines(), area.x() + 10, area.y() + 6, Layout.BOX_LINE, "");
        svg.append("</g>\n");
    }

    private void node(Node node) {
        boolean onPath = node.kind() != Drawing.NodeKind.OBSTACLE
                && drawing.links().stream()
                        .anyMatch(link -> !link.pale()
                                && link.kind() != LinkKind.ROUTE
                                && link.kind() != LinkKind.JOIN
                                && link.kind() != LinkKind.BLACKHOLE
                                && (link.from().equals(node.id()) || link.to().equals(node.id())));
        open("node " + name(node.kind()) + (node.pale() ? " pale" : onPath ? " onpath" : ""), node.id());
        svg.append("<title>").append(Markup.escaped(node.words())).append("</title>");
        Area area = layout.of(node.id());
        rect(area, 5);
        texts(node.lines(), area.x() + 8, area.y() + 4, Layout.NODE_LINE, "");
        svg.append("</g>\n");
    }

    private void line(Way way) {
        open(
                "link " + name(way.link().kind()) + (way.link().pale() ? " pale" : ""),
                way.link().from() + " " + way.link().to());
        List<Point> points = way.points();
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.length() == 0 ? 'M' : 'L').append(at(point));
        }
        svg.append("<path d=\"").append(path).append("\"/>");
        if (way.link().kind() != LinkKind.JOIN && points.size() > 1) {
            arrow(points.get(points.size() - 2), points.get(points.size() - 1));
        }
        svg.append("</g>\n");
    }

    private void arrow(Point from, Point tip) {
        double length = Math.max(1e-9, Math.hypot(tip.x() - from.x(), tip.y() - from.y()));
        double x = (tip.x() - from.x()) / length;
        double y = (tip.y() - from.y()) / length;
        Point left = new Point(tip.x() - 9 * x - 4.5 * y, tip.y() - 9 * y + 4.5 * x);
        Point right = new Point(tip.x() - 9 * x + 4.5 * y, tip.y() - 9 * y - 4.5 * x);
        svg.append("<polygon points=\"")
                .append(at(tip))
                .append(' ')
                .append(at(left))
                .append(' ')
                .append(at(right));
        svg.append("\"/>");
    }

    private void label(Way way) {
        if (way.link().lines().isEmpty()) {
            return;
        }
        open("link label " + name(way.link().kind()) + (way.link().pale() ? " pale" : ""), "");
        Area area = way.label();
        svg.append("<rect class=\"halo\" x=\"").append(Markup.number(area.x()));
        svg.append("\" y=\"").append(Markup.number(area.y()));
        svg.append("\" width=\"").append(Markup.number(area.width()));
        svg.append("\" height=\"").append(Markup.number(area.height())).append("\"/>");
        texts(way.link().lines(), area.x() + area.width() / 2, area.y(), Layout.LABEL_LINE, " text-anchor=\"middle\"");
        svg.append("</g>\n");
    }

    private void open(String classes, String id) {
        svg.append("<g class=\"").append(classes).append('"');
        if (!id.isEmpty()) {
            svg.append(" data-id=\"").append(Markup.escaped(id)).append('"');
        }
        svg.append('>');
    }

    private void rect(Area area, int radius) {
        svg.append("<rect x=\"").append(Markup.number(area.x()));
        svg.append("\" y=\"").append(Markup.number(area.y()));
        svg.append("\" width=\"").append(Markup.number(area.width()));
        svg.append("\" height=\"").append(Markup.number(area.height()));
        svg.append("\" rx=\"").append(radius).append("\"/>");
    }

    private void texts(List<String> lines, double x, double y, double line, String more) {
        double baseline = y;
        for (String text : lines) {
            baseline += line;
            svg.append("<text").append(baseline == y + line ? " class=\"first\"" : "");
            svg.append(" x=\"").append(Markup.number(x)).append("\" y=\"").append(Markup.number(baseline - 3));
            svg.append('"')
                    .append(more)
                    .append('>')
                    .append(Markup.escaped(text))
                    .append("</text>");
        }
    }

    private static String at(Point point) {
        return Markup.number(point.x()) + "," + Markup.number(point.y());
    }

    private static String name(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
