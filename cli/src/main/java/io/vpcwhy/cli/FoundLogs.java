package io.vpcwhy.cli;

import java.util.List;

/** Logs that are found, and can be read until this is closed. */
final class FoundLogs implements AutoCloseable {

    private final List<LogArgument> logs;
    private final Runnable end;

    /** @param end ends what the logs are read by */
    FoundLogs(List<LogArgument> logs, Runnable end) {
        this.logs = List.copyOf(logs);
        this.end = end;
    }

    List<LogArgument> logs() {
        return logs;
    }

    @Override
    public void close() {
        end.run();
    }
}
