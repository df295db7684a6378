package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.scope.AccessScopePath;
import io.vpcwhy.model.scope.NamedKind;
import io.vpcwhy.model.scope.PacketHeaderStatement;
import io.vpcwhy.model.scope.PathPosition;
import io.vpcwhy.model.scope.PathStatement;
import io.vpcwhy.model.scope.ResourceReference;
import io.vpcwhy.model.scope.ResourceStatement;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks up everything that a scope names, so that a name that leads nowhere is not taken for a scope that finds nothing.
 */
final class ScopeResolver {

    private final Snapshot snapshot;
    private final ResourceMatcher resources;
    private final GroupMembers groups;
    private final List<String> problems = new ArrayList<>();

    private ScopeResolver(Snapshot snapshot, ResourceMatcher resources) {
        this.snapshot = snapshot;
        this.resources = resources;
        this.groups = new GroupMembers(snapshot);
    }

    /**
     * The scope with the members of its resource groups beside them.
     *
     * @throws UnresolvedScopeException with everything that it names and the snapshot does not hold
     */
    static AccessScope resolve(AccessScope scope, Snapshot snapshot, ResourceMatcher resources) {
        ScopeResolver resolver = new ScopeResolver(snapshot, resources);
        AccessScope resolved = new AccessScope(
                scope.name(),
                scope.id(),
                scope.tags(),
                resolver.paths("MatchPaths", scope.matchPaths()),
                resolver.paths("ExcludePaths", scope.excludePaths()));
        if (!resolver.problems.isEmpty()) {
            throw new UnresolvedScopeException(resolver.problems);
        }
        return resolved;
    }

    private List<AccessScopePath> paths(String member, List<AccessScopePath> paths) {
        List<AccessScopePath> resolved = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            String place = member + "[" + i + "].";
            AccessScopePath path = paths.get(i);
            Optional<PathStatement> source = end(place + "Source.", PathPosition.SOURCE, path.source());
            Optional<PathStatement> destination =
                    end(place + "Destination.", PathPosition.DESTINATION, path.destination());
            List<ResourceStatement> through = new ArrayList<>();
            for (int j = 0; j < path.throughResources().size(); j++) {
                through.add(statement(
                        place + "ThroughResources[" + j + "].",
                        PathPosition.THROUGH,
                        path.throughResources().get(j)));
            }
            resolved.add(new AccessScopePath(source, destination, through));
        }
        return resolved;
    }

    private Optional<PathStatement> end(String place, PathPosition position, Optional<PathStatement> end) {
        end.flatMap(PathStatement::packetHeader).ifPresent(packets -> look(place, packets));
        return end.map(statement -> new PathStatement(
                statement.resource().map(chosen -> statement(place, position, chosen)), statement.packetHeader()));
    }

    private ResourceStatement statement(String place, PathPosition position, ResourceStatement statement) {
        if (!(statement instanceof ResourceStatement.Named named)) {
            return statement;
        }
        List<ResourceReference> meant = new ArrayList<>(named.resources());
        for (int i = 0; i < named.resources().size(); i++) {
            ResourceReference reference = named.resources().get(i);
            String item = place + "ResourceStatement.Resources[" + i + "]: ";
            if (reference.kind() == NamedKind.RESOURCE_GROUP) {
                meant.addAll(members(item, reference, position));
            } else {
                look(item, reference);
            }
        }
        return new ResourceStatement.Named(meant);
    }

    private List<ResourceReference> members(String place, ResourceReference group, PathPosition position) {
        try {
            List<ResourceReference> members = groups.of(group, position);
            members.forEach(member -> look(place + "in the group, ", member));
            return members;
        } catch (GroupMembers.UnknownMembersException unknown) {
            problems.add(place + unknown.reason());
            return List.of();
        }
    }

    private void look(String place, ResourceReference reference) {
        if (!resources.known(reference)) {
            String account = resources.isOfAnotherAccount(reference)
                    ? " of account " + reference.account().orElseThrow()
                    : "";
            problems.add(
                    place + reference.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + reference.id()
                            + account
                            + " is not in the snapshot; one of the snapshot is expected");
        }
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
