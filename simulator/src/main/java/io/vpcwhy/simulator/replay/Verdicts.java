package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.simulator.explain.FlowFinding;
import io.vpcwhy.simulator.explain.Sighting;
import java.util.Optional;

/** What is found of records, by numbers of a table. Safe for use by several threads. */
interface Verdicts {

    /** The numbers. */
    NumberTable<?> table();

    /** The number for a record whose side is known, or of no account. */
    int of(FlowLogRecord record, FlowFinding side);

    /** The number for a record whose ports leave doubt; where it turns on the side, the number of a choice. */
    int ofDoubtful(FlowLogRecord record, Sighting sighting);

    /** What a choice comes to. */
    int chosen(int choice, FlowFinding side);

    /** Which way the packets of such records go, where that is known. */
    Optional<Direction> direction(int number);
}
