package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.Compared;
import io.vpcwhy.simulator.baseline.Comparison;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.DatabaseExposures;
import io.vpcwhy.simulator.exposure.DatabaseSubject;
import io.vpcwhy.simulator.exposure.LikelyDatabase;
import io.vpcwhy.simulator.exposure.Verdict;
import io.vpcwhy.simulator.scope.PathGaps;
import java.io.Writer;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes which databases the internet reaches. */
public final class DatabaseExposureJson {

    private final JsonGenerator json;
    private final HeaderSpaceJson spaces;
    private final FindingJson findings;
    private final ObstacleJson obstacles;
    private final InterfaceExposureJson interfaces;
    private final ExposureWords words;
    private final BaselineJson baseline;

    /**
     * @param out stays open
     * @param compared whether a baseline was given
     */
    public DatabaseExposureJson(Writer out, Snapshot snapshot, boolean compared) {
        this.json = AnswerJson.generator(out);
        this.spaces = new HeaderSpaceJson(json);
        this.findings = new FindingJson(json, snapshot);
        this.obstacles = new ObstacleJson(json);
        this.interfaces = new InterfaceExposureJson(json, snapshot);
        this.words = new ExposureWords(snapshot);
        this.baseline = new BaselineJson(json, compared);
    }

    /**
     * Writes the whole answer.
     *
     * @param databases those of the exposures, by what the baseline says of them
     * @param gaps what could hide more
     */
    public void write(DatabaseExposures exposures, Comparison<DatabaseExposure> databases, PathGaps gaps) {
        json.writeStartObject();
        json.writeName("Databases");
        json.writeStartArray();
        databases.found().forEach(this::write);
        json.writeEndArray();
        json.writeName("LikelyDatabases");
        json.writeStartArray();
        for (LikelyDatabase database : exposures.likely()) {
            json.writeStartObject();
            json.writeBooleanProperty("Guess", true);
            json.writeStringProperty("Engine", database.port().engine());
            json.writeNumberProperty("Port", database.port().port());
            interfaces.writeFields(database.exposure());
            json.writeEndObject();
        }
        json.writeEndArray();
        baseline.writeRemovable(databases);
        AnswerJson.writeUndecided(json, exposures.undecided());
        AnswerJson.writeGaps(json, gaps);
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void write(Compared<DatabaseExposure> database) {
        DatabaseExposure exposure = database.found();
        json.writeStartObject();
        writeSubject(exposure.subject());
        switch (exposure.verdict()) {
            case REACHABLE -> json.writeBooleanProperty("PubliclyReachable", true);
            case NOT_REACHABLE -> json.writeBooleanProperty("PubliclyReachable", false);
            case UNKNOWN -> json.writeStringProperty("PubliclyReachable", "unknown");
        }
        spaces.writeBlocks("From", exposure.from());
        json.writeName("Findings");
        json.writeStartArray();
        exposure.findings().forEach(findings::write);
        json.writeEndArray();
        json.writeName("BlockedBy");
        json.writeStartArray();
        exposure.blockedBy().forEach(obstacles::write);
        json.writeEndArray();
        AnswerJson.writeTexts(
                json,
                "Unknowns",
                exposure.unknowns().stream().map(TraceWords::unknown).toList());
        json.writeStringProperty("Summary", words.summary(exposure));
        if (exposure.verdict() == Verdict.REACHABLE) {
            baseline.writeStanding(database);
        }
        json.writeEndObject();
    }

    private void writeSubject(DatabaseSubject subject) {
        Optional<Database> database = subject instanceof DatabaseSubject.Collected collected
                ? Optional.of(collected.database())
                : Optional.empty();
        json.writeStringProperty("DatabaseId", subject.id());
        json.writeStringProperty("Kind", DatabaseWords.kind(subject));
        writeText("Engine", database.map(Database::engine));
        writeText("Endpoint", database.flatMap(Database::endpoint));
        json.writeName("Port");
        database.flatMap(known -> known.ports().stream().findFirst())
                .ifPresentOrElse(json::writeNumber, json::writeNull);
        AnswerJson.writeTexts(
                json,
                "NetworkInterfaceIds",
                subject.interfaces().stream().map(NetworkInterface::id).toList());
        json.writeStringProperty("Attribution", DatabaseWords.attribution(subject));
        json.writeName("PubliclyAccessible");
        subject.publiclyAccessible().ifPresentOrElse(json::writeBoolean, json::writeNull);
    }

    private void writeText(String name, Optional<String> value) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeString, json::writeNull);
    }
}
