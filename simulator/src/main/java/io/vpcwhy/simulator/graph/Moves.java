package io.vpcwhy.simulator.graph;

import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DirectedPseudograph;

/** Gathers moves and the places that they join. */
final class Moves {

    private final Graph<Place, Move> graph = new DirectedPseudograph<>(Move.class);

    /** A move that leaves the header as it is. */
    void add(Place from, Place to, Guard guard) {
        add(from, to, guard, Rewrite.NONE);
    }

    void add(Place from, Place to, Guard guard, Rewrite rewrite) {
        graph.addVertex(from);
        graph.addVertex(to);
        graph.addEdge(from, to, new Move(from, to, guard, rewrite));
    }

    Graph<Place, Move> graph() {
        return new AsUnmodifiableGraph<>(graph);
    }
}
