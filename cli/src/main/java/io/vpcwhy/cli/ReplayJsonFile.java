package io.vpcwhy.cli;

import io.vpcwhy.cli.render.ReplayedGroup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What {@code replay --format json} wrote, of which one group is read. */
final class ReplayJsonFile {

    private final Path file;

    ReplayJsonFile(Path file) {
        this.file = file;
    }

    /**
     * A group.
     *
     * @param number its place among the groups, from 1
     * @throws InputException where the file is none, or has fewer groups
     */
    ReplayedGroup group(int number) {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            return group(parser, number);
        } catch (IOException e) {
            throw new InputException(
                    file + ": cannot be read (" + e.getMessage() + "); give what replay --format json wrote");
        } catch (JacksonException e) {
            throw new InputException(file + ": is no JSON; give what replay --format json wrote");
        }
    }

    private ReplayedGroup group(JsonParser parser, int number) {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean groups = parser.currentName().equals("Groups");
                if (parser.nextToken() == JsonToken.START_ARRAY && groups) {
                    return element(parser, number);
                }
                parser.skipChildren();
            }
        }
        throw new InputException(file + ": has no Groups; give what replay --format json wrote");
    }

    private ReplayedGroup element(JsonParser parser, int number) {
        int seen = 0;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            if (++seen == number) {
                return read(parser);
            }
            parser.skipChildren();
        }
        throw new InputException("--group " + number + ": " + file + " has " + seen + " groups; count from 1");
    }

    private static ReplayedGroup read(JsonParser parser) {
        Map<String, String> members = new HashMap<>();
        OptionalInt port = OptionalInt.empty();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                members.put(name, parser.getString());
            } else if (name.equals("DestinationPort") && value == JsonToken.VALUE_NUMBER_INT) {
                port = OptionalInt.of(parser.getIntValue());
            } else {
                parser.skipChildren();
            }
        }
        return new ReplayedGroup(members, port);
    }
}
