package io.vpcwhy.cli.query;

import java.util.ArrayList;
import java.util.List;

/** SQL for Athena that finds records, and the table that it needs. */
public final class AthenaQuery {

    private final AthenaTable table;

    public AthenaQuery(AthenaTable table) {
        this.table = table;
    }

    /** The query alone. */
    String select(Condition condition, Condition.Time time) {
        List<String> conditions = new ArrayList<>(table.pruning(time.since(), time.until()));
        if (time.since().isPresent() || time.until().isPresent()) {
            conditions.add(SqlCondition.write(time));
        }
        conditions.addAll(SqlCondition.lines(condition));
        return "SELECT *\nFROM " + quoted(table.name()) + "\nWHERE " + String.join("\n  AND ", conditions)
                + "\nORDER BY \"start\"";
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /**
     * The query, with what is to be known of it in comments.
     *
     * @param withTable whether the table is to be made first
     */
    public WrittenQuery write(Condition condition, Condition.Time time, boolean withTable, List<String> notes) {
        StringBuilder text = new StringBuilder();
        List<String> all = new ArrayList<>(notes);
        if (withTable) {
            all.addAll(table.notes());
            text.append("-- The table, to be made once. Times are UTC.\n")
                    .append(table.ddl())
                    .append(";\n\n");
        }
        notes.forEach(note -> text.append("-- ").append(note).append('\n'));
        text.append(select(condition, time)).append(";\n");
        return new WrittenQuery(text.toString(), all);
    }
}
