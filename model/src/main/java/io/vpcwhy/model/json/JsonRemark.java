package io.vpcwhy.model.json;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * Something that is wrong, or doubtful, in a document.
 *
 * @param file as the user would name it
 * @param line from 1; 0 for the document as a whole
 * @param jsonPath such as {@code MatchPaths[0].Source}; empty for the document as a whole
 * @param problem what is wrong, with the value
 * @param remedy what would be right
 */
public record JsonRemark(String file, int line, String jsonPath, String problem, String remedy) {

    public JsonRemark {
        file = DocumentText.printable(file);
        jsonPath = DocumentText.printable(jsonPath);
        problem = DocumentText.printable(problem);
        remedy = DocumentText.printable(remedy);
    }

    /**
     * That a document cannot be read at all.
     *
     * @param remedy what is expected
     */
    public static JsonRemark unreadable(String file, IOException broken, String remedy) {
        boolean missing = broken instanceof NoSuchFileException || broken instanceof FileNotFoundException;
        String reason =
                broken instanceof AccessDeniedException ? "permission denied" : String.valueOf(broken.getMessage());
        return new JsonRemark(file, 0, "", missing ? "does not exist" : "cannot be read: " + reason, remedy);
    }

    /** All of it but the line of the document, on one line. */
    @Override
    public String toString() {
        return from(file);
    }

    /** All of it on one line. */
    public String withLine() {
        return from(line == 0 ? file : file + ":" + line);
    }

    private String from(String place) {
        return place + ": " + (jsonPath.isEmpty() ? "" : jsonPath + ": ") + problem + "; " + remedy;
    }
}
