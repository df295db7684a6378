package io.vpcwhy.model.scope;

import java.util.List;

/**
 * Resources that carry a tag. As on AWS, upper and lower case differ.
 *
 * @param key never empty
 * @param values the values that are meant; none for any value
 */
public record TagSelector(String key, List<String> values) {

    public TagSelector {
        values = List.copyOf(values);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the key of a tag is empty");
        }
    }
}
