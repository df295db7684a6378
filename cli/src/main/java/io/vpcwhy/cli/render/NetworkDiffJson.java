package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.Difference;
import io.vpcwhy.simulator.diff.Edit;
import io.vpcwhy.simulator.diff.NetworkDiff;
import io.vpcwhy.simulator.diff.Party;
import io.vpcwhy.simulator.reach.WayEnd;
import java.io.Writer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Writes what edits open and close, as one object. */
public final class NetworkDiffJson {

    private final JsonGenerator json;
    private final HeaderSpaceJson spaces;
    private final DifferenceWords differences;
    private final EditWords edits;

    /** @param out stays open */
    public NetworkDiffJson(Writer out, Snapshot before, Snapshot after) {
        this.json = AnswerJson.generator(out);
        this.spaces = new HeaderSpaceJson(json);
        this.differences = new DifferenceWords(after);
        this.edits = new EditWords(before, after);
    }

    /** Writes the whole answer. */
    public void write(NetworkDiff diff) {
        Map<Edit, Integer> numbers = new LinkedHashMap<>();
        diff.edits().forEach(edit -> numbers.put(edit, numbers.size() + 1));
        json.writeStartObject();
        json.writeBooleanProperty("OpensToInternet", diff.opensToInternet());
        json.writeName("Edits");
        json.writeStartArray();
        Set<Edit> idle = new HashSet<>(diff.idle());
        numbers.forEach((edit, number) -> write(edit, number, idle.contains(edit)));
        json.writeEndArray();
        json.writeName("Differences");
        json.writeStartArray();
        diff.differences().forEach(difference -> write(difference, numbers));
        json.writeEndArray();
        AnswerJson.writeTexts(json, "Gaps", DifferenceWords.gaps(diff.gaps()));
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void write(Edit edit, int number, boolean idle) {
        json.writeStartObject();
        json.writeNumberProperty("EditNumber", number);
        json.writeStringProperty("ResourceId", edit.resourceId());
        json.writeStringProperty("Kind", EditWords.kind(edit));
        json.writeStringProperty("Summary", edits.text(edit));
        json.writeBooleanProperty("ChangesReachability", !idle);
        json.writeEndObject();
    }

    private void write(Difference difference, Map<Edit, Integer> numbers) {
        json.writeStartObject();
        json.writeStringProperty("Turn", difference.turn().name());
        json.writeStringProperty("Concern", difference.concern().name());
        write("Source", difference.source());
        write("Destination", difference.destination());
        spaces.writeProducts("PacketHeaders", difference.headers().describe());
        json.writeStringProperty("ReplyReturns", difference.replies().name().toLowerCase(Locale.ROOT));
        json.writeName("Cause");
        json.writeStartObject();
        json.writeStringProperty("Kind", difference.cause().kind().name());
        json.writeName("Edits");
        json.writeStartArray();
        numbers.forEach((edit, number) -> {
            if (difference.cause().edits().contains(edit)) {
                json.writeNumber(number);
            }
        });
        json.writeEndArray();
        json.writeEndObject();
        PacketJson.write(json, "Example", difference.example());
        json.writeStringProperty("Summary", differences.text(difference));
        json.writeEndObject();
    }

    private void write(String name, Party party) {
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty(
                "Type", party.outside().map(NetworkDiffJson::type).orElse("interfaces"));
        party.outside().ifPresent(end -> json.writeStringProperty("Id", end.id()));
        List<String> ids = party.networkInterfaceIds();
        if (!ids.isEmpty()) {
            AnswerJson.writeTexts(json, "NetworkInterfaceIds", ids);
        }
        json.writeEndObject();
    }

    private static String type(WayEnd end) {
        if (end instanceof WayEnd.Internet) {
            return "internet";
        }
        if (end instanceof WayEnd.OnPremises) {
            return "on-premises";
        }
        if (end instanceof WayEnd.Unplaced) {
            return "unknown";
        }
        return end instanceof WayEnd.Service ? "service" : "beyond-load-balancer";
    }
}
