package io.vpcwhy.model.scope;

import io.vpcwhy.model.json.JsonRemarks;
import io.vpcwhy.model.json.JsonShape;
import io.vpcwhy.model.json.JsonValue;
import io.vpcwhy.model.json.JsonValue.JsonObject;
import io.vpcwhy.model.json.JsonValue.JsonText;
import io.vpcwhy.model.json.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the scopes in a document, whichever of its shapes it has: what {@code create-network-insights-access-scope} takes
 * as {@code --cli-input-json}, what it and {@code get-network-insights-access-scope-content} print, a CloudFormation
 * resource, or a template with such resources.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkInsightsAccessScope.html">
 *     CreateNetworkInsightsAccessScope</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-networkinsightsaccessscope.html">
 *     AWS::EC2::NetworkInsightsAccessScope</a>
 */
final class ScopeWrapping {

    private static final String CLOUD_FORMATION_TYPE = "AWS::EC2::NetworkInsightsAccessScope";

    private static final String MATCH_PATHS = "MatchPaths";
    private static final String EXCLUDE_PATHS = "ExcludePaths";
    private static final String SCOPE_ID = "NetworkInsightsAccessScopeId";
    private static final String CONTENT = "NetworkInsightsAccessScopeContent";
    private static final String SCOPE = "NetworkInsightsAccessScope";
    private static final String SCOPES = "NetworkInsightsAccessScopes";
    private static final String TAG_SPECIFICATIONS = "TagSpecifications";
    private static final String TAGS = "Tags";
    private static final String TYPE = "Type";
    private static final String PROPERTIES = "Properties";
    private static final String CONDITION = "Condition";
    private static final String TEMPLATE_RESOURCES = "Resources";

    private static final List<String> INPUT_KEYS =
            List.of(MATCH_PATHS, EXCLUDE_PATHS, "ClientToken", TAG_SPECIFICATIONS, "DryRun", SCOPE_ID);

    private static final List<String> STORED_KEYS =
            List.of(SCOPE_ID, "NetworkInsightsAccessScopeArn", "CreatedDate", "UpdatedDate", TAGS);

    private static final List<String> RESOURCE_KEYS = List.of(
            TYPE,
            PROPERTIES,
            CONDITION,
            "CreationPolicy",
            "DeletionPolicy",
            "DependsOn",
            "Metadata",
            "UpdatePolicy",
            "UpdateReplacePolicy");

    private static final List<String> TEMPLATE_KEYS = List.of(
            TEMPLATE_RESOURCES,
            "AWSTemplateFormatVersion",
            "Conditions",
            "Description",
            "Hooks",
            "Mappings",
            "Metadata",
            "Outputs",
            "Parameters",
            "Rules",
            "Transform");

    private final JsonShape shape;
    private final JsonRemarks remarks;
    private final AccessScopePathReader paths;
    private final ScopeTagsReader tags;
    private final List<AccessScope> scopes = new ArrayList<>();

    ScopeWrapping(JsonRemarks remarks, ScopeReadOptions options) {
        this.remarks = remarks;
        this.shape = new JsonShape(remarks);
        this.paths = new AccessScopePathReader(shape, remarks, options);
        this.tags = new ScopeTagsReader(shape, remarks);
    }

    /** The scopes without mistakes; there are more where there are mistakes. */
    List<AccessScope> read(JsonValue document) {
        shape.object(document).ifPresent(this::readDocument);
        return scopes;
    }

    private void readDocument(JsonObject document) {
        if (document.has(CONTENT) || document.has(SCOPE)) {
            readStored(document);
        } else if (document.has(SCOPES)) {
            remarks.mistake(
                    SCOPES,
                    "describes scopes without their paths",
                    "the output of aws ec2 get-network-insights-access-scope-content is expected");
        } else if (document.has(TYPE) || document.has(PROPERTIES)) {
            readResource(document, remarks.file());
        } else if (document.has(TEMPLATE_RESOURCES) || document.has("AWSTemplateFormatVersion")) {
            readTemplate(document);
        } else {
            readInput(document);
        }
    }

    private void readInput(JsonObject document) {
        shape.object(document, INPUT_KEYS);
        document.get("ClientToken").ifPresent(it -> shape.text(it, "a string"));
        document.get("DryRun").ifPresent(shape::bool);
        readPaths(document, remarks.file(), id(document), tags.specifications(document, TAG_SPECIFICATIONS));
    }

