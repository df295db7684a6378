package io.vpcwhy.cli.report;

import io.vpcwhy.cli.report.ReportedItem.Kind;
import io.vpcwhy.model.snapshot.Provenance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports made by hand. */
final class Reports {

    static final ReportedRule RULE = new ReportedRule("no-ssh", "SSH from the internet", "Close it.");
    static final ArtifactPlaces PLACES = new ArtifactPlaces(Path.of("aws"), Path.of(""));

    private Reports() {}

    /** An item that says what it is. */
    static ReportedItem item(Kind kind, FindingState state, String title) {
        ReportedLocation place = new ReportedLocation(
                "sg-1",
                "sg-1 inbound tcp 22",
                Optional.of(new Provenance("aws/groups.json", 7, Optional.empty(), Optional.empty())));
        ReportedLocation unknown = new ReportedLocation("internet", "internet", Optional.empty());
        return new ReportedItem(
                kind,
                state,
                title,
                state == FindingState.NEW ? Optional.empty() : Optional.of("accepted by the net-team"),
                List.of("detail of " + title),
                Fingerprint.of(List.of(title), List.of("every packet")),
                place,
                List.of(place),
                kind == Kind.NOT_KNOWN ? List.of() : List.of(List.of(unknown, place)));
    }

    static ReportedItem finding(String title) {
        return item(Kind.FINDING, FindingState.NEW, title);
    }

    static Report of(List<ReportedItem> items) {
        return new Report("check", List.of(new ReportedCase("no-ssh", RULE, items)), List.of(), false, false);
    }

    static List<ReportedItem> findings(int number) {
        List<ReportedItem> items = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            items.add(finding("finding " + i));
        }
        return items;
    }

    /** One of each kind and state, held against an earlier run. */
    static Report ofEverything() {
        List<ReportedItem> items = List.of(
                item(Kind.GUESS, FindingState.NEW, "a guess"),
                item(Kind.FINDING, FindingState.ABSENT, "a gone one"),
                item(Kind.FINDING, FindingState.KNOWN, "an accepted one"),
                item(Kind.FINDING, FindingState.EXPIRED, "an expired one"),
                item(Kind.FINDING, FindingState.GROWN, "a grown one"),
                item(Kind.NOT_KNOWN, FindingState.NEW, "an open one"),
                finding("a new one"));
        return new Report("check", List.of(new ReportedCase("no-ssh", RULE, items)), List.of("a gap"), false, true);
    }
}
