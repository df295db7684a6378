package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.Cause;
import io.vpcwhy.simulator.diff.Difference;
import io.vpcwhy.simulator.diff.Edit;
import io.vpcwhy.simulator.diff.NetworkDiff;
import io.vpcwhy.simulator.diff.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What edits open and close, in words and in the order in which people read them. */
public final class NetworkDiffWords {

    /**
     * Differences of one kind.
     *
     * @param causes those with one cause each, those that matter most first
     */
    public record Section(String heading, List<Caused> causes) {

        public Section {
            causes = List.copyOf(causes);
        }
    }

    /**
     * What one cause did.
     *
     * @param cause such as {@code by sg-1 (web): added tcp 22 from 0.0.0.0/0}
     * @param differences one or more
     */
    public record Caused(String cause, List<String> differences) {

        public Caused {
            differences = List.copyOf(differences);
        }
    }

    private final DifferenceWords differences;
    private final EditWords edits;

    public NetworkDiffWords(Snapshot before, Snapshot after) {
        this.differences = new DifferenceWords(after);
        this.edits = new EditWords(before, after);
    }

    /** All of it, in a sentence or a few. */
    public static String summary(NetworkDiff diff) {
        List<String> sentences = new ArrayList<>();
        if (diff.gaps().apart()) {
            sentences.add("The snapshots have no VPC in common: what one of them holds the other does not.");
        }
        sentences.add(diff.edits().isEmpty() ? "Nothing that a packet sees was edited." : ofEdits(diff));
        if (diff.opensToInternet()) {
            sentences.add("Something is open to the internet that was not.");
        }
        if (diff.gaps().isUneven()
                && diff.differences().stream().anyMatch(each -> each.cause().kind() == Cause.Kind.COLLECTED)) {
            sentences.add(
                    "Of some packets it is not known what became of them, since one of the snapshots lacks what the"
                            + " other one holds.");
        }
        return String.join(" ", sentences);
    }

    private static String ofEdits(NetworkDiff diff) {
        List<String> did = new ArrayList<>();
        long opened = edits(diff, true);
        long closed = edits(diff, false);
        did.add(opened + (opened == 1 ? " opens" : " open") + " something");
        did.add(closed + (closed == 1 ? " closes" : " close") + " something");
        did.add(diff.idle().size() + (diff.idle().size() == 1 ? " does" : " do") + " neither");
        return (diff.edits().size() == 1 ? "1 edit" : diff.edits().size() + " edits") + ": " + String.join(", ", did)
                + ".";
    }

    private static long edits(NetworkDiff diff, boolean opening) {
        return diff.differences().stream()
                .filter(each -> opening ? each.turn().opens() : each.turn().closes())
                .flatMap(each -> each.cause().edits().stream())
                .distinct()
                .count();
    }

    /** The differences; kinds of which there are none are left out. */
    public List<Section> sections(NetworkDiff diff) {
        return Arrays.stream(Turn.values())
                .map(turn -> new Section(DifferenceWords.heading(turn), causes(diff, turn)))
                .filter(section -> !section.causes().isEmpty())
                .toList();
    }

    private List<Caused> causes(NetworkDiff diff, Turn turn) {
        Map<Cause, List<String>> byCause = new LinkedHashMap<>();
        for (Difference each : diff.differences()) {
            if (each.turn() == turn) {
                byCause.computeIfAbsent(each.cause(), any -> new ArrayList<>()).add(differences.text(each));
            }
        }
        return byCause.entrySet().stream()
                .map(group -> new Caused(
                        DifferenceWords.cause(
                                group.getKey(),
                                group.getKey().edits().stream().map(edits::text).toList()),
                        group.getValue()))
                .toList();
    }

    /** What the list of edits that open and close nothing is called. */
    public static String idleHeading(NetworkDiff diff) {
        int idle = diff.idle().size();
        return idle == 1 ? "This edit opens and closes nothing" : "These " + idle + " edits open and close nothing";
    }

    /** The edits that open and close nothing. */
    public List<String> idle(NetworkDiff diff) {
        List<Edit> idle = diff.idle();
        return idle.stream().map(edits::text).toList();
    }

    /** What could hide more. */
    public static List<String> gaps(NetworkDiff diff) {
        return DifferenceWords.gaps(diff.gaps());
    }
}
