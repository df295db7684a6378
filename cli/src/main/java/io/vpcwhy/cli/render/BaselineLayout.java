package io.vpcwhy.cli.render;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/** A line for each field of findings and packet headers; what is in these is on one line. */
final class BaselineLayout implements PrettyPrinter {

    /** Document, findings, finding, packet headers, header: below, nothing is broken. */
    private static final int BROKEN = 5;

    private static final String INDENT = "  ";

    private int depth;

    private void lineBreak(JsonGenerator json) {
        if (depth <= BROKEN) {
            json.writeRaw("\n" + INDENT.repeat(depth));
        }
    }

    private void separator(JsonGenerator json) {
        json.writeRaw(depth <= BROKEN ? "," : ", ");
        lineBreak(json);
    }

    private void end(JsonGenerator json, int values, char bracket) {
        boolean broken = depth <= BROKEN && values > 0;
        depth--;
        if (broken) {
            lineBreak(json);
        }
        json.writeRaw(bracket);
    }

    private void start(JsonGenerator json, char bracket) {
        json.writeRaw(bracket);
        depth++;
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator json) {
        json.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator json) {
        start(json, '{');
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) {
        lineBreak(json);
    }

    @Override
    public void writeObjectNameValueSeparator(JsonGenerator json) {
        json.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) {
        separator(json);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) {
        end(json, entries, '}');
    }

    @Override
    public void writeStartArray(JsonGenerator json) {
        start(json, '[');
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) {
        lineBreak(json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) {
        separator(json);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) {
        end(json, values, ']');
    }
}
