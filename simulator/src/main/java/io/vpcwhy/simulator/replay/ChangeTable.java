package io.vpcwhy.simulator.replay;

/** Numbers changes. Safe for use by several threads. */
final class ChangeTable extends NumberTable<Change> {

    /** Of what breaks, every port counts; what scans may open to the internet would make a group of each. */
    @Override
    byte traitsOf(Change change) {
        boolean every = change.effect() == Effect.BREAKS
                || (change.effect() == Effect.OPENS && change.farEnd() != FarEnd.INTERNET);
        return every ? EVERY_PORT : 0;
    }
}
