package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.LogInput;
import io.vpcwhy.simulator.replay.LogSequence;
import io.vpcwhy.simulator.replay.Replay;
import io.vpcwhy.simulator.replay.Watching;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections of a log in a test. */
final class Replayed {

    private Replayed() {}

    static ConnectionReport connections(Snapshot snapshot, String log) {
        return connections(snapshot, List.of(log), 1, SightingTable.MOST);
    }

    /** Of a log in several files, read by several threads, with as much memory. */
    static ConnectionReport connections(Snapshot snapshot, List<String> files, int threads, int most) {
        Watching<ConnectionWatch> watching = ConnectionWatch.of(snapshot, most);
        List<LogInput> inputs = new ArrayList<>();
        for (String file : files) {
            inputs.add(LogInput.of(
                    "log" + inputs.size(), () -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
        }
        ConnectionWatch seen = Replay.watching(
                        snapshot, FlowLogReadOptions.NONE, FlowLogSelection.ALL, threads, List.of(watching))
                .watchAll(List.of(new LogSequence(inputs)))
                .seen(watching);
        return new ConnectionFinder(snapshot).find(seen);
    }
}
