package io.vpcwhy.cli.page;

import io.vpcwhy.cli.page.GroupPages.GroupPage;
import io.vpcwhy.cli.render.ReplayWords;
import io.vpcwhy.simulator.explain.Concern;
import java.util.List;

/** What a person should look at first, each with a link to its page. */
record BrokenSection(GroupPages pages, ReplayWords words, ConnectionsSection connections) implements PageSection {

    private static final List<Concern> BROKEN = List.of(
            Concern.ANSWER_DROPPED, Concern.OWN_TRAFFIC_REJECTED, Concern.OUTBOUND_REJECTED, Concern.CONTRADICTED);

    /** Groups of a concern that are named here. */
    private static final int MOST = 5;

    @Override
    public String id() {
        return "broken";
    }

    @Override
    public String title() {
        return "What is broken first";
    }

    /** Leads whoever came from here to something back again. */
    static void linkBack(Html html) {
        html.open("p", "class", "back")
                .element("a", "Back to what is broken", "href", "#broken")
                .closeLine();
    }

    @Override
    public void write(Html html) {
        boolean any = false;
        for (Concern concern : BROKEN) {
            if (!pages.of(concern).isEmpty()) {
                any = true;
                write(html, concern);
            }
        }
        if (!connections.broken().isEmpty()) {
            any = true;
            connections.writeFirst(html, MOST);
        }
        if (!any) {
            html.line("p", "Nothing that these logs tell of looks broken.", "class", "good");
        }
        long refused = pages.records(Concern.INBOUND_REJECTED);
        if (refused > 0) {
            html.open("p").text(ReplayWords.count(refused, "record was", "records were"));
            html.text(" refused from elsewhere, as scans are: mostly the filters do their work. ");
            html.element("a", "By cause", "href", "#" + CausesSection.idOf(Concern.INBOUND_REJECTED))
                    .closeLine();
        }
    }

    private void write(Html html, Concern concern) {
        html.open("h3").text(ReplayWords.heading(concern)).text(" ");
        html.element("span", ReplayWords.count(pages.records(concern), "record", "records"), "class", "muted")
                .closeLine();
        html.open("ol", "class", "broken");
        List<GroupPage> all = pages.of(concern);
        for (GroupPage page : all.subList(0, Math.min(MOST, all.size()))) {
            html.open("li").open("a", "href", "#" + page.id());
            html.element("span", Figures.number(page.group().records()), "class", "count");
            html.text(" ").element("span", words.summary(page.group())).close().closeLine();
        }
        html.closeLine();
        int more = all.size() - MOST + pages.leftOut(concern);
        if (more > 0) {
            html.open("p").text("and ").open("a", "href", "#" + CausesSection.idOf(concern));
            html.text(ReplayWords.count(more, "other cause", "other causes"))
                    .close()
                    .closeLine();
        }
    }
}