    private void readStored(JsonObject document) {
        shape.object(document, List.of(SCOPE, CONTENT));
        Map<String, String> scopeTags = document.get(SCOPE)
                .flatMap(it -> shape.object(it, STORED_KEYS))
                .map(this::storedTags)
                .orElse(Map.of());
        if (!document.has(CONTENT)) {
            remarks.mistake("", CONTENT + " is missing", "the content of the scope is expected in it");
        }
        document.get(CONTENT)
                .flatMap(it -> shape.object(it, List.of(SCOPE_ID, MATCH_PATHS, EXCLUDE_PATHS)))
                .ifPresent(content -> readPaths(content, remarks.file(), id(content), scopeTags));
    }

    private Map<String, String> storedTags(JsonObject scope) {
        for (String key : STORED_KEYS) {
            if (!key.equals(TAGS)) {
                scope.get(key).ifPresent(it -> shape.text(it, "a string"));
            }
        }
        return tags.tags(scope, TAGS);
    }

    private void readTemplate(JsonObject template) {
        int before = remarks.mistakes();
        shape.object(template, TEMPLATE_KEYS);
        Optional<JsonObject> resources = template.get(TEMPLATE_RESOURCES).flatMap(shape::object);
        resources.ifPresent(it -> it.fields().forEach(this::readTemplateResource));
        if (scopes.isEmpty() && remarks.mistakes() == before) {
            remarks.mistake(
                    TEMPLATE_RESOURCES, "has no scope", "a resource of type " + CLOUD_FORMATION_TYPE + " is expected");
        }
    }

    private void readTemplateResource(String logicalId, JsonValue value) {
        Optional<JsonObject> resource = shape.object(value);
        if (resource.isEmpty()) {
            return;
        }
        boolean other = resource.get().fields().get(TYPE) instanceof JsonText type
                && NearestName.of(type.text(), List.of(CLOUD_FORMATION_TYPE)).isEmpty();
        if (!other) {
            readResource(resource.get(), remarks.file() + "#" + logicalId);
        }
    }

    private void readResource(JsonObject resource, String name) {
        shape.object(resource, RESOURCE_KEYS);
        if (!resource.has(TYPE)) {
            remarks.mistake(resource.path(), TYPE + " is missing", CLOUD_FORMATION_TYPE + " is expected");
        }
        resource.get(TYPE).ifPresent(this::checkType);
        resource.get(CONDITION)
                .ifPresent(it -> remarks.warning(
                        it.path(), "is not evaluated", "the scope is read as though its condition held"));
        if (!resource.has(PROPERTIES)) {
            remarks.mistake(resource.path(), PROPERTIES + " is missing", "the scope is expected in it");
        }
        resource.get(PROPERTIES)
                .flatMap(it -> shape.object(it, List.of(MATCH_PATHS, EXCLUDE_PATHS, TAGS)))
                .ifPresent(it -> readPaths(it, name, Optional.empty(), tags.tags(it, TAGS)));
    }

    private void checkType(JsonValue type) {
        if (shape.text(type, CLOUD_FORMATION_TYPE)
                .filter(it -> !it.equals(CLOUD_FORMATION_TYPE))
                .isPresent()) {
            remarks.mistake(type.path(), type.found() + " is no scope", CLOUD_FORMATION_TYPE + " is expected");
        }
    }

    private Optional<String> id(JsonObject object) {
        return object.get(SCOPE_ID).flatMap(it -> shape.name(it, "an id such as nis-0123456789abcdef0"));
    }

    private void readPaths(JsonObject object, String name, Optional<String> id, Map<String, String> scopeTags) {
        int before = remarks.mistakes();
        if (!object.has(MATCH_PATHS)) {
            remarks.mistake(object.path(), MATCH_PATHS + " is missing", "at least one path to look for is expected");
        }
        List<AccessScopePath> match = shape.atLeastOne(object, MATCH_PATHS, paths::matchPath);
        List<AccessScopePath> exclude = shape.any(object, EXCLUDE_PATHS, paths::excludePath);
        if (remarks.mistakes() == before) {
            scopes.add(new AccessScope(name, id, scopeTags, match, exclude));
        }
    }
}
