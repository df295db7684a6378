package io.vpcwhy.model.intent;

import java.util.List;

/** A value of a YAML document, with the line where it stands. */
sealed interface YamlNode {

    /** From 1. */
    int line();

    /** Text, a number, a boolean or nothing, which is empty: which of the others, its reader decides. */
    record Scalar(String text, int line) implements YamlNode {}

    record Sequence(List<YamlNode> items, int line) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys in the order of the document; one may be there twice. */
    record Mapping(List<Entry> entries, int line) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    record Entry(String key, int line, YamlNode value) {}
}
