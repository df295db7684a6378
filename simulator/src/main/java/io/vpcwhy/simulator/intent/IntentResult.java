package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.intent.Expectation;
import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.List;

/**
 * Whether an intent holds, and where it does not.
 *
 * @param parts what does not fare as the intent asks, then what may not; always in the same order
 * @param unknowns what else is not known, and could make it fail
 * @param arrivesUnanswered of an intent that asks for no connection: whether packets arrive all the same, without a reply
 *     that returns
 */
public record IntentResult(
        Intent intent, List<IntentPart> parts, List<Leg.Unknown> unknowns, boolean arrivesUnanswered) {

    public IntentResult {
        parts = List.copyOf(parts);
        unknowns = List.copyOf(unknowns);
    }

    public IntentVerdict verdict() {
        Disposition contrary =
                intent.expectation() == Expectation.REACHABLE ? Disposition.NOT_REACHABLE : Disposition.REACHABLE;
        if (parts.stream().anyMatch(part -> part.outcome() == contrary)) {
            return IntentVerdict.FAILED;
        }
        return parts.isEmpty() && unknowns.isEmpty() ? IntentVerdict.HELD : IntentVerdict.UNDECIDED;
    }
}
