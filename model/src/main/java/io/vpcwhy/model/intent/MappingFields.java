package io.vpcwhy.model.intent;

import io.vpcwhy.model.intent.YamlNode.Entry;
import io.vpcwhy.model.intent.YamlNode.Mapping;
import io.vpcwhy.model.json.DocumentText;
import io.vpcwhy.model.json.NearestName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of a mapping by their keys. A key that is not known, or is there twice, is a mistake. */
final class MappingFields {

    private final int line;
    private final MistakeList mistakes;
    private final Map<String, YamlNode> values = new LinkedHashMap<>();
    private final Set<String> misspelt = new HashSet<>();

    private MappingFields(int line, MistakeList mistakes) {
        this.line = line;
        this.mistakes = mistakes;
    }

    static MappingFields of(Mapping mapping, List<String> known, MistakeList mistakes) {
        MappingFields fields = new MappingFields(mapping.line(), mistakes);
        for (Entry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                Optional<String> nearest = NearestName.of(entry.key(), known);
                nearest.ifPresent(fields.misspelt::add);
                mistakes.add(entry.line(), unknown(entry.key(), nearest, known));
            } else if (fields.values.put(entry.key(), entry.value()) != null) {
                mistakes.add(entry.line(), entry.key() + " is there twice; it is expected once");
            }
        }
        return fields;
    }

    private static String unknown(String key, Optional<String> nearest, List<String> known) {
        return DocumentText.quoted(key) + " is not known here"
                + nearest.map(name -> ", did you mean " + name + "?").orElse("")
                + "; one of " + String.join(", ", known) + " is expected";
    }

    /** Makes sure that a key is there; a mistake in it is told already. */
    void require(String key, String problem) {
        if (!values.containsKey(key) && !misspelt.contains(key)) {
            mistakes.add(line, problem);
        }
    }

    Optional<YamlNode> get(String key) {
        return Optional.ofNullable(values.get(key));
    }
}
