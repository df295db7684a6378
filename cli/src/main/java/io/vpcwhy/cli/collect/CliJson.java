package io.vpcwhy.cli.collect;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Writes the SDK's answers as the AWS CLI, version 2, prints them: members by the names of AWS's service models, what was not
 * told left out, empty lists that were told kept, times as ISO 8601 with an offset, bytes as Base64.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html">Output format of the AWS
 *     CLI</a>
 */
final class CliJson {

    /** Members that hold secrets, which nobody needs in order to explain a packet. They are left out. */
    private static final Set<String> SECRET = Set.of(
            "AuthToken",
            "ClientSecret",
            "CustomerGatewayConfiguration",
            "MasterUserPassword",
            "PreSharedKey",
            "UserData");

    private static final int MICROS = 6;

    /** As Python writes a time: a fraction of no or of six digits. */
    private static final DateTimeFormatter WHOLE_SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'");

    private static final DateTimeFormatter WITH_FRACTION = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, MICROS, MICROS, true)
            .appendLiteral("+00:00")
            .toFormatter();

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private CliJson() {}

    /** A generator with the AWS CLI's layout; closing it closes the stream. */
    static JsonGenerator generator(OutputStream out) {
        return JSON.createGenerator(new Layout(), out, JsonEncoding.UTF8);
    }

    /** Writes a member's value. */
    static void write(JsonGenerator json, Object value) {
        if (value instanceof SdkPojo structure) {
            writeStructure(json, structure);
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            list.forEach(each -> write(json, each));
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((key, each) -> {
                json.writeName(String.valueOf(key));
                write(json, each);
            });
            json.writeEndObject();
        } else {
            writePlain(json, value);
        }
    }

    private static void writeStructure(JsonGenerator json, SdkPojo structure) {
        json.writeStartObject();
        for (SdkField<?> field : structure.sdkFields()) {
            Object value = SdkMembers.told(field, structure);
            if (value != null && !SECRET.contains(field.memberName())) {
                json.writeName(field.memberName());
                write(json, value);
            }
        }
        json.writeEndObject();
    }

    private static void writePlain(JsonGenerator json, Object value) {
        if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Float || value instanceof Double) {
            json.writeNumber(((Number) value).doubleValue());
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Instant time) {
            json.writeString(time(time));
        } else if (value instanceof SdkBytes bytes) {
            json.writeBinary(bytes.asByteArrayUnsafe());
        } else {
            json.writeString(value.toString());
        }
    }

    /** Such as {@code 2026-03-01T12:00:00+00:00}. */
    static String time(Instant time) {
        OffsetDateTime moment = time.atOffset(ZoneOffset.UTC);
        return (moment.getNano() == 0 ? WHOLE_SECONDS : WITH_FRACTION).format(moment);
    }

    /** Four spaces a level, an element a line, and nothing between the brackets of what is empty. */
    private static final class Layout extends ObjectWriteContext.Base {

        private static final DefaultIndenter INDENTER = new DefaultIndenter("    ", "\n");

        @Override
        public PrettyPrinter getPrettyPrinter() {
            Separators separators = Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator("")
                    .withRootSeparator("\n");
            return new DefaultPrettyPrinter(separators)
                    .withObjectIndenter(INDENTER)
                    .withArrayIndenter(INDENTER);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
