package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** What the JSON of analyses has in common. */
public final class AnswerJson {

    private AnswerJson() {}

    /**
     * A generator of JSON.
     *
     * @param out stays open when the generator is closed
     */
    public static JsonGenerator generator(Writer out) {
        return factory().createGenerator(ObjectWriteContext.empty(), out);
    }

    /** As {@link #generator(Writer)}, over several lines. */
    static JsonGenerator generator(Writer out, PrettyPrinter layout) {
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return layout;
            }

            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }
        };
        return factory().createGenerator(context, out);
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
    }

    static void writeUndecided(JsonGenerator json, List<UndecidedWay> ways) {
        writeTexts(json, "Undecided", ways.stream().map(FindingWords::undecided).toList());
    }

    /** What the snapshot lacks and could hide a way. */
    static void writeGaps(JsonGenerator json, PathGaps gaps) {
        writeTexts(json, "Gaps", GapWords.each(gaps));
    }

    static void writeTexts(JsonGenerator json, String name, List<String> texts) {
        json.writeName(name);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
