package io.vpcwhy.model.scope;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one document, so that all of it can be told at once. */
final class ScopeRemarks {

    private final String file;
    private final List<ScopeRemark> mistakes = new ArrayList<>();
    private final List<ScopeRemark> warnings = new ArrayList<>();

    ScopeRemarks(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void mistake(String path, String problem, String remedy) {
        mistakes.add(new ScopeRemark(file, path, problem, remedy));
    }

    void wrongType(JsonValue value, String expected) {
        boolean function = value instanceof JsonValue.JsonObject object
                && object.function().isPresent();
        mistake(
                value.path(),
                "found " + value.found(),
                expected + " is expected" + (function ? ": functions of a template are not resolved here" : ""));
    }

    void warning(String path, String problem, String remedy) {
        warnings.add(new ScopeRemark(file, path, problem, remedy));
    }

    int mistakes() {
        return mistakes.size();
    }

    List<ScopeRemark> warnings() {
        return warnings;
    }

    ScopeException refusal() {
        return new ScopeException(mistakes);
    }
}
