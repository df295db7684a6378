package io.vpcwhy.cli.graph;

import io.vpcwhy.cli.graph.Drawing.Box;
import io.vpcwhy.cli.graph.Drawing.Link;
import io.vpcwhy.cli.graph.Drawing.Node;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.graphml.GraphMLExporter;

/**
 * Writes a drawing as GraphML. Boxes are nodes too, and an edge of the kind {@code contains} leads from each to what is
 * in it: few programs read GraphML's own nesting.
 */
final class GraphMlWriter {

    private static final String CONTAINS = "contains";

    private record Arc(int number, String kind, String label) {}

    private final Drawing drawing;
    private final Graph<String, Arc> graph = new DirectedPseudograph<>(Arc.class);
    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();

    GraphMlWriter(Drawing drawing) {
        this.drawing = drawing;
    }

    String write() {
        drawing.forEachBox(box -> vertex(box.id(), name(box.kind()), String.join(" ", box.lines())));
        drawing.forEachNode(node -> vertex(node.id(), name(node.kind()), String.join(" ", node.lines())));
        drawing.forEachBox(this::contents);
        for (Link link : drawing.links()) {
            edge(link.from(), link.to(), name(link.kind()), String.join(" ", link.lines()));
        }
        GraphMLExporter<String, Arc> exporter = new GraphMLExporter<>();
        exporter.setVertexIdProvider(vertex -> vertex);
        exporter.setEdgeIdProvider(arc -> "e" + arc.number());
        exporter.setExportEdgeLabels(false);
        for (GraphMLExporter.AttributeCategory category : new GraphMLExporter.AttributeCategory[] {
            GraphMLExporter.AttributeCategory.NODE, GraphMLExporter.AttributeCategory.EDGE
        }) {
            exporter.registerAttribute("kind", category, AttributeType.STRING);
            exporter.registerAttribute("name", category, AttributeType.STRING);
        }
        exporter.setVertexAttributeProvider(v -> attributes(kinds.getOrDefault(v, ""), labels.getOrDefault(v, "")));
        exporter.setEdgeAttributeProvider(arc -> attributes(arc.kind(), arc.label()));
        StringWriter out = new StringWriter();
        exporter.exportGraph(graph, out);
        return out.toString();
    }

    private static Map<String, Attribute> attributes(String kind, String label) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put("kind", DefaultAttribute.createAttribute(kind));
        attributes.put("name", DefaultAttribute.createAttribute(label));
        return attributes;
    }

    private void vertex(String id, String kind, String label) {
        graph.addVertex(id);
        kinds.put(id, kind);
        labels.put(id, label);
    }

    private void contents(Box box) {
        for (Box inner : box.boxes()) {
            edge(box.id(), inner.id(), CONTAINS, "");
        }
        for (Node inner : box.nodes()) {
            edge(box.id(), inner.id(), CONTAINS, "");
        }
    }

    private void edge(String from, String to, String kind, String label) {
        graph.addEdge(from, to, new Arc(graph.edgeSet().size(), kind, label));
    }

    private static String name(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
