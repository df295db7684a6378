package io.vpcwhy.simulator.replay;

import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Concern;

/** Numbers causes. Safe for use by several threads. */
final class CauseTable extends NumberTable<Cause> {

    Cause cause(int number) {
        return at(number);
    }

    @Override
    byte traitsOf(Cause cause) {
        Concern concern = cause.concern();
        if (concern == Concern.INBOUND_REJECTED) {
            return REFUSED;
        }
        return countsEveryPort(concern) ? EVERY_PORT : 0;
    }

    /** Whether records are counted by every port; else ports that no service has and no rule names are one. */
    static boolean countsEveryPort(Concern concern) {
        return concern.compareTo(Concern.INBOUND_REJECTED) < 0;
    }
}
