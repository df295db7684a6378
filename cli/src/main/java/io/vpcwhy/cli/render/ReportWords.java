package io.vpcwhy.cli.render;

import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.Removable;
import io.vpcwhy.simulator.baseline.Standing;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.InterfaceExposure;
import io.vpcwhy.simulator.exposure.LikelyDatabase;
import io.vpcwhy.simulator.intent.IntentPart;
import io.vpcwhy.simulator.intent.IntentResult;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import io.vpcwhy.simulator.trace.Component;
import java.util.List;
import java.util.Optional;

/** The words that reports of every form take for what was found. None holds a line break. */
public final class ReportWords {

    private final Snapshot snapshot;
    private final AddressWords addresses;
    private final ComponentWords components;
    private final ExposureWords exposures;
    private final IntentWords intents;

    public ReportWords(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.addresses = new AddressWords(snapshot);
        this.components = new ComponentWords(snapshot);
        this.exposures = new ExposureWords(snapshot);
        this.intents = new IntentWords(snapshot);
    }

    /** Such as {@code the internet -> eni-1 (EC2 instance i-1)}. */
    public String ends(Finding finding) {
        return Plain.text(FindingWords.ends(finding, snapshot));
    }

    /** Which packets, a line for each product of fields; only the first few where there are many. */
    public List<String> packets(Finding finding) {
        return FindingWords.packets(finding, addresses).stream()
                .map(Plain::text)
                .toList();
    }

    /** What is known of the replies to a finding's packets. */
    public String replies(Finding finding) {
        return FindingWords.replies(finding);
    }

    /** What a component on the way did. */
    public String component(Component component) {
        return Plain.text(components.textForAll(component));
    }

    /** Which way, and what is not known on it. */
    public String undecided(UndecidedWay way) {
        return Plain.text(FindingWords.undecided(way));
    }

    /** A sentence about an interface that the internet reaches. */
    public String exposure(InterfaceExposure exposure) {
        return Plain.text(exposures.summary(exposure));
    }

    /** A sentence about a database. */
    public String database(DatabaseExposure exposure) {
        return Plain.text(exposures.summary(exposure));
    }

    /** A sentence about what may be a database. */
    public String likely(LikelyDatabase database) {
        return Plain.text("Perhaps a database, by its port ("
                + database.port().engine() + " " + database.port().port() + "): "
                + exposures.summary(database.exposure()));
    }

    /** What an intent asks, and why. */
    public String intent(Intent intent) {
        return Plain.text(IntentWords.asked(intent)
                + intent.reason().map(reason -> ": " + reason).orElse(""));
    }

    /** Between whom packets do not fare as an intent asks. */
    public String between(IntentPart part, Intent intent) {
        return Plain.text(intents.between(part, intent));
    }

    /** Which packets do not fare as an intent asks, and why one of them does not. */
    public String part(IntentPart part, Intent intent) {
        String packets = part.packets().isEmpty()
                ? ""
                : IntentWords.outcome(part) + ": " + String.join("; ", intents.packets(part, intent)) + "; "
                        + IntentWords.suchAs(part);
        return Plain.text(packets + IntentWords.summary(part));
    }

    /** What is not known of an intent as a whole. */
    public List<String> unknowns(IntentResult result) {
        return IntentWords.unknowns(result).stream()
                .map(unknown -> Plain.text("not known: " + unknown))
                .toList();
    }

    /** What a baseline says of something that was found; empty where it says nothing. */
    public Optional<String> standing(Standing standing) {
        return standing.state() == Standing.State.NEW
                ? Optional.empty()
                : Optional.of(Plain.text(BaselineWords.standing(standing)));
    }

    /** Which packets are found no more. */
    public String gone(Removable removable) {
        return Plain.text(BaselineWords.gone(removable, addresses));
    }

    /** What becomes of the entry of packets that are found no more. */
    public String remedy(Removable removable) {
        return Plain.text(BaselineWords.remedy(removable));
    }

    /** What could hide more. */
    public List<String> gaps(PathGaps gaps) {
        return GapWords.each(gaps).stream().map(Plain::text).toList();
    }
}
