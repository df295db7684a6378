package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Hypothesis;
import io.vpcwhy.simulator.explain.Status;
import io.vpcwhy.simulator.filter.SimulatedAction;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What becomes of a record where a proposed configuration takes the place of today's. Records of one change are told as
 * one, so that of the two causes only as much is here as tells them apart: the filter and the rule of both where traffic
 * breaks or opens, of today's where the log says otherwise, of the one that does not decide.
 *
 * @param farEnd of what breaks, opens or is gone; else {@link FarEnd#ELSEWHERE}
 * @param refusingRequest of an answer that passes as before, but whose request would be rejected: the proposed security
 *     groups of the interface, none of which permits it; else none
 * @param sideOpen whether it would pass as an answer alone, while it is not known for certain to be one
 * @param today what today's snapshot says, and what the log makes of that
 * @param proposed likewise of the proposed one
 */
public record Change(
        Effect effect, FarEnd farEnd, List<String> refusingRequest, boolean sideOpen, Cause today, Cause proposed) {

    public Change {
        refusingRequest = List.copyOf(refusingRequest);
    }

    private static final String GONE = new Hypothesis.InterfaceNotInSnapshot("", Optional.empty()).code();

    /**
     * Compares the causes of a record.
     *
     * @param sideOpen whether it may be another side of its connection than the records beside it make it likely
     * @param refusing which proposed security groups refuse the request that it answers, if it is an answer
     */
    static Change of(Cause today, Cause proposed, boolean sideOpen, Supplier<List<String>> refusing, FarEnd farEnd) {
        return switch (today.status()) {
            case MALFORMED -> new Change(Effect.MALFORMED, FarEnd.ELSEWHERE, List.of(), false, today, proposed);
            case NO_DATA -> new Change(Effect.NO_DATA, FarEnd.ELSEWHERE, List.of(), false, today, proposed);
            default ->
                isGone(proposed) && !isGone(today)
                        ? new Change(Effect.GONE, farEnd, List.of(), false, bare(today), proposed)
                        : ofFilters(today, proposed, sideOpen, refusing, farEnd);
        };
    }

    private static Change ofFilters(
            Cause today, Cause proposed, boolean sideOpen, Supplier<List<String>> refusing, FarEnd farEnd) {
        if (today.status() == Status.CONTRADICTED) {
            return new Change(Effect.DRIFT, FarEnd.ELSEWHERE, List.of(), false, today, bare(proposed));
        }
        if (today.status() == Status.UNDECIDED) {
            return new Change(Effect.UNDECIDED, FarEnd.ELSEWHERE, List.of(), false, today, bare(proposed));
        }
        if (proposed.status() == Status.UNDECIDED) {
            return new Change(Effect.UNDECIDED, FarEnd.ELSEWHERE, List.of(), false, bare(today), proposed);
        }
        boolean accepted = today.action() == SimulatedAction.ACCEPT;
        if (today.action() != proposed.action()) {
            return new Change(accepted ? Effect.BREAKS : Effect.OPENS, farEnd, List.of(), false, today, proposed);
        }
        if (!accepted || today.passesAsAnswer() == proposed.passesAsAnswer()) {
            return new Change(Effect.UNCHANGED, FarEnd.ELSEWHERE, List.of(), false, bare(today), bare(proposed));
        }
        if (sideOpen) {
            return proposed.passesAsAnswer()
                    ? new Change(Effect.UNDECIDED, FarEnd.ELSEWHERE, List.of(), true, bare(today), proposed)
                    : new Change(Effect.UNCHANGED, FarEnd.ELSEWHERE, List.of(), false, bare(today), bare(proposed));
        }
        List<String> refusingRequest = today.passesAsAnswer() ? refusing.get() : List.of();
        return !refusingRequest.isEmpty()
                ? new Change(Effect.BREAKS, farEnd, refusingRequest, false, today, proposed)
                : new Change(Effect.UNCHANGED, FarEnd.ELSEWHERE, List.of(), false, bare(today), bare(proposed));
    }

    private static boolean isGone(Cause cause) {
        return cause.status() == Status.UNDECIDED && cause.code().equals(Optional.of(GONE));
    }

    /** Without the filter, the rule and the code. */
    private static Cause bare(Cause cause) {
        return new Cause(
                cause.status(),
                cause.concern(),
                cause.action(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                cause.direction(),
                Optional.empty());
    }

    /** Whether it is an answer that passes as before, but whose request would be rejected. */
    public boolean withRequest() {
        return !refusingRequest.isEmpty();
    }

    /** Which way it goes, as far as one of the two snapshots knows the interface. */
    public Optional<Direction> direction() {
        return today.direction().or(proposed::direction);
    }

    /** Whether accepted traffic between own interfaces would be rejected. */
    public boolean breaksOwn() {
        return effect == Effect.BREAKS && farEnd == FarEnd.OWN;
    }

    /** Whether today's snapshot decides and the proposed one does not. */
    public boolean isLeftOpen() {
        return effect == Effect.UNDECIDED && today.status() != Status.UNDECIDED;
    }

    /** Whether what comes from the internet and was rejected would be accepted. */
    public boolean opensToInternet() {
        return effect == Effect.OPENS
                && farEnd == FarEnd.INTERNET
                && proposed.direction().equals(Optional.of(Direction.INGRESS));
    }

    /** Whether it is an answer that today passes with its request, and would no longer. */
    public boolean ofAnswer() {
        return effect == Effect.BREAKS && today.passesAsAnswer();
    }
}
