package io.vpcwhy.cli.graph;

import io.vpcwhy.cli.render.Plain;
import java.util.ArrayList;
import java.util.List;

/** Text for labels. */
final class Words {

    private static final int LINES = 3;

    private Words() {}

    /** The text on one line and no longer than that, with an ellipsis for what is cut off. */
    static String shortened(String text, int most) {
        String plain = Plain.text(text).strip();
        if (plain.codePointCount(0, plain.length()) <= most) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, most - 1)).strip() + "…";
    }

    /** The text in lines of about that width, broken at spaces where there are any. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Plain.text(text).strip().split(" +", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The first few, and how many more there are. */
    static List<String> few(List<String> all) {
        if (all.size() <= LINES) {
            return all;
        }
        List<String> few = new ArrayList<>(all.subList(0, LINES - 1));
        few.add("and " + (all.size() - LINES + 1) + " more");
        return few;
    }
}
