package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.scope.AccessScopePath;
import io.vpcwhy.model.scope.NamedKind;
import io.vpcwhy.model.scope.PacketHeaderStatement;
import io.vpcwhy.model.scope.PathStatement;
import io.vpcwhy.model.scope.ResourceReference;
import io.vpcwhy.model.scope.ResourceStatement;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks up everything that a scope names, so that a name that leads nowhere is not taken for a scope that finds nothing. */
final class ScopeResolver {

    private final Snapshot snapshot;
    private final ResourceMatcher resources;
    private final List<String> problems = new ArrayList<>();

    private ScopeResolver(Snapshot snapshot, ResourceMatcher resources) {
        this.snapshot = snapshot;
        this.resources = resources;
    }

    /**
     * Makes sure that a snapshot holds all that a scope names.
     *
     * @throws UnresolvedScopeException with everything that it does not hold
     */
    static void resolve(AccessScope scope, Snapshot snapshot, ResourceMatcher resources) {
        ScopeResolver resolver = new ScopeResolver(snapshot, resources);
        resolver.look("MatchPaths", scope.matchPaths());
        resolver.look("ExcludePaths", scope.excludePaths());
        if (!resolver.problems.isEmpty()) {
            throw new UnresolvedScopeException(resolver.problems);
        }
    }

    private void look(String member, List<AccessScopePath> paths) {
        for (int i = 0; i < paths.size(); i++) {
            String place = member + "[" + i + "].";
            AccessScopePath path = paths.get(i);
            look(place + "Source.", path.source());
            look(place + "Destination.", path.destination());
            for (int j = 0; j < path.throughResources().size(); j++) {
                look(
                        place + "ThroughResources[" + j + "].",
                        path.throughResources().get(j));
            }
        }
    }

    private void look(String place, Optional<PathStatement> end) {
        end.flatMap(PathStatement::resource).ifPresent(statement -> look(place, statement));
        end.flatMap(PathStatement::packetHeader).ifPresent(packets -> look(place, packets));
    }

    private void look(String place, ResourceStatement statement) {
        if (statement instanceof ResourceStatement.Named named) {
            for (int i = 0; i < named.resources().size(); i++) {
                ResourceReference reference = named.resources().get(i);
                if (!resources.known(reference)) {
                    problems.add(place + "ResourceStatement.Resources[" + i + "]: " + missing(reference));
                }
            }
        }
    }

    private static String missing(ResourceReference reference) {
        return reference.kind() == NamedKind.RESOURCE_GROUP
                ? "no describe document tells what is in resource group " + reference.id()
                        + "; choose by tags instead, with --beyond-aws"
                : reference.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + reference.id()
                        + " is not in the snapshot; one of the snapshot is expected";
    }

    private void look(String place, PacketHeaderStatement packets) {
        lookLists(place + "PacketHeaderStatement.SourcePrefixLists", packets.sourcePrefixLists());
        lookLists(place + "PacketHeaderStatement.DestinationPrefixLists", packets.destinationPrefixLists());
    }

    private void lookLists(String place, List<ResourceReference> lists) {
        for (int i = 0; i < lists.size(); i++) {
            String id = lists.get(i).id();
            if (snapshot.prefixListEntries(id).isEmpty()) {
                problems.add(place + "[" + i + "]: the entries of prefix list " + id
                        + " are not in the snapshot; collect them with aws ec2 get-managed-prefix-list-entries"
                        + " --prefix-list-id " + id);
            }
        }
    }
}
