package io.vpcwhy.cli.graph;

import io.vpcwhy.cli.graph.Drawing.Box;
import io.vpcwhy.cli.graph.Drawing.BoxKind;
import io.vpcwhy.cli.graph.Drawing.Link;
import io.vpcwhy.cli.graph.Drawing.Node;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where everything in a drawing is. Nodes that no link touches stand in a grid in their box: the layers of the layout
 * would put them all into one column.
 */
final class Layout {

    /** A place for a box, a node or a label, in pixels from the upper left corner of the whole. */
    record Area(double x, double y, double width, double height) {}

    record Point(double x, double y) {}

    /** @param points from the start to the arrow's tip */
    record Way(Link link, List<Point> points, Area label) {}

    static final double NODE_LINE = 15;
    static final double BOX_LINE = 17;
    static final double LABEL_LINE = 14;
    private static final double CHARACTER = 7;
    private static final double BOLD = 8.4;
    private static final double LABEL = 7.2;
    private static final double GAP = 10;
    private static final double MARGIN = 12;
    private static final Area NOWHERE = new Area(0, 0, 0, 0);

    private final Map<String, Area> areas = new LinkedHashMap<>();
    private final List<Way> ways = new ArrayList<>();
    private final Map<String, ElkNode> elements = new HashMap<>();
    private final Map<ElkNode, List<Node>> grids = new LinkedHashMap<>();
    private final Set<String> linked = new HashSet<>();
    private double width;
    private double height;

    Layout(Drawing drawing) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        drawing.links().forEach(link -> {
            linked.add(link.from());
            linked.add(link.to());
        });
        ElkNode root = ElkGraphUtil.createGraph();
        options(root);
        root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        drawing.boxes().forEach(box -> add(root, box));
        drawing.nodes().forEach(node -> add(root, node));
        Map<Link, ElkEdge> edges = new LinkedHashMap<>();
        drawing.links().forEach(link -> edges.put(link, edge(link)));
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        width = root.getWidth();
        height = root.getHeight();
        elements.forEach((id, element) -> areas.put(id, area(element)));
        grids.forEach((holder, nodes) -> placeGrid(area(holder), nodes));
        edges.forEach((link, edge) -> ways.add(way(link, edge)));
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    Area of(String id) {
        return areas.getOrDefault(id, NOWHERE);
    }

    List<Way> ways() {
        return ways;
    }

