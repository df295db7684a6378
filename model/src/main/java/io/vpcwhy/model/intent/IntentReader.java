package io.vpcwhy.model.intent;

import io.vpcwhy.model.intent.YamlNode.Mapping;
import io.vpcwhy.model.intent.YamlNode.Sequence;
import io.vpcwhy.model.json.DocumentText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads files of intents, in YAML or JSON. A file with a mistake is refused with all of its mistakes, and so is one without
 * intents: what is not understood is never passed over, since it would be checked by nobody.
 */
public final class IntentReader {

    private static final String EXPECTED = "a file of intents in YAML or JSON is expected";

    private static final String INTENTS = "intents";

    /** By which editors find the schema of a JSON file. */
    private static final String SCHEMA = "$schema";

    private final MistakeList mistakes;

    private IntentReader(MistakeList mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * Reads a file.
     *
     * @throws IntentException where it cannot be read, or has a mistake
     */
    public static IntentFile read(Path file) throws IntentException {
        if (Files.isDirectory(file)) {
            throw new IntentException(List.of(new IntentMistake(file.toString(), 0, "is a folder; " + EXPECTED)));
        }
        try (InputStream content = Files.newInputStream(file)) {
            return read(file.toString(), content);
        } catch (IOException broken) {
            throw unreadable(file.toString(), broken);
        }
    }

    /**
     * Reads a document from a stream, and leaves closing it to the caller.
     *
     * @param name as the user would name it
     * @throws IntentException where it cannot be read, or has a mistake
     */
    public static IntentFile read(String name, InputStream content) throws IntentException {
        MistakeList mistakes = new MistakeList(name);
        List<Intent> intents = new ArrayList<>();
        try {
            Optional<YamlNode> document = YamlTreeReader.read(content, name.endsWith(".json") ? "JSON" : "YAML");
            if (document.isEmpty()) {
                mistakes.add(0, "is empty; " + EXPECTED);
            }
            document.ifPresent(root -> intents.addAll(new IntentReader(mistakes).document(root)));
        } catch (YamlTreeReader.Refusal refusal) {
            mistakes.add(refusal.line(), refusal.problem());
        }
        mistakes.refuseIfAny();
        return new IntentFile(name, intents);
    }

    private static IntentException unreadable(String name, IOException broken) {
        boolean missing = broken instanceof NoSuchFileException || broken instanceof FileNotFoundException;
        String reason =
                broken instanceof AccessDeniedException ? "permission denied" : String.valueOf(broken.getMessage());
        return new IntentException(List.of(new IntentMistake(
                name, 0, (missing ? "does not exist" : "cannot be read: " + reason) + "; " + EXPECTED)));
    }

    private List<Intent> document(YamlNode root) {
        if (!(root instanceof Mapping mapping)) {
            mistakes.add(root.line(), "is no mapping; a list under the key intents is expected");
            return List.of();
        }
        MappingFields fields = MappingFields.of(mapping, List.of(SCHEMA, INTENTS), mistakes);
        fields.require(INTENTS, "the key intents is missing; a list of intents is expected under it");
        return fields.get(INTENTS).map(this::intents).orElse(List.of());
    }

    private List<Intent> intents(YamlNode node) {
        if (!(node instanceof Sequence list) || list.items().isEmpty()) {
            mistakes.add(node.line(), "intents is no list, or an empty one; at least one intent is expected");
            return List.of();
        }
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<Intent> intents = new ArrayList<>();
        for (YamlNode item : list.items()) {
            new IntentFieldsReader(mistakes).read(item).ifPresent(intent -> {
                Integer before = lines.putIfAbsent(intent.name(), intent.line());
                if (before != null) {
                    mistakes.add(
                            intent.line(),
                            "the intent of line " + before + " is called " + DocumentText.quoted(intent.name())
                                    + " too; each name once is expected");
                }
                intents.add(intent);
            });
        }
        return intents;
    }
}
