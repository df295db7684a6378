package io.vpcwhy.model.scope;

import io.vpcwhy.model.json.JsonRemarks;
import io.vpcwhy.model.json.JsonShape;
import io.vpcwhy.model.json.JsonValue;
import io.vpcwhy.model.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the entries of {@code MatchPaths} and {@code ExcludePaths}. */
final class AccessScopePathReader {

    private static final String SOURCE = "Source";
    private static final String DESTINATION = "Destination";
    private static final String THROUGH_RESOURCES = "ThroughResources";
    private static final String RESOURCE_STATEMENT = "ResourceStatement";
    private static final String PACKET_HEADER_STATEMENT = "PacketHeaderStatement";

    private final JsonShape shape;
    private final JsonRemarks remarks;
    private final ResourceStatementReader resources;
    private final PacketHeaderStatementReader packetHeaders;

    AccessScopePathReader(JsonShape shape, JsonRemarks remarks, ScopeReadOptions options) {
        this.shape = shape;
        this.remarks = remarks;
        this.resources = new ResourceStatementReader(shape, remarks, options);
        this.packetHeaders = new PacketHeaderStatementReader(shape, remarks, options);
    }

    /** An entry of {@code MatchPaths}; empty where it has a mistake. */
    Optional<AccessScopePath> matchPath(JsonValue value) {
        return path(value, List.of(SOURCE, DESTINATION), this::warnOfThrough);
    }

    /** An entry of {@code ExcludePaths}; empty where it has a mistake. */
    Optional<AccessScopePath> excludePath(JsonValue value) {
        return path(value, List.of(SOURCE, DESTINATION, THROUGH_RESOURCES), object -> {});
    }

    private Optional<AccessScopePath> path(JsonValue value, List<String> needed, Consumer<JsonObject> check) {
        int before = remarks.mistakes();
        Optional<JsonObject> object = shape.object(value, List.of(SOURCE, DESTINATION, THROUGH_RESOURCES));
        if (object.isEmpty()) {
            return Optional.empty();
        }
        if (needed.stream().noneMatch(object.get()::has)) {
            remarks.mistake(value.path(), "has no " + JsonShape.oneOf(needed), "at least one of them is expected");
        }
        check.accept(object.get());
        Optional<PathStatement> source = object.get().get(SOURCE).flatMap(it -> end(it, PathPosition.SOURCE));
        Optional<PathStatement> destination =
                object.get().get(DESTINATION).flatMap(it -> end(it, PathPosition.DESTINATION));
        List<ResourceStatement> through = shape.atLeastOne(object.get(), THROUGH_RESOURCES, this::through);
        return remarks.mistakes() > before
                ? Optional.empty()
                : Optional.of(new AccessScopePath(source, destination, through));
    }

    private void warnOfThrough(JsonObject object) {
        object.get(THROUGH_RESOURCES)
                .ifPresent(value -> remarks.warning(
                        value.path(),
                        "stands in MatchPaths, which AWS's API takes and its guide does not describe",
                        "it is read as: paths that pass these resources"));
    }

    private Optional<PathStatement> end(JsonValue value, PathPosition position) {
        int before = remarks.mistakes();
        Optional<JsonObject> object = shape.object(value, List.of(RESOURCE_STATEMENT, PACKET_HEADER_STATEMENT));
        if (object.isEmpty()) {
            return Optional.empty();
        }
        if (object.get().fields().isEmpty()) {
            remarks.mistake(
                    value.path(), "is empty", RESOURCE_STATEMENT + " or " + PACKET_HEADER_STATEMENT + " is expected");
        }
        Optional<ResourceStatement> resource =
                object.get().get(RESOURCE_STATEMENT).flatMap(it -> resources.read(it, position));
        Optional<PacketHeaderStatement> packets =
                object.get().get(PACKET_HEADER_STATEMENT).flatMap(packetHeaders::read);
        return remarks.mistakes() > before ? Optional.empty() : Optional.of(new PathStatement(resource, packets));
    }

    private Optional<ResourceStatement> through(JsonValue value) {
        Optional<JsonObject> object = shape.object(value, List.of(RESOURCE_STATEMENT));
        if (object.filter(it -> it.fields().isEmpty()).isPresent()) {
            remarks.mistake(value.path(), "is empty", RESOURCE_STATEMENT + " is expected");
        }
        return object.flatMap(it -> it.get(RESOURCE_STATEMENT)).flatMap(it -> resources.read(it, PathPosition.THROUGH));
    }
}
