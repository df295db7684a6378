package io.vpcwhy.model.intent;

import io.vpcwhy.model.intent.YamlNode.Entry;
import io.vpcwhy.model.intent.YamlNode.Mapping;
import io.vpcwhy.model.json.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a mapping by their keys. A key that is not known, or is there twice, is a mistake. */
final class MappingFields {

    private final int line;
    private final MistakeList mistakes;
    private final Map<String, YamlNode> values = new LinkedHashMap<>();

    private MappingFields(int line, MistakeList mistakes) {
        this.line = line;
        this.mistakes = mistakes;
    }

    static MappingFields of(Mapping mapping, List<String> known, MistakeList mistakes) {
        MappingFields fields = new MappingFields(mapping.line(), mistakes);
        for (Entry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                mistakes.add(entry.line(), unknown(entry.key(), known));
            } else if (fields.values.put(entry.key(), entry.value()) != null) {
                mistakes.add(entry.line(), entry.key() + " is there twice; it is expected once");
            }
        }
        return fields;
    }

    private static String unknown(String key, List<String> known) {
        return IntentMistake.quoted(key) + " is not known here"
                + NearestName.of(key, known)
                        .map(nearest -> ", did you mean " + nearest + "?")
                        .orElse("")
                + "; one of " + String.join(", ", known) + " is expected";
    }

    /** Makes sure that a key is there. */
    void require(String key, String problem) {
        if (!values.containsKey(key)) {
            mistakes.add(line, problem);
        }
    }

    Optional<YamlNode> get(String key) {
        return Optional.ofNullable(values.get(key));
    }
}
