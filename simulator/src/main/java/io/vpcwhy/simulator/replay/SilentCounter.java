package io.vpcwhy.simulator.replay;

/** Takes counts that nobody wants: what is counted of two snapshots is counted from both together. For one thread. */
final class SilentCounter extends Counter {

    SilentCounter(NumberTable<?> causes, boolean[] services) {
        super(causes, services, new Counts());
    }

    @Override
    int add(int cause, int port, long bytes, long start, long end, long peer) {
        return NO_GROUP;
    }

    @Override
    void refuse(int networkInterface, long bytes, long start, long end, long peer) {
        // nobody asks what was refused
    }
}
