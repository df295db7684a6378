package io.vpcwhy.simulator.replay;

/** Logs that are being read, as others see it meanwhile. Safe for use by several threads. */
public abstract sealed class LogWork permits Replay, WhatIf {

    private final LogStream stream;

    LogWork(LogStream stream) {
        this.stream = stream;
    }

    /** What reads the logs. */
    final LogStream stream() {
        return stream;
    }

    /** Lines that were answered so far; fewer again when a log has to be read once more. */
    public final long recordsSoFar() {
        return stream.recordsSoFar();
    }

    /** Bytes that were read so far, as they are stored; fewer again when a log has to be read once more. */
    public final long bytesSoFar() {
        return stream.bytesSoFar();
    }

    /** Makes the run come to an end soon, with what was counted until then. */
    public final void stop() {
        stream.stop();
    }

    /** Whether it was told to come to an end. */
    public final boolean isStopped() {
        return stream.isStopped();
    }
}
