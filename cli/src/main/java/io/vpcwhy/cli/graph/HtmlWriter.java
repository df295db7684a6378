package io.vpcwhy.cli.graph;

import io.vpcwhy.cli.graph.Drawing.LinkKind;
import io.vpcwhy.cli.render.Markup;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Writes a drawing as one page that needs nothing else: the picture, what its lines mean, and a trace in words. */
final class HtmlWriter {

    private static final String STYLE = """
            :root{color-scheme:light;-webkit-text-size-adjust:100%;text-size-adjust:100%}
            body{margin:0;padding:1rem 1.25rem;background:#fff;color:#1b2733;font:15px/1.45 "DejaVu Sans",Verdana,"Segoe UI",Arial,sans-serif}
            h1{font-size:1.3rem;margin:0 0 .3rem;overflow-wrap:anywhere}
            h2{font-size:1.05rem;margin:1.2rem 0 .3rem}
            p{margin:.3rem 0;max-width:60rem;overflow-wrap:anywhere}
            .verdict{font-weight:bold}.bad{color:#a80000}
            .frame{overflow:auto;border:1px solid #c5ccd3;margin:.6rem 0;max-width:100%}
            .frame svg{display:block}
            .legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;margin:.4rem 0;list-style:none;font-size:.85rem}
            .legend svg{vertical-align:middle;margin-right:.4rem}
            pre{overflow:auto;padding:.7rem;background:#f5f7f9;border:1px solid #dde2e7;font:13px/1.4 "DejaVu Sans Mono",Menlo,Consolas,monospace}
            @media (max-width:499px){body{padding:.6rem .7rem}pre{white-space:pre-wrap;overflow-wrap:anywhere}}
            @media print{@page{size:landscape;margin:10mm}body{padding:0}.frame{overflow:visible;border:0}
            .frame svg{width:100%;height:auto;max-height:170mm}pre{white-space:pre-wrap;overflow:visible}}
            """;

    private final Drawing drawing;
    private final String ladder;

    /** @param ladder the trace in words; empty where none is drawn */
    HtmlWriter(Drawing drawing, String ladder) {
        this.drawing = drawing;
        this.ladder = ladder;
    }

    String write() {
        StringBuilder page = new StringBuilder();
        String title = Markup.escaped(drawing.title());
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src");
        page.append(" 'unsafe-inline'\">\n<title>").append(title).append(" - vpcwhy</title>\n");
        page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
        page.append("<h1>").append(title).append("</h1>\n<p>").append(Markup.escaped(drawing.summary()));
        page.append("</p>\n");
        legend(page);
        page.append("<div class=\"frame\" tabindex=\"0\" role=\"region\" aria-label=\"Picture\">\n");
        page.append(new SvgWriter(drawing).write()).append("</div>\n");
        for (String note : drawing.notes()) {
            page.append("<p>").append(Markup.escaped(note)).append("</p>\n");
        }
        if (!ladder.isEmpty()) {
            page.append("<h2>Hop by hop</h2>\n<pre>")
                    .append(Markup.escaped(ladder))
                    .append("</pre>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private void legend(StringBuilder page) {
        Set<LinkKind> kinds = EnumSet.noneOf(LinkKind.class);
        drawing.links().forEach(link -> kinds.add(link.kind()));
        page.append("<ul class=\"legend\" aria-label=\"What the lines mean\">\n");
        for (LinkKind kind : kinds) {
            page.append("<li><svg width=\"44\" height=\"12\" aria-hidden=\"true\"><g class=\"link ");
            page.append(kind.name().toLowerCase(Locale.ROOT)).append("\"><path d=\"M2,6L42,6\"/></g></svg>");
            page.append(meaning(kind)).append("</li>\n");
        }
        page.append("</ul>\n");
    }

    private static String meaning(LinkKind kind) {
        return switch (kind) {
            case ROUTE -> "route, with its destination";
            case BLACKHOLE -> "route whose target is gone";
            case JOIN -> "attached to";
            case HOP -> "the packet";
            case REPLY -> "its reply";
            case HYPOTHETICAL -> "the way it would take past the obstacle";
            case BLOCKED -> "blocked";
        };
    }
}
