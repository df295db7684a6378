package io.vpcwhy.cli.page;

import io.vpcwhy.cli.render.ReplayWords;
import java.util.List;
import java.util.function.Function;

/**
 * A table, which scrolls by itself where the page is too narrow for it.
 *
 * @param caption no other table of the page has it
 * @param columns the first names what a row is about
 * @param most rows that are shown; the others are counted
 * @param all where all rows can be had
 */
record Table(String caption, List<Column> columns, int most, String all) {

    /** A column by its heading. */
    record Column(String heading, boolean isNumber) {

        static Column text(String heading) {
            return new Column(heading, false);
        }

        static Column number(String heading) {
            return new Column(heading, true);
        }
    }

    Table {
        columns = List.copyOf(columns);
    }

    /**
     * Writes it.
     *
     * @param cells those of a row, one a column
     */
    <T> void write(Html html, List<T> rows, Function<T, List<String>> cells) {
        html.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table").line("caption", caption).open("thead").open("tr");
        for (Column column : columns) {
            cell(html, column, "th", column.heading(), "col");
        }
        html.close().closeLine().open("tbody");
        for (T row : rows.subList(0, Math.min(most, rows.size()))) {
            row(html, cells.apply(row));
        }
        html.close().close().closeLine();
        if (rows.size() > most) {
            String others = ReplayWords.count(rows.size() - most, "other", "others");
            html.line("p", "and " + others + "; " + all + " has all", "class", "muted");
        }
    }

    private void row(Html html, List<String> cells) {
        html.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            cell(html, columns.get(i), i == 0 ? "th" : "td", cells.get(i), i == 0 ? "row" : "");
        }
        html.closeLine();
    }

    private static void cell(Html html, Column column, String tag, String text, String scope) {
        html.open(tag, attributes(column, scope)).text(Figures.cut(text)).close();
    }

    private static String[] attributes(Column column, String scope) {
        if (scope.isEmpty()) {
            return column.isNumber() ? new String[] {"class", "number"} : new String[0];
        }
        return column.isNumber() ? new String[] {"scope", scope, "class", "number"} : new String[] {"scope", scope};
    }
}
