package io.vpcwhy.cli.page;

import io.vpcwhy.cli.page.GroupPages.GroupPage;
import io.vpcwhy.cli.render.ReplayWords;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.util.List;
import java.util.Locale;

/** All causes, what concerns most first, each with a page of its own to open. */
record CausesSection(GroupPages pages, List<ReplayReport.Refused> refused, CausePage page) implements PageSection {

    /** Interfaces that are named for what they refused. */
    private static final int MOST_INTERFACES = 10;

    @Override
    public String id() {
        return "causes";
    }

    @Override
    public String title() {
        return "By cause";
    }

    /** By which the rest of the page links to the causes of a concern. */
    static String idOf(Concern concern) {
        return "causes-" + concern.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void write(Html html) {
        html.open("p").text("Records are of one cause where the same filter and rule decide. Open a cause for its ");
        html.text("rule, an example and what would let it pass. ").closeLine();
        html.open("p", "id", "openers", "class", "switches", "hidden", "");
        html.element("button", "Open all", "type", "button", "data-open", "true");
        html.element("button", "Close all", "type", "button", "data-open", "false")
                .closeLine();
        for (Concern concern : Concern.values()) {
            if (!pages.of(concern).isEmpty()) {
                write(html, concern);
            }
        }
    }

    private void write(Html html, Concern concern) {
        html.open("h3", "id", idOf(concern)).text(ReplayWords.heading(concern)).text(" ");
        html.element("span", ReplayWords.count(pages.records(concern), "record", "records"), "class", "muted")
                .closeLine();
        if (concern == Concern.INBOUND_REJECTED && !refused.isEmpty()) {
            interfaces(html);
        }
        for (GroupPage each : pages.of(concern)) {
            page.write(html, each);
        }
        int more = pages.leftOut(concern);
        if (more > 0) {
            html.line(
                    "p",
                    "and " + ReplayWords.count(more, "other cause", "other causes")
                            + " with fewer records; vpcwhy replay --format json has all",
                    "class",
                    "muted");
        }
    }

    private void interfaces(Html html) {
        html.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", "Refused by interface");
        html.open("table").line("caption", "Interfaces that refused most");
        html.open("thead").open("tr").element("th", "Interface", "scope", "col");
        html.element("th", "Records", "scope", "col", "class", "number");
        html.element("th", "From", "scope", "col", "class", "number").close().closeLine();
        html.open("tbody");
        for (ReplayReport.Refused each : refused.subList(0, Math.min(MOST_INTERFACES, refused.size()))) {
            html.open("tr").element("th", each.networkInterfaceId(), "scope", "row");
            html.element("td", Figures.number(each.records()), "class", "number");
            html.element("td", ReplayWords.peers(each.peers()), "class", "number")
                    .closeLine();
        }
        html.close().close().closeLine();
        if (refused.size() > MOST_INTERFACES) {
            int more = refused.size() - MOST_INTERFACES;
            html.line("p", "and " + ReplayWords.count(more, "other interface", "other interfaces"), "class", "muted");
        }
    }
}
