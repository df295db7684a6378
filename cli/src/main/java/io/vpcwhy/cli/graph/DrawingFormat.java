package io.vpcwhy.cli.graph;

/** The ways to write a drawing. */
public enum DrawingFormat {
    DOT,
    MERMAID,
    GRAPHML,
    SVG,
    HTML;

    /**
     * The whole file.
     *
     * @param ladder the trace in words, for a page; empty where none is drawn
     */
    public String write(Drawing drawing, String ladder) {
        return switch (this) {
            case DOT -> new DotWriter(drawing).write();
            case MERMAID -> new MermaidWriter(drawing).write();
            case GRAPHML -> new GraphMlWriter(drawing).write();
            case SVG -> "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new SvgWriter(drawing).write();
            case HTML -> new HtmlWriter(drawing, ladder).write();
        };
    }
}
