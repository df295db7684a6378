package io.vpcwhy.cli;

import java.util.List;

/** Logs that are found, and can be read until this is closed. */
final class FoundLogs implements AutoCloseable {

    /** Ends what the logs are read by. */
    @FunctionalInterface
    interface End extends AutoCloseable {
        @Override
        void close();
    }

    private final List<LogArgument> logs;
    private final End end;

    FoundLogs(List<LogArgument> logs, End end) {
        this.logs = List.copyOf(logs);
        this.end = end;
    }

    List<LogArgument> logs() {
        return logs;
    }

    @Override
    public void close() {
        end.close();
    }
}
