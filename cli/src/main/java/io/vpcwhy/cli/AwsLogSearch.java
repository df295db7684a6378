package io.vpcwhy.cli;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.cli.collect.logs.AwsLogName;
import io.vpcwhy.cli.collect.logs.AwsLogSource;
import io.vpcwhy.cli.collect.logs.AwsLogs;
import io.vpcwhy.cli.collect.logs.LogWish;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Looks for logs in AWS, and says on a terminal how far it is. */
final class AwsLogSearch implements AutoCloseable {

    private final AwsLogs logs;
    private final LogWish wish;
    private final PrintWriter messages;
    private final AtomicLong objects = new AtomicLong();

    AwsLogSearch(AwsLogOptions options, Snapshot snapshot, FlowLogSelection selection, PrintWriter messages) {
        this.wish = new LogWish(snapshot, selection, options.byInsights());
        this.messages = messages;
        this.logs = new AwsLogs(
                options.access(),
                options.region(),
                options.role(),
                note -> messages.println("vpcwhy: " + note),
                objects::set);
    }

    List<LogArgument> find(AwsLogName name) throws CollectException {
        try (TerminalLine line = new TerminalLine(messages, () -> words(name))) {
            line.start();
            List<LogArgument> found = new ArrayList<>();
            for (AwsLogSource source : logs.find(name, wish)) {
                boolean isFolder = source.name().startsWith(AwsLogName.BUCKET);
                found.add(new LogArgument(source.name(), source.inputs(), isFolder));
            }
            return found;
        }
    }

    private String words(AwsLogName name) {
        return name instanceof AwsLogName.Group
                ? "looking for " + name
                : String.format(Locale.ROOT, "looking for %s: %,d objects", name, objects.get());
    }

    @Override
    public void close() {
        logs.close();
    }
}
