package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.snapshot.Findings.Entries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings the entries of get-managed-prefix-list-entries, which may come in pages, to their lists. */
final class PrefixListEntries {

    private final Map<String, Found<Set<Cidr>>> byList = new LinkedHashMap<>();

    void add(List<Found<Entries>> pages) {
        for (Found<Entries> page : pages) {
            byList.computeIfAbsent(page.value().prefixListId(), id -> page.replaced(new LinkedHashSet<>()))
                    .value()
                    .addAll(page.value().cidrs());
        }
    }

    void joinTo(Map<String, Found<AwsResource>> lists) throws SnapshotException {
        for (Map.Entry<String, Found<Set<Cidr>>> told : byList.entrySet()) {
            Found<AwsResource> before = lists.get(told.getKey());
            List<Cidr> cidrs = new ArrayList<>(told.getValue().value());
            if (before == null) {
                lists.put(
                        told.getKey(),
                        told.getValue().replaced(new PrefixList(told.getKey(), Optional.empty(), Optional.of(cidrs))));
                continue;
            }
            PrefixList list = (PrefixList) before.value();
            if (list.entries().isPresent()
                    && !told.getValue().value().equals(Set.copyOf(list.entries().get()))) {
                throw SameResource.differs(
                        "prefix list",
                        list.id(),
                        before.where(),
                        told.getValue().where());
            }
            lists.put(list.id(), before.replaced(new PrefixList(list.id(), list.name(), Optional.of(cidrs))));
        }
    }
}
