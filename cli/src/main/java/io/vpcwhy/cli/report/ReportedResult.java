package io.vpcwhy.cli.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An item of a report with the rule that it is about.
 *
 * @param number of the item among those of the same rule and fingerprint of ends, from 1: on one way, some packets may be
 *     let through by one group and some by another
 */
record ReportedResult(ReportedRule rule, ReportedItem item, int number) {

    /** All items of a report. */
    static List<ReportedResult> all(Report report) {
        Map<String, Integer> numbers = new HashMap<>();
        List<ReportedResult> results = new ArrayList<>();
        for (ReportedCase each : report.cases()) {
            for (ReportedItem item : each.items()) {
                String known = each.rule().id() + " " + item.fingerprint().ends();
                results.add(new ReportedResult(each.rule(), item, numbers.merge(known, 1, Integer::sum)));
            }
        }
        return results;
    }
}
