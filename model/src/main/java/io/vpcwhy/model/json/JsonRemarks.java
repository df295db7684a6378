package io.vpcwhy.model.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong in one document, so that all of it can be told at once. */
public final class JsonRemarks {

    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<JsonRemark> mistakes = new ArrayList<>();
    private final List<JsonRemark> warnings = new ArrayList<>();

    /** @param file as the user would name it */
    public JsonRemarks(String file) {
        this.file = file;
    }

    /** As the user would name it. */
    public String file() {
        return file;
    }

    /** Notes on which line the value at a path begins. */
    void place(String path, int line) {
        lines.put(path, line);
    }

    /** Says what is wrong at a path, and what would be right. */
    public void mistake(String path, String problem, String remedy) {
        mistakes.add(remark(path, problem, remedy));
    }

    /** Says what is wrong on a line, where nothing can be made of the document any more. */
    void broken(int line, String problem, String remedy) {
        mistakes.add(new JsonRemark(file, line, "", problem, remedy));
    }

    /** Says that a value is none of what is expected. */
    public void wrongType(JsonValue value, String expected) {
        boolean function = value instanceof JsonValue.JsonObject object
                && object.function().isPresent();
        mistake(
                value.path(),
                "found " + value.found(),
                expected + " is expected" + (function ? ": functions of a template are not resolved here" : ""));
    }

    /** Says what is doubtful at a path, and what comes of it. */
    public void warning(String path, String problem, String remedy) {
        warnings.add(remark(path, problem, remedy));
    }

    private JsonRemark remark(String path, String problem, String remedy) {
        return new JsonRemark(file, line(path), path, problem, remedy);
    }

    /** Of what is not there, the line of what should hold it. */
    private int line(String path) {
        String place = path;
        while (!place.isEmpty() && !lines.containsKey(place)) {
            place = place.substring(0, Math.max(0, Math.max(place.lastIndexOf('.'), place.lastIndexOf('['))));
        }
        return lines.getOrDefault(place, 0);
    }

    /** The number of mistakes so far. */
    public int mistakes() {
        return mistakes.size();
    }

    /** The mistakes so far, in the order in which they were found. */
    public List<JsonRemark> allMistakes() {
        return List.copyOf(mistakes);
    }

    /** The warnings so far, likewise. */
    public List<JsonRemark> warnings() {
        return List.copyOf(warnings);
    }
}
