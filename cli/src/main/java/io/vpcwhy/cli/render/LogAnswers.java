package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.connection.ConnectionReport;
import io.vpcwhy.simulator.insight.Insight;
import io.vpcwhy.simulator.usage.RuleUsage;
import java.util.List;
import java.util.Optional;

/**
 * What was found in logs beside the causes of their records; each is empty where nobody asked.
 *
 * @param connections which of them are broken
 * @param insights what stands out
 * @param rules how the rules of the snapshot were used
 */
public record LogAnswers(
        Optional<ConnectionReport> connections, Optional<List<Insight>> insights, Optional<RuleUsage> rules) {

    public LogAnswers {
        insights = insights.map(List::copyOf);
    }
}
