package io.vpcwhy.cli.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Metric filters that count records from now on.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/logs/put-metric-filter.html">put-metric-filter</a>
 */
public final class MetricFilter {

    private final LogSource source;
    private final String name;

    /** @param name of the filter and the metric */
    public MetricFilter(LogSource source, String name) {
        this.source = source;
        this.name = name;
    }

    /**
     * Commands that make the filters, one for each pattern that it takes.
     *
     * @throws UnwritableQueryException where patterns cannot say it
     */
    public WrittenQuery write(Condition condition, Condition.Time time, List<String> notes) {
        FilterPattern writer = new FilterPattern(source.format());
        List<String> patterns = writer.write(condition);
        List<String> all = new ArrayList<>(notes);
        all.addAll(writer.notes());
        if (time.since().isPresent() || time.until().isPresent()) {
            all.add("--since and --until are left out: a metric filter counts what arrives from now on");
        }
        StringBuilder text = new StringBuilder();
        all.forEach(note -> text.append("# ").append(note).append('\n'));
        for (int i = 0; i < patterns.size(); i++) {
            String filter = patterns.size() == 1 ? name : name + "-" + (i + 1);
            text.append("aws logs put-metric-filter --log-group-name ")
                    .append(source.logGroupName())
                    .append(" --filter-name ")
                    .append(filter)
                    .append(" \\\n  --filter-pattern '")
                    .append(patterns.get(i))
                    .append("' \\\n  --metric-transformations metricName=")
                    .append(name)
                    .append(",metricNamespace=vpcwhy,metricValue=1,defaultValue=0\n");
        }
        return new WrittenQuery(text.toString(), all);
    }
}
