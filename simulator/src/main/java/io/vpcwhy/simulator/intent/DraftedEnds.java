package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.intent.IntentEnd;
import io.vpcwhy.model.snapshot.DatabaseInterfaces;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names interfaces in intents by what people know them by, and by what lasts longer than they do. */
final class DraftedEnds {

    private final Snapshot snapshot;
    private final PartyResolver resolver;
    private final DatabaseInterfaces databases;
    private final Map<String, IntentEnd> named = new HashMap<>();

    DraftedEnds(Snapshot snapshot, PartyResolver resolver) {
        this.snapshot = snapshot;
        this.resolver = resolver;
        this.databases = new DatabaseInterfaces(snapshot);
    }

    /** A name that others may have too which do the same. */
    IntentEnd wide(NetworkInterface nic) {
        return named.computeIfAbsent(
                nic.id(),
                any -> candidates(nic).stream()
                        .flatMap(text -> end(text).stream())
                        .filter(end -> standsFor(end, nic))
                        .findFirst()
                        .orElseGet(() -> narrow(nic)));
    }

    /** The name of the interface alone, or of its instance. */
    IntentEnd narrow(NetworkInterface nic) {
        return new IntentEnd.Named(snapshot.instanceOf(nic).map(Instance::id).orElseGet(nic::id));
    }

    private List<String> candidates(NetworkInterface nic) {
        List<String> candidates = new ArrayList<>();
        List<Database> owners = databases.owners(nic);
        if (owners.size() == 1) {
            candidates.add(owners.get(0).id());
        }
        InterfaceOwner owner = InterfaceOwner.of(nic);
        boolean endpoint = owner.kind() == InterfaceOwner.Kind.INTERFACE_ENDPOINT;
        if (owner.kind().isLoadBalancer() || endpoint) {
            owner.name().ifPresent(candidates::add);
        }
        Optional<Tags> tags = snapshot.instanceOf(nic).map(Instance::tags);
        tags.flatMap(all -> all.get(Tags.AUTO_SCALING_GROUP))
                .ifPresent(group -> candidates.add("tag:" + Tags.AUTO_SCALING_GROUP + "=" + group));
        tags.flatMap(Tags::name).ifPresent(candidates::add);
        if (nic.requesterManaged()) {
            nic.groupIds().stream().filter(id -> isOfOneKind(id, owner.kind())).forEach(candidates::add);
        }
        return candidates;
    }

    /** The interfaces of functions and tasks come and go; their groups stay. */
    private boolean isOfOneKind(String groupId, InterfaceOwner.Kind kind) {
        return snapshot.members(groupId).stream()
                .allMatch(member -> InterfaceOwner.of(member).kind() == kind);
    }

    private static Optional<IntentEnd> end(String text) {
        try {
            return Optional.of(IntentEnd.parse(text));
        } catch (IllegalArgumentException unusual) {
            return Optional.empty();
        }
    }

    /** A name may be an end of another kind, or another's name too that comes first. */
    private boolean standsFor(IntentEnd end, NetworkInterface nic) {
        IntentParty.Builder builder = new IntentParty.Builder();
        boolean found = resolver.add(end, builder).isEmpty();
        IntentParty party = builder.build();
        return found
                && !party.isOutside()
                && party.meant().containsKey(nic.id())
                && party.perhaps().isEmpty()
                && party.unknowns().isEmpty();
    }
}