    private static void options(ElkNode node) {
        node.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
        node.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        node.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        node.setProperty(CoreOptions.RANDOM_SEED, 1);
        node.setProperty(CoreOptions.SPACING_NODE_NODE, 18.0);
        node.setProperty(CoreOptions.SPACING_EDGE_NODE, 12.0);
        node.setProperty(CoreOptions.SPACING_EDGE_EDGE, 9.0);
        node.setProperty(CoreOptions.SPACING_EDGE_LABEL, 3.0);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 34.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        node.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 9.0);
    }

    private void add(ElkNode parent, Box box) {
        ElkNode element = ElkGraphUtil.createNode(parent);
        element.setIdentifier(box.id());
        elements.put(box.id(), element);
        double head = 12 + box.lines().size() * BOX_LINE;
        double least = 2 * GAP + widest(box.lines(), BOLD);
        List<Node> free = new ArrayList<>();
        List<Node> joined = new ArrayList<>();
        box.nodes().forEach(node -> (linked.contains(node.id()) ? joined : free).add(node));
        if (box.kind() == BoxKind.SUBNET && joined.isEmpty()) {
            Area size = grid(free);
            element.setWidth(Math.max(least, size.width() + 2 * GAP));
            element.setHeight(head + size.height() + GAP);
            grids.put(element, free);
            return;
        }
        options(element);
        element.setProperty(CoreOptions.PADDING, new ElkPadding(head + 4, GAP + 4, GAP + 4, GAP + 4));
        element.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
        element.setProperty(CoreOptions.NODE_SIZE_MINIMUM, new KVector(least, head + GAP));
        if (box.boxes().isEmpty() && box.nodes().isEmpty()) {
            element.setWidth(least);
            element.setHeight(head + GAP);
        }
        box.boxes().forEach(inner -> add(element, inner));
        joined.forEach(node -> add(element, node));
        if (!free.isEmpty()) {
            ElkNode holder = ElkGraphUtil.createNode(element);
            Area size = grid(free);
            holder.setWidth(size.width());
            holder.setHeight(size.height());
            grids.put(holder, free);
        }
    }

    private void add(ElkNode parent, Node node) {
        ElkNode element = ElkGraphUtil.createNode(parent);
        element.setIdentifier(node.id());
        element.setWidth(widthOf(node));
        element.setHeight(heightOf(node));
        elements.put(node.id(), element);
    }

    private static double widthOf(Node node) {
        return 2 * 8 + Math.max(60, widest(node.lines(), CHARACTER));
    }

    private static double heightOf(Node node) {
        return 10 + node.lines().size() * NODE_LINE;
    }

    /** How wide the widest line is in a usual sans-serif font, with some air; ideographs are twice as wide. */
    private static double widest(List<String> lines, double character) {
        double widest = 0;
        for (String line : lines) {
            double all = line.codePoints().mapToDouble(c -> c >= 0x1100 ? 2 : 1).sum();
            widest = Math.max(widest, all * character);
        }
        return widest;
    }

    private static int columns(List<Node> nodes) {
        return Math.max(1, (int) Math.ceil(Math.sqrt(nodes.size() / 3.0)));
    }

    private static Area grid(List<Node> nodes) {
        if (nodes.isEmpty()) {
            return NOWHERE;
        }
        int columns = columns(nodes);
        int rows = (nodes.size() + columns - 1) / columns;
        double wide = nodes.stream().mapToDouble(Layout::widthOf).max().orElse(0);
        double high = nodes.stream().mapToDouble(Layout::heightOf).max().orElse(0);
        return new Area(0, 0, columns * (wide + GAP) - GAP, rows * (high + GAP) - GAP);
    }

    /** In the lower part of what holds them: the upper one is for a head. */
    private void placeGrid(Area holder, List<Node> nodes) {
        Area size = grid(nodes);
        double inset = holder.height() > size.height() ? GAP : 0;
        double left = holder.x() + inset;
        double top = holder.y() + holder.height() - inset - size.height();
        int columns = columns(nodes);
        double wide = nodes.stream().mapToDouble(Layout::widthOf).max().orElse(0);
        double high = nodes.stream().mapToDouble(Layout::heightOf).max().orElse(0);
        for (int i = 0; i < nodes.size(); i++) {
            int row = i / columns;
            areas.put(
                    nodes.get(i).id(),
                    new Area(left + (i % columns) * (wide + GAP), top + row * (high + GAP), wide, high));
        }
    }

    private ElkNode element(String id) {
        ElkNode element = elements.get(id);
        if (element == null) {
            throw new IllegalStateException("a link to " + id + ", which is not drawn");
        }
        return element;
    }

    /** A reply is laid out against its way, so that it runs beside the request. */
    private ElkEdge edge(Link link) {
        ElkNode from = element(link.back() ? link.to() : link.from());
        ElkNode to = element(link.back() ? link.from() : link.to());
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(from, to);
        if (!link.lines().isEmpty()) {
            ElkLabel label = ElkGraphUtil.createLabel(String.join("\n", link.lines()), edge);
            label.setWidth(widest(link.lines(), LABEL) + 8);
            label.setHeight(link.lines().size() * LABEL_LINE + 2);
        }
        return edge;
    }

    private static Area area(ElkNode element) {
        Point corner = corner(element.getParent());
        return new Area(
                corner.x() + element.getX(), corner.y() + element.getY(), element.getWidth(), element.getHeight());
    }

    private static Point corner(ElkNode element) {
        double x = 0;
        double y = 0;
        for (ElkNode each = element; each != null && each.getParent() != null; each = each.getParent()) {
            x += each.getX();
            y += each.getY();
        }
        return new Point(x, y);
    }

    private static Way way(Link link, ElkEdge edge) {
        Point corner = corner(edge.getContainingNode());
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new Point(corner.x() + section.getStartX(), corner.y() + section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new Point(corner.x() + bend.getX(), corner.y() + bend.getY()));
            }
            points.add(new Point(corner.x() + section.getEndX(), corner.y() + section.getEndY()));
        }
        if (link.back()) {
            java.util.Collections.reverse(points);
        }
        Area label = NOWHERE;
        for (ElkLabel each : edge.getLabels()) {
            label = new Area(corner.x() + each.getX(), corner.y() + each.getY(), each.getWidth(), each.getHeight());
        }
        return new Way(link, points, label);
    }
}
