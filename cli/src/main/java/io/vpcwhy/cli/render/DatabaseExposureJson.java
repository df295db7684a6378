package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.LikelyDatabase;
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

    /** @param out stays open */
    public DatabaseExposureJson(Writer out) {
        this.json = AnswerJson.generator(out);
        this.spaces = new HeaderSpaceJson(json);
        this.findings = new FindingJson(json);
        this.obstacles = new ObstacleJson(json);
        this.interfaces = new InterfaceExposureJson(json);
    }

    /**
     * Writes the whole answer.
     *
     * @param gaps what the snapshot lacks and could hide more
     */
    public void write(List<DatabaseExposure> exposures, List<LikelyDatabase> likely, List<Gap> gaps) {
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
        json.writeStringProperty("Summary", ExposureWords.summary(exposure));
        json.writeEndObject();
    }
}
