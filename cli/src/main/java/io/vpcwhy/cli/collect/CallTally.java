package io.vpcwhy.cli.collect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was asked of an account in one Region, and what was not answered. Safe for several threads. */
final class CallTally {

    /** What one call of the table came to. */
    record Made(long requests, long items) {
        private Made and(long moreRequests, long moreItems) {
            return new Made(requests + moreRequests, items + moreItems);
        }
    }

    /**
     * A call that was not answered.
     *
     * @param permitted false where the caller lacks the permission
     * @param times for how many subjects
     * @param codes AWS's error codes
     */
    record Missed(boolean permitted, long times, Set<String> codes) {}

    private final Map<Call, Made> made = new LinkedHashMap<>();
    private final Map<Call, Missed> missed = new LinkedHashMap<>();

    synchronized void made(Call call, long requests, long items) {
        made.merge(call, new Made(requests, items), (before, now) -> before.and(requests, items));
    }

    synchronized void missed(Call call, boolean permitted, String code) {
        missed.merge(call, new Missed(permitted, 1, Set.of(code)), (before, now) -> {
            Set<String> codes = new TreeSet<>(before.codes());
            codes.add(code);
            return new Missed(before.permitted() && permitted, before.times() + 1, codes);
        });
    }

    /** By call, in the order of the table. */
    synchronized Map<Call, Made> made() {
        return inOrder(made);
    }

    /** By call, in the order of the table. */
    synchronized Map<Call, Missed> missed() {
        return inOrder(missed);
    }

    private static <T> Map<Call, T> inOrder(Map<Call, T> of) {
        Map<Call, T> ordered = new LinkedHashMap<>();
        for (Call call : Calls.ALL) {
            T value = of.get(call);
            if (value != null) {
                ordered.put(call, value);
            }
        }
        return ordered;
    }
}
