package io.vpcwhy.simulator.replay;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Records that are told as one: those of one service port of which the same is found. */
public sealed interface RecordGroup permits ReplayReport.Group, WhatIfReport.Group {

    /** Empty for protocols without ports, and for all ports together that are not counted by themselves. */
    OptionalInt port();

    /** How many there are. */
    long records();

    /** How many bytes they tell of. */
    long bytes();

    /** The addresses at the far end. */
    ReplayReport.Peers peers();

    /** Unix time, in seconds, of the first packet; empty where not logged. */
    OptionalLong first();

    /** Unix time, in seconds, of the last packet; empty where not logged. */
    OptionalLong last();

    /** The first of them in the order of the logs. */
    Optional<String> example();
}
