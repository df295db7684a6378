package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;

/**
 * Holds the traffic of logs against a proposed configuration: what was accepted and would be rejected, and the other way
 * round. Each record is judged by itself under both snapshots, as {@code explain} judges it.
 */
public final class WhatIf extends LogWork {

    private final Snapshot today;
    private final Snapshot proposed;
    private final ChangeStudy study;

    /**
     * @param selection of the records that are counted; the others are in view all the same
     * @param threads that read and count, from 1
     */
    public WhatIf(
            Snapshot today, Snapshot proposed, FlowLogReadOptions options, FlowLogSelection selection, int threads) {
        this(today, proposed, new ChangeStudy(today, proposed), options, selection, threads);
    }

    private WhatIf(
            Snapshot today,
            Snapshot proposed,
            ChangeStudy study,
            FlowLogReadOptions options,
            FlowLogSelection selection,
            int threads) {
        super(new LogStream(study, options, selection, threads));
        this.today = today;
        this.proposed = proposed;
        this.study = study;
    }

    /** Compares all of the logs. One that cannot be read, or not to its end, leaves the report incomplete. */
    public WhatIfReport run(List<LogSequence> logs) {
        LogStream.Outcome outcome = stream().run(logs);
        return new WhatIfReportMaker(today, proposed, study.verdicts().table())
                .report(outcome.counts(), outcome.damages(), outcome.complete());
    }
}
