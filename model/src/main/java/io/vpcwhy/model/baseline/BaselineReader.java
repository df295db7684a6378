package io.vpcwhy.model.baseline;

import io.vpcwhy.model.json.JsonRemark;
import io.vpcwhy.model.json.JsonRemarks;
import io.vpcwhy.model.json.JsonShape;
import io.vpcwhy.model.json.JsonTreeReader;
import io.vpcwhy.model.json.JsonValue;
import io.vpcwhy.model.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads baselines. A document with a mistake is refused with all of its mistakes: one that is read as less than it
 * says would bring back what was accepted, and one that is read as more would hide what was not.
 */
public final class BaselineReader {

    private static final String VERSION = "Version";
    private static final String FINDINGS = "Findings";
    private static final String SCOPE = "Scope";
    private static final String SOURCE = "Source";
    private static final String DESTINATION = "Destination";
    private static final String PACKET_HEADERS = "PacketHeaders";
    private static final String REASON = "Reason";
    private static final String OWNER = "Owner";
    private static final String EXPIRES = "Expires";

    private static final List<String> KEYS =
            List.of(SCOPE, SOURCE, DESTINATION, PACKET_HEADERS, REASON, OWNER, EXPIRES);

    private static final String EXPECTED = "a baseline as --write-baseline writes it is expected";

    /** In bytes; a finding takes about 1,000. */
    private static final int MAX_LENGTH = 64 << 20;

    private static final JsonTreeReader.Kind KIND = new JsonTreeReader.Kind("a baseline", EXPECTED, MAX_LENGTH);

    private static final int DATE_LENGTH = 10;
    private static final String DATE_EXPECTED = "a date such as 2027-02-28";

    private final JsonRemarks remarks;
    private final JsonShape shape;
    private final AcceptedHeaderReader headers;

    private BaselineReader(JsonRemarks remarks) {
        this.remarks = remarks;
        this.shape = new JsonShape(remarks);
        this.headers = new AcceptedHeaderReader(shape, remarks);
    }

    /**
     * Reads a file.
     *
     * @throws BaselineException where it cannot be read, or has a mistake
     */
    public static Baseline read(Path file) throws BaselineException {
        try (InputStream content = Files.newInputStream(file)) {
            return read(file.toString(), content);
        } catch (IOException broken) {
            throw unreadable(file.toString(), broken);
        }
    }

    /**
     * Reads a document from a stream, and leaves closing it to the caller.
     *
     * @param name as the user would name it
     * @throws BaselineException where it cannot be read, or has a mistake
     */
    public static Baseline read(String name, InputStream content) throws BaselineException {
        JsonRemarks remarks = new JsonRemarks(name);
        List<AcceptedFinding> findings = new ArrayList<>();
        try {
            new JsonTreeReader(KIND, remarks)
                    .read(content)
                    .ifPresent(document -> findings.addAll(new BaselineReader(remarks).findings(document)));
        } catch (IOException broken) {
            throw unreadable(name, broken);
        }
        if (remarks.mistakes() > 0) {
            throw new BaselineException(remarks.allMistakes());
        }
        return new Baseline(findings);
    }

    private static BaselineException unreadable(String name, IOException broken) {
        return new BaselineException(List.of(JsonRemark.unreadable(name, broken, EXPECTED)));
    }

    private List<AcceptedFinding> findings(JsonValue value) {
        Optional<JsonObject> document = shape.object(value);
        if (document.isEmpty() || !isOfThisVersion(document.get())) {
            return List.of();
        }
        shape.object(value, List.of(VERSION, FINDINGS));
        shape.required(document.get(), FINDINGS, "a list of findings");
        return shape.any(document.get(), FINDINGS, this::finding);
    }

    /** Documents of another version may mean something else by the same words. */
    private boolean isOfThisVersion(JsonObject document) {
        int before = remarks.mistakes();
        shape.required(document, VERSION, Integer.toString(Baseline.VERSION))
                .ifPresent(version -> shape.integer(
                        version, Baseline.VERSION, Baseline.VERSION, "version " + Baseline.VERSION + " of baselines"));
        return remarks.mistakes() == before;
    }

    private Optional<AcceptedFinding> finding(JsonValue value) {
        int before = remarks.mistakes();
        Optional<JsonObject> object = shape.object(value, KEYS);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> scope = text(object.get(), SCOPE, "the name of a scope");
        Optional<String> source = text(object.get(), SOURCE, "the id of a resource");
        Optional<String> destination = text(object.get(), DESTINATION, "the id of a resource");
        shape.required(object.get(), PACKET_HEADERS, "a list of packet headers");
        List<AcceptedHeader> packets = shape.atLeastOne(object.get(), PACKET_HEADERS, headers::read);
        Optional<String> reason = text(object.get(), REASON, "why it is accepted");
        Optional<String> owner = text(object.get(), OWNER, "who answers for it");
        Optional<LocalDate> expires =
                shape.required(object.get(), EXPIRES, DATE_EXPECTED).flatMap(this::date);
        if (remarks.mistakes() > before) {
            return Optional.empty();
        }
        return Optional.of(new AcceptedFinding(
                scope.orElseThrow(),
                source.orElseThrow(),
                destination.orElseThrow(),
                packets,
                new Acceptance(reason.orElseThrow(), owner.orElseThrow(), expires.orElseThrow())));
    }

    private Optional<String> text(JsonObject object, String key, String expected) {
        return shape.required(object, key, expected).flatMap(value -> {
            Optional<String> text = shape.text(value, expected);
            if (text.filter(String::isBlank).isPresent()) {
                remarks.mistake(value.path(), "is empty", expected + " is expected");
            }
            return text;
        });
    }

    private Optional<LocalDate> date(JsonValue value) {
        Optional<String> text = shape.text(value, DATE_EXPECTED);
        Optional<LocalDate> date = text.flatMap(BaselineReader::date);
        if (text.isPresent() && date.isEmpty()) {
            remarks.mistake(value.path(), value.found() + " is no date", DATE_EXPECTED + " is expected");
        }
        return date;
    }

    /** Reads a date such as {@code 2027-02-28}; empty where the text is none, or no day of the calendar. */
    public static Optional<LocalDate> date(String text) {
        try {
            return text.length() == DATE_LENGTH ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
