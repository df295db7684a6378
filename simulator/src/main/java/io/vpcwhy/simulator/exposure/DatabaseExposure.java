package io.vpcwhy.simulator.exposure;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Obstacle;
import java.util.List;

/**
 * Whether the internet reaches a database.
 *
 * @param from the addresses that can connect, as narrow as the rules are; whole blocks stand for those of their addresses
 *     that are on the internet
 * @param findings the ways on which packets reach its port, whether their replies return or not
 * @param portZeroAlone whether replies return, but to none but packets from or to port 0, which no connection has
 * @param blockedBy what stands in the way, each reason once; none where it is reached
 * @param unknowns what is not known and could change the verdict
 */
public record DatabaseExposure(
        DatabaseSubject subject,
        Verdict verdict,
        List<Cidr> from,
        List<Finding> findings,
        boolean portZeroAlone,
        List<Obstacle> blockedBy,
        List<Leg.Unknown> unknowns) {

    public DatabaseExposure {
        from = List.copyOf(from);
        findings = List.copyOf(findings);
        blockedBy = List.copyOf(blockedBy);
        unknowns = List.copyOf(unknowns);
    }

    /** Flagged as publicly accessible, and yet not reachable. */
    public boolean flaggedYetBlocked() {
        return verdict == Verdict.NOT_REACHABLE && subject.publiclyAccessible().orElse(false);
    }

    /** Reachable, and yet not flagged as publicly accessible. */
    public boolean reachableYetNotFlagged() {
        return verdict == Verdict.REACHABLE && !subject.publiclyAccessible().orElse(true);
    }
}
