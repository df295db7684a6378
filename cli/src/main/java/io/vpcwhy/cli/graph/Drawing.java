package io.vpcwhy.cli.graph;

import java.util.List;
import java.util.function.Consumer;

/**
 * What is to be seen, before anybody says where: boxes in boxes, nodes in them and beside them, and links between any of
 * these. All text is of one line and may hold any printable character; whoever writes it escapes it.
 *
 * @param title of the whole
 * @param summary what is to be seen, in words: the text for those who cannot see the picture
 * @param nodes that are in no box
 * @param notes what is not drawn, and why
 */
public record Drawing(
        String title, String summary, List<Box> boxes, List<Node> nodes, List<Link> links, List<String> notes) {

    /** What a box is around. */
    public enum BoxKind {
        VPC,
        ZONE,
        SUBNET
    }

    /**
     * A box around nodes or other boxes.
     *
     * @param id unique in the drawing
     * @param lines its name, and what else to say of it
     */
    public record Box(String id, BoxKind kind, List<String> lines, List<Box> boxes, List<Node> nodes) {
        public Box {
            lines = List.copyOf(lines);
            boxes = List.copyOf(boxes);
            nodes = List.copyOf(nodes);
        }
    }

    /** What a node stands for. */
    public enum NodeKind {
        INTERFACE,
        /** Several interfaces of a subnet. */
        COUNT,
        GATEWAY,
        INTERNET,
        /** A VPC that is not drawn as a box, or a target of a route of which nothing more is known. */
        ELSEWHERE,
        /** Where a traced packet ends against its will. */
        OBSTACLE
    }

    /**
     * A single thing.
     *
     * @param id unique in the drawing
     * @param lines its label, short
     * @param words all there is to say of it, as long as it may be
     * @param pale whether it is beside the path of a trace
     */
    public record Node(String id, NodeKind kind, List<String> lines, String words, boolean pale) {
        public Node {
            lines = List.copyOf(lines);
        }
    }

    /** What a link is. */
    public enum LinkKind {
        ROUTE,
        /** A route whose target is gone. */
        BLACKHOLE,
        /** A gateway and what it is attached to. */
        JOIN,
        /** A hop of a traced packet. */
        HOP,
        /** A hop of its reply. */
        REPLY,
        /** A hop that would come next if an obstacle were not there. */
        HYPOTHETICAL,
        /** The hop that an obstacle blocks. */
        BLOCKED
    }

    /**
     * A line between two things.
     *
     * @param from a node or box
     * @param to a node or box
     * @param lines its label
     * @param back whether it is a reply's, which leads against the way of the request
     * @param pale whether it is beside the path of a trace
     */
    public record Link(String from, String to, LinkKind kind, List<String> lines, boolean back, boolean pale) {
        public Link {
            lines = List.copyOf(lines);
        }
    }

    public Drawing {
        boxes = List.copyOf(boxes);
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
        notes = List.copyOf(notes);
    }

    /** Goes through every box, the outer ones first. */
    void forEachBox(Consumer<Box> visitor) {
        boxes.forEach(box -> visit(box, visitor));
    }

    private static void visit(Box box, Consumer<Box> visitor) {
        visitor.accept(box);
        box.boxes().forEach(inner -> visit(inner, visitor));
    }

    /** Goes through every node, in boxes and beside them. */
    void forEachNode(Consumer<Node> visitor) {
        forEachBox(box -> box.nodes().forEach(visitor));
        nodes.forEach(visitor);
    }
}
