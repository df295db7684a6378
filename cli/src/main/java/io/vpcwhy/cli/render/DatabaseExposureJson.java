package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.LikelyDatabase;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes which databases the internet reaches. */
public final class DatabaseExposureJson {

    private final JsonGenerator json;
    private final HeaderSpaceJson spaces;
    private final FindingJson findings;
    private final ObstacleJson obstacles;
    private final InterfaceExposureJson interfaces;
    private final ExposureWords words;

    /** @param out stays open */
    public DatabaseExposureJson(Writer out, Snapshot snapshot) {
        this.json = AnswerJson.generator(out);
        this.spaces = new HeaderSpaceJson(json);
        this.findings = new FindingJson(json, snapshot);
        this.obstacles = new ObstacleJson(json);
        this.interfaces = new InterfaceExposureJson(json, snapshot);
        this.words = new ExposureWords(snapshot);
    }

    /**
     * Writes the whole answer.
     *
     * @param gaps what could hide more
     */
    public void write(
            List<DatabaseExposure> exposures,
            List<LikelyDatabase> likely,
            List<UndecidedWay> undecided,
            PathGaps gaps) {
        json.writeStartObject();
        json.writeName("Databases");
        json.writeStartArray();
        exposures.forEach(this::write);
        json.writeEndArray();
        json.writeName("LikelyDatabases");
        json.writeStartArray();
        for (LikelyDatabase database : likely) {
            json.writeStartObject();
            json.writeBooleanProperty("Guess", true);
            json.writeStringProperty("Engine", database.port().engine());
            json.writeNumberProperty("Port", database.port().port());
            interfaces.writeFields(database.exposure());
            json.writeEndObject();
        }
        json.writeEndArray();
        AnswerJson.writeUndecided(json, undecided);
        AnswerJson.writeGaps(json, gaps);
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void write(DatabaseExposure exposure) {
        Database database = exposure.database();
        json.writeStartObject();
        json.writeStringProperty("DatabaseId", database.id());
        json.writeStringProperty("Kind", database.kind().toString());
        json.writeStringProperty("Engine", database.engine());
        database.endpoint().ifPresent(endpoint -> json.writeStringProperty("Endpoint", endpoint));
        database.ports().stream().findFirst().ifPresent(port -> json.writeNumberProperty("Port", port));
        AnswerJson.writeTexts(
                json,
                "NetworkInterfaceIds",
                exposure.interfaces().interfaces().stream().map(nic -> nic.id()).toList());
        json.writeStringProperty("Attribution", ExposureWords.attribution(exposure.interfaces()));
        database.publiclyAccessible().ifPresent(flag -> json.writeBooleanProperty("PubliclyAccessible", flag));
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
        json.writeEndObject();
    }
}
