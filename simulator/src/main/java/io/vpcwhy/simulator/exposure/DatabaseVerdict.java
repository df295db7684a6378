package io.vpcwhy.simulator.exposure;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.DatabaseAttribution;
import java.util.Collection;
import java.util.function.Function;

/** The verdict on a database, from those on the interfaces that are or may be its own. */
final class DatabaseVerdict {

    private final Function<NetworkInterface, Verdict> verdicts;

    /** @param verdicts on each interface */
    DatabaseVerdict(Function<NetworkInterface, Verdict> verdicts) {
        this.verdicts = verdicts;
    }

    Verdict on(DatabaseSubject subject) {
        if (subject.interfaces().isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return subject instanceof DatabaseSubject.Collected collected
                        && collected.attribution() instanceof DatabaseAttribution.Shared shared
                ? onShared(shared)
                : onOwn(subject.interfaces());
    }

    private Verdict onOwn(Collection<NetworkInterface> own) {
        if (own.stream().anyMatch(nic -> verdicts.apply(nic) == Verdict.REACHABLE)) {
            return Verdict.REACHABLE;
        }
        return all(own, Verdict.NOT_REACHABLE) ? Verdict.NOT_REACHABLE : Verdict.UNKNOWN;
    }

    /** Of interfaces that may as well be another database's, all have to agree, and each database has to have one. */
    private Verdict onShared(DatabaseAttribution.Shared shared) {
        if (onOwn(shared.own()) == Verdict.REACHABLE) {
            return Verdict.REACHABLE;
        }
        if (!shared.oneForEach()) {
            return Verdict.UNKNOWN;
        }
        if (all(shared.interfaces(), Verdict.NOT_REACHABLE)) {
            return Verdict.NOT_REACHABLE;
        }
        return all(shared.interfaces(), Verdict.REACHABLE) ? Verdict.REACHABLE : Verdict.UNKNOWN;
    }

    private boolean all(Collection<NetworkInterface> interfaces, Verdict verdict) {
        return interfaces.stream().allMatch(nic -> verdicts.apply(nic) == verdict);
    }
}
