package io.vpcwhy.cli.report;

import java.util.List;

/**
 * All that a command reports.
 *
 * @param name of the command, such as {@code check}
 * @param gaps what could hide more
 * @param strict whether what is not known is as bad as a finding
 * @param compared whether findings were held against those of an earlier run
 */
public record Report(String name, List<ReportedCase> cases, List<String> gaps, boolean strict, boolean compared) {

    public Report {
        cases = List.copyOf(cases);
        gaps = List.copyOf(gaps);
    }

    /** What was looked for, each once. */
    List<ReportedRule> rules() {
        return cases.stream().map(ReportedCase::rule).distinct().toList();
    }

    List<ReportedItem> counting() {
        return cases.stream().flatMap(each -> each.counting().stream()).toList();
    }

    List<ReportedItem> notKnown() {
        return cases.stream().flatMap(each -> each.notKnown().stream()).toList();
    }

    /** Whether something that is not known could hide a finding. */
    boolean isOpen() {
        return !gaps.isEmpty() || !notKnown().isEmpty();
    }

    /** Such as {@code 1 finding} or {@code 3 findings}. */
    static String count(int number, String one, String many) {
        return number == 1 ? "1 " + one : number + " " + many;
    }
}
