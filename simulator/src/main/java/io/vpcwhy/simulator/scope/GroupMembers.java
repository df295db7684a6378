package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.ResourceGroup;
import io.vpcwhy.model.aws.ResourceGroup.TagQuery;
import io.vpcwhy.model.scope.PathPosition;
import io.vpcwhy.model.scope.ResourceReference;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is in resource groups, as far as scopes can name it: as it was listed, or else by the tags of the snapshot.
 *
 * @see <a href="https://docs.aws.amazon.com/ARG/latest/userguide/gettingstarted-query.html">Creating query-based groups</a>
 */
final class GroupMembers {

    private static final String ALL_TYPES = "AWS::AllSupported";

    /** Of these AWS has types that scopes can name, and their describe documents tell no tags. */
    private static final Set<String> WITHOUT_TAGS = Set.of(
            "AWS::ElasticLoadBalancing::LoadBalancer",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::NetworkFirewall::Firewall",
            "AWS::EC2::VPCEndpointService");

    private final Snapshot snapshot;

    GroupMembers(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Says why it cannot be told what is in a group. */
    static final class UnknownMembersException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownMembersException(String reason) {
            super(reason);
        }

        /** Such as {@code what is in resource group ... was not collected}. */
        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * The members of a group that can be at a place of a path.
     *
     * @throws UnknownMembersException where the snapshot does not tell all of them
     */
    List<ResourceReference> of(ResourceReference group, PathPosition position) throws UnknownMembersException {
        String name = group.id().substring(group.id().indexOf('/') + 1);
        List<ResourceGroup> told = snapshot.resourceGroups().stream()
                .filter(one -> one.name().equals(name))
                .filter(one -> agree(one.accountId(), group.account()) && agree(one.region(), group.region()))
                .toList();
        Optional<List<String>> listed = told.stream()
                .flatMap(one -> one.resourceArns().stream())
                .reduce((some, more) ->
                        Stream.concat(some.stream(), more.stream()).toList());
        List<TagQuery> queries =
                told.stream().flatMap(one -> one.tagQuery().stream()).distinct().toList();
        Stream<ResourceReference> members;
        if (listed.isPresent()) {
            members = listed.get().stream().flatMap(arn -> ResourceReference.tryParse(arn).stream());
        } else if (queries.size() == 1) {
            requirePlace(group);
            members = tagged(queries.get(0), position).filter(member -> isOf(group, member.id()));
        } else {
            throw new UnknownMembersException("what is in resource group " + group.id()
                    + " is not in the snapshot; collect it with aws resource-groups list-group-resources --group "
                    + name + " into a file list-group-resources-" + name
                    + ".json, or its tags with aws resource-groups get-group-query --group " + name);
        }
        return members.filter(member -> member.kind().positions().contains(position))
                .toList();
    }

    private static boolean agree(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    private void requirePlace(ResourceReference group) throws UnknownMembersException {
        boolean any = snapshot.all(NetworkInterface.class).stream().anyMatch(nic -> isOf(group, nic.id()));
        if (!any) {
            throw new UnknownMembersException("the snapshot holds no interface of the account and Region of resource"
                    + " group " + group.id() + ", and the group holds no other");
        }
    }

    private boolean isOf(ResourceReference group, String memberId) {
        Optional<Provenance> where = snapshot.provenance(memberId);
        return agree(where.flatMap(Provenance::account), group.account())
                && agree(where.flatMap(Provenance::region), group.region());
    }

    private Stream<ResourceReference> tagged(TagQuery query, PathPosition position) throws UnknownMembersException {
        boolean all = query.resourceTypes().contains(ALL_TYPES);
        boolean untold = all
                ? position == PathPosition.THROUGH
                : query.resourceTypes().stream().anyMatch(WITHOUT_TAGS::contains);
        if (untold) {
            throw new UnknownMembersException("the group may hold load balancers, firewalls or endpoint services, whose"
                    + " tags no describe document tells; collect what is in it with aws resource-groups"
                    + " list-group-resources");
        }
        List<TaggedKind<?>> asked = TaggedKind.ALL.stream()
                .filter(one -> all || query.resourceTypes().contains(one.type()))
                .toList();
        if (asked.isEmpty()) {
            throw new UnknownMembersException(
                    "the group holds " + String.join(", ", query.resourceTypes()) + " alone, which scopes cannot name");
        }
        Set<String> missing = asked.stream()
                .filter(one -> !all || one.holdsInterfaces())
                .filter(one -> !snapshot.collected(one.collected()))
                .map(one -> one.collected().command())
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            throw new UnknownMembersException("the tags that make the group's members were not collected; collect them"
                    + " with " + missing.stream().sorted().collect(Collectors.joining(", ")));
        }
        return asked.stream().flatMap(one -> one.members(snapshot, query));
    }
}
