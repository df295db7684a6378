package io.vpcwhy.model.aws;

import java.util.Map;
import java.util.Optional;

/**
 * The tags of a resource.
 *
 * @param values value by key
 */
public record Tags(Map<String, String> values) {

    /** The key by which EC2 Auto Scaling tags the instances of a group. */
    public static final String AUTO_SCALING_GROUP = "aws:autoscaling:groupName";

    public static final Tags NONE = new Tags(Map.of());

    public Tags {
        values = Map.copyOf(values);
    }

    /** The {@code Name} tag, where it is set and not empty. */
    public Optional<String> name() {
        return get("Name").filter(name -> !name.isEmpty());
    }

    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }
}
