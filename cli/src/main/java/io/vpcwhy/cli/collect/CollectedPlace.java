package io.vpcwhy.cli.collect;

import java.util.List;

/**
 * What came of an account in one Region.
 *
 * @param account as the snapshot names it
 * @param requests that AWS answered
 * @param notPermitted IAM actions that the caller lacks
 * @param notAnswered AWS CLI commands that AWS refused for another reason, with its codes
 */
public record CollectedPlace(
        String account, String region, long requests, long items, List<String> notPermitted, List<String> notAnswered) {

    public CollectedPlace {
        notPermitted = List.copyOf(notPermitted);
        notAnswered = List.copyOf(notAnswered);
    }

    static CollectedPlace of(Place place, CallTally tally) {
        return new CollectedPlace(
                place.account(),
                place.region(),
                tally.made().values().stream()
                        .mapToLong(CallTally.Made::requests)
                        .sum(),
                tally.made().values().stream().mapToLong(CallTally.Made::items).sum(),
                tally.missed().entrySet().stream()
                        .filter(each -> !each.getValue().permitted())
                        .map(each -> each.getKey().action())
                        .toList(),
                tally.missed().entrySet().stream()
                        .filter(each -> each.getValue().permitted())
                        .map(each -> each.getKey().command() + " ("
                                + String.join(", ", each.getValue().codes()) + ")")
                        .toList());
    }

    /** The same under what its account was replaced by. */
    CollectedPlace withAccount(String newAccount) {
        return new CollectedPlace(newAccount, region, requests, items, notPermitted, notAnswered);
    }
}
