package io.vpcwhy.cli.collect;

import io.vpcwhy.cli.report.ProgramVersion;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes what a collection of an account in one Region was: the reader of snapshots takes what is missing from it as gaps.
 */
final class ManifestWriter {

    static final String NAME = "manifest.json";

    /** The reader of snapshots knows it by this key. */
    private static final String KEY = "VpcwhyManifest";

    private ManifestWriter() {}

    /** @param began when the run began, be it resumed since */
    static void write(Path folder, Place place, CollectPlan plan, Instant began, CallTally tally) throws IOException {
        try (JsonGenerator json =
                CliJson.generator(new BufferedOutputStream(Files.newOutputStream(folder.resolve(NAME))))) {
            json.writeStartObject();
            json.writeName(KEY);
            json.writeStartObject();
            json.writeStringProperty("Program", "vpcwhy " + ProgramVersion.VERSION);
            json.writeStringProperty("Account", place.account());
            json.writeStringProperty("Region", place.region());
            json.writeStringProperty("Began", CliJson.time(began));
            json.writeStringProperty("Ended", CliJson.time(Instant.now()));
            json.writeName("Vpcs");
            CliJson.write(json, plan.vpcIds());
            json.writeBooleanProperty("Redacted", plan.redact());
            writeCalls(json, tally);
            writeMissing(json, tally);
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void writeCalls(JsonGenerator json, CallTally tally) {
        json.writeName("Calls");
        json.writeStartArray();
        tally.made().forEach((call, made) -> {
            json.writeStartObject();
            json.writeStringProperty("Command", call.command());
            json.writeNumberProperty("Requests", made.requests());
            json.writeNumberProperty("Items", made.items());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private static void writeMissing(JsonGenerator json, CallTally tally) {
        json.writeName("Missing");
        json.writeStartArray();
        tally.missed().forEach((call, missed) -> {
            json.writeStartObject();
            json.writeStringProperty("Command", call.command());
            json.writeStringProperty("Action", call.action());
            json.writeBooleanProperty("Permitted", missed.permitted());
            json.writeName("Codes");
            CliJson.write(json, List.copyOf(missed.codes()));
            json.writeNumberProperty("Times", missed.times());
            json.writeEndObject();
        });
        json.writeEndArray();
    }
}
