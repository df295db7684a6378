package io.vpcwhy.cli.query;

import java.util.List;

/**
 * A query.
 *
 * @param text to be given to the other tool, in which comments are told as that tool has them
 * @param notes what it cannot say, or what is to be put in; for people
 */
public record WrittenQuery(String text, List<String> notes) {
    public WrittenQuery {
        notes = List.copyOf(notes);
    }
}
