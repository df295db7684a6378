package io.vpcwhy.simulator.replay;

/** Logs that are being read, as others see it meanwhile. Safe for use by several threads. */
public interface LogWork {

    /** Lines that were answered so far; fewer again when a log has to be read once more. */
    long recordsSoFar();

    /** Bytes that were read so far, as they are stored; fewer again when a log has to be read once more. */
    long bytesSoFar();

    /** Makes the run come to an end soon, with what was counted until then. */
    void stop();

    /** Whether it was told to come to an end. */
    boolean isStopped();
}
