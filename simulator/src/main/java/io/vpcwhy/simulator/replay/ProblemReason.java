package io.vpcwhy.simulator.replay;

import java.util.regex.Pattern;

/** What the problems of lines have in common: the reason without what stands in each line. */
final class ProblemReason {

    private static final Pattern VALUE = Pattern.compile(": '.*' is ");

    private static final Pattern TOO_FEW =
            Pattern.compile("the line has \\d+ values? and the format (\\d+) columns; nothing is left for .*");

    private static final Pattern NOT_DEFAULT =
            Pattern.compile("the line has \\d+ values? where the default format has (\\d+)");

    private ProblemReason() {}

    /** The reason of a problem that the reader of flow logs tells. */
    static String of(String problem) {
        String withoutValue = VALUE.matcher(problem).replaceFirst(": ... is ");
        String withoutColumn = TOO_FEW.matcher(withoutValue)
                .replaceFirst("the line has fewer values than the $1 columns of the format");
        return NOT_DEFAULT
                .matcher(withoutColumn)
                .replaceFirst("the line has more or fewer values than the $1 of the default format");
    }
}
