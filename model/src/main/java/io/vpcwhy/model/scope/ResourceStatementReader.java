package io.vpcwhy.model.scope;

import io.vpcwhy.model.json.JsonRemarks;
import io.vpcwhy.model.json.JsonShape;
import io.vpcwhy.model.json.JsonValue;
import io.vpcwhy.model.json.JsonValue.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads which resources a scope means. */
final class ResourceStatementReader {

    private static final String RESOURCES = "Resources";
    private static final String RESOURCE_TYPES = "ResourceTypes";
    private static final String RESOURCE_TAGS = "ResourceTags";
    private static final String KEY = "Key";
    private static final String VALUES = "Values";

    private static final String NAMED =
            "the id or ARN of an instance, internet gateway, network interface, security group, subnet, VPC, virtual"
                    + " private gateway, NAT gateway, transit gateway attachment, VPC endpoint, endpoint service, peering"
                    + " connection or network firewall, or the ARN of a load balancer or resource group";

    private final JsonShape shape;
    private final JsonRemarks remarks;
    private final ScopeReadOptions options;

    ResourceStatementReader(JsonShape shape, JsonRemarks remarks, ScopeReadOptions options) {
        this.shape = shape;
        this.remarks = remarks;
        this.options = options;
    }

    /** Empty where it has a mistake. */
    Optional<ResourceStatement> read(JsonValue value, PathPosition position) {
        int before = remarks.mistakes();
        if (value instanceof JsonObject it && it.has(RESOURCE_TAGS) && !options.beyondAws()) {
            remarks.mistake(
                    value.path(),
                    "chooses by " + RESOURCE_TAGS + ", which Network Access Analyzer does not know",
                    JsonShape.oneOf(keys()) + " is expected, or leave to go beyond AWS");
            return Optional.empty();
        }
        Optional<JsonObject> object = shape.object(value, keys());
        if (object.isEmpty() || !saysOneThing(object.get())) {
            return Optional.empty();
        }
        Optional<ResourceStatement> statement = statement(object.get(), position);
        return statement.filter(it -> remarks.mistakes() == before);
    }

    private List<String> keys() {
        return options.beyondAws()
                ? List.of(RESOURCES, RESOURCE_TYPES, RESOURCE_TAGS)
                : List.of(RESOURCES, RESOURCE_TYPES);
    }

    private boolean saysOneThing(JsonObject object) {
        List<String> there = keys().stream().filter(object::has).toList();
        if (there.size() == 1) {
            return true;
        }
        if (!there.isEmpty()) {
            remarks.mistake(
                    object.path(),
                    "has " + String.join(" and ", there),
                    "only one of them is expected: what one statement lists is an OR");
        } else if (object.fields().isEmpty()) {
            remarks.mistake(object.path(), "is empty", JsonShape.oneOf(keys()) + " is expected");
        }
        return false;
    }

    private Optional<ResourceStatement> statement(JsonObject object, PathPosition position) {
        if (object.has(RESOURCES)) {
            return of(shape.atLeastOne(object, RESOURCES, it -> reference(it, position)), ResourceStatement.Named::new);
        }
        if (object.has(RESOURCE_TYPES)) {
            return of(shape.atLeastOne(object, RESOURCE_TYPES, it -> type(it, position)), ResourceStatement.Typed::new);
        }
        return of(shape.atLeastOne(object, RESOURCE_TAGS, this::tag), ResourceStatement.Tagged::new);
    }

    private static <T> Optional<ResourceStatement> of(List<T> items, Function<List<T>, ResourceStatement> statement) {
        return items.isEmpty() ? Optional.empty() : Optional.of(statement.apply(items));
    }

    private Optional<ResourceReference> reference(JsonValue value, PathPosition position) {
        Optional<String> text = shape.name(value, "an id or ARN");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<ResourceReference> reference = ResourceReference.tryParse(text.get());
        if (reference.isEmpty()) {
            remarks.mistake(value.path(), value.found() + " names nothing that a scope can", NAMED + " is expected");
        }
        reference.ifPresent(it -> checkPosition(
                value,
                value.found() + " is " + it.kind().words() + ", which",
                it.kind().positions(),
                position));
        return reference;
    }

    private Optional<ResourceType> type(JsonValue value, PathPosition position) {
        Optional<String> name = shape.name(value, "a resource type such as AWS::EC2::InternetGateway");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<ResourceType> type = ResourceType.of(name.get());
        if (type.isEmpty()) {
            List<String> known = typeNames(position);
            remarks.mistake(
                    value.path(),
                    value.found() + " is no resource type that a scope can name" + JsonShape.meant(name.get(), known),
                    JsonShape.oneOf(known) + " is expected");
        } else if (type.get().isBeyondAws() && !options.beyondAws()) {
            remarks.mistake(
                    value.path(),
                    value.found() + " is no resource type of Network Access Analyzer",
                    "a type that AWS knows is expected, or leave to go beyond AWS");
        } else {
            checkPosition(value, value.found(), type.get().positions(), position);
        }
        return type;
    }

    private List<String> typeNames(PathPosition position) {
        return Arrays.stream(ResourceType.values())
                .filter(type -> options.beyondAws() || !type.isBeyondAws())
                .filter(type -> type.positions().contains(position))
                .map(ResourceType::awsName)
                .toList();
    }

    private void checkPosition(JsonValue value, String what, Set<PathPosition> allowed, PathPosition position) {
        if (!allowed.contains(position)) {
            List<String> others = Arrays.stream(PathPosition.values())
                    .filter(allowed::contains)
                    .map(PathPosition::words)
                    .toList();
            String remedy = others.isEmpty()
                    ? "it stands in SourcePrefixLists or DestinationPrefixLists"
                    : "it can be " + JsonShape.oneOf(others);
            remarks.mistake(value.path(), what + " cannot be " + position.words(), remedy);
        }
    }

    private Optional<TagSelector> tag(JsonValue value) {
        Optional<JsonObject> object = shape.object(value, List.of(KEY, VALUES));
        if (object.isEmpty()) {
            return Optional.empty();
        }
        if (!object.get().has(KEY)) {
            remarks.mistake(value.path(), KEY + " is missing", "the key of a tag is expected");
        }
        List<String> values = shape.atLeastOne(object.get(), VALUES, each -> shape.text(each, "the value of a tag"));
        return object.get()
                .get(KEY)
                .flatMap(key -> shape.name(key, "the key of a tag"))
                .map(key -> new TagSelector(key, values));
    }
}
