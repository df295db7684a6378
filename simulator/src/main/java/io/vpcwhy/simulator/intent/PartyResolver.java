package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.intent.IntentEnd;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.json.NearestName;
import io.vpcwhy.model.scope.NamedKind;
import io.vpcwhy.model.scope.ResourceReference;
import io.vpcwhy.model.scope.ResourceStatement;
import io.vpcwhy.model.scope.TagSelector;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.scope.ResourceMatcher;
import io.vpcwhy.simulator.trace.EndpointResolver;
import io.vpcwhy.simulator.trace.Leg;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds out what the ends of intents stand for. */
final class PartyResolver {

    private static final Set<NamedKind> OF_INTERFACES = EnumSet.of(
            NamedKind.NETWORK_INTERFACE,
            NamedKind.INSTANCE,
            NamedKind.SECURITY_GROUP,
            NamedKind.SUBNET,
            NamedKind.VPC,
            NamedKind.VPC_ENDPOINT);

    private static final List<ResourceKind> CARRIERS_OF_TAGS =
            List.of(ResourceKind.INSTANCE, ResourceKind.SUBNET, ResourceKind.VPC);

    private final Snapshot snapshot;
    private final Predicate<Cidr> isOutside;
    private final ResourceMatcher resources;
    private final EndpointResolver endpoints;
    private Optional<DatabaseEnds> databases = Optional.empty();

    /** @param isOutside whether any address of a block is outside of the network */
    PartyResolver(Snapshot snapshot, Predicate<Cidr> isOutside) {
        this.snapshot = snapshot;
        this.isOutside = isOutside;
        this.resources = new ResourceMatcher(snapshot);
        this.endpoints = new EndpointResolver(snapshot);
    }

    /**
     * Adds what an end stands for.
     *
     * @return what is wrong, where it stands for nothing
     */
    Optional<String> add(IntentEnd end, IntentParty.Builder party) {
        if (end instanceof IntentEnd.Internet) {
            party.addInternet();
            return Optional.empty();
        }
        if (end instanceof IntentEnd.Databases) {
            return addDatabases(party);
        }
        if (end instanceof IntentEnd.Block block) {
            return addBlock(block.cidr(), party);
        }
        if (end instanceof IntentEnd.Tagged tagged) {
            List<String> values = tagged.value().stream().toList();
            ResourceStatement wanted = new ResourceStatement.Tagged(List.of(new TagSelector(tagged.key(), values)));
            for (ResourceKind carrier : CARRIERS_OF_TAGS) {
                addUntold(carrier, tagged.text(), party);
            }
            return addAll(chosen(wanted), party)
                    ? Optional.empty()
                    : Optional.of("is carried by no interface, and by no instance, subnet or VPC with one"
                            + nearest(tagged.text(), tags(tagged))
                            + "; a tag that the snapshot holds is expected");
        }
        return addNamed(((IntentEnd.Named) end).name(), party);
    }

    /** What AWS forwards packets with is no end where more than itself is meant. */
    private List<NetworkInterface> chosen(ResourceStatement wanted) {
        return snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> !InterfaceOwner.of(nic).kind().forwardsPackets())
                .filter(nic -> resources.chooses(wanted, nic))
                .toList();
    }

    /** Of what was not collected nobody knows the tags: the interfaces with it may be meant too. */
    private void addUntold(ResourceKind carrier, String tag, IntentParty.Builder party) {
        boolean perhaps = !snapshot.collected(carrier)
                && snapshot.all(NetworkInterface.class).stream()
                        .filter(nic -> !InterfaceOwner.of(nic).kind().forwardsPackets())
                        .anyMatch(nic -> carrier != ResourceKind.INSTANCE
                                || nic.attachment()
                                        .flatMap(NetworkInterface.Attachment::instanceId)
                                        .isPresent());
        if (perhaps) {
            party.addUnknown(new Leg.Unknown(
                    Leg.Unknown.Reason.NOT_COLLECTED, "which " + carrier.singular() + " carries " + tag));
        }
    }

    private static boolean addAll(Collection<NetworkInterface> found, IntentParty.Builder party) {
        found.forEach(party::add);
        return !found.isEmpty();
    }

    private Optional<String> addBlock(Cidr block, IntentParty.Builder party) {
        boolean one = block.equals(Cidr.host(block.first()));
        boolean any = false;
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            boolean passed = !one && InterfaceOwner.of(nic).kind().forwardsPackets();
            for (NetworkInterface.PrivateAddress own :
                    passed ? List.<NetworkInterface.PrivateAddress>of() : nic.addresses()) {
                if (Stream.concat(Stream.of(own.address()), own.publicAddress().stream())
                        .anyMatch(block::contains)) {
                    party.add(nic, own.address());
                    any = true;
                }
            }
        }
        if (isOutside.test(block)) {
            party.addOutside(block);
            any = true;
        }
        return any
                ? Optional.empty()
                : Optional.of("holds no address of an interface of the snapshot, and none outside of its VPCs; a block"
                        + " with either is expected");
    }

    private Optional<String> addNamed(String name, IntentParty.Builder party) {
        if (name.startsWith("igw-")) {
            party.addInternet();
            return Optional.empty();
        }
        Optional<ResourceReference> reference =
                ResourceReference.tryParse(name).filter(it -> OF_INTERFACES.contains(it.kind()));
        if (reference.isPresent() && addReference(reference.get(), party)) {
            return Optional.empty();
        }
        if (addAll(calledSo(name), party)) {
            addUntold(ResourceKind.INSTANCE, "the name " + name, party);
            return Optional.empty();
        }
        if (databases().add(name, party)) {
            return Optional.empty();
        }
        return addAll(endpoints.networkInterfaces(name), party) ? Optional.empty() : Optional.of(nothing(name));
    }

    private boolean addReference(ResourceReference reference, IntentParty.Builder party) {
        boolean itself = reference.kind() == NamedKind.NETWORK_INTERFACE;
        return addAll(
                itself
                        ? snapshot.find(NetworkInterface.class, reference.id()).stream()
                                .toList()
                        : chosen(new ResourceStatement.Named(List.of(reference))),
                party);
    }

    /** Interfaces with that name, and those of instances with it. */
    private List<NetworkInterface> calledSo(String name) {
        Optional<String> wanted = Optional.of(name);
        Stream<NetworkInterface> own = snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> nic.tags().name().equals(wanted));
        Stream<NetworkInterface> ofInstances = snapshot.all(Instance.class).stream()
                .filter(instance -> instance.tags().name().equals(wanted))
                .flatMap(instance -> snapshot.interfacesOfInstance(instance.id()).stream());
        return Stream.concat(own, ofInstances).toList();
    }

    private Optional<String> addDatabases(IntentParty.Builder party) {
        return databases().addAll(party)
                ? Optional.empty()
                : Optional.of(
                        "stands for nothing: the snapshot holds no database and no interface of one; collect them, or leave it"
                                + " out");
    }

    private DatabaseEnds databases() {
        DatabaseEnds known = databases.orElseGet(() -> new DatabaseEnds(snapshot));
        databases = Optional.of(known);
        return known;
    }

    private String nothing(String name) {
        Set<String> known = new TreeSet<>(List.of(new IntentEnd.Internet().text(), new IntentEnd.Databases().text()));
        snapshot.all(NetworkInterface.class).forEach(nic -> {
            known.addAll(List.of(nic.id(), nic.subnetId(), nic.vpcId()));
            known.addAll(nic.groupIds());
            nic.tags().name().ifPresent(known::add);
            nic.attachment().flatMap(NetworkInterface.Attachment::instanceId).ifPresent(known::add);
            InterfaceOwner.of(nic).name().ifPresent(known::add);
        });
        snapshot.all(Instance.class).forEach(instance -> instance.tags().name().ifPresent(known::add));
        snapshot.all(Database.class).forEach(database -> known.add(database.id()));
        snapshot.all(LoadBalancer.class).forEach(balancer -> known.add(balancer.name()));
        return "names nothing with an interface in the snapshot" + nearest(name, known)
                + "; what the snapshot holds is expected";
    }

    private static String nearest(String text, Collection<String> known) {
        return NearestName.of(text, known)
                .map(nearest -> ", did you mean " + nearest + "?")
                .orElse("");
    }

    /** The tags by which interfaces can be chosen, as ends are written: with values where the end has one. */
    private Set<String> tags(IntentEnd.Tagged end) {
        Set<String> known = new TreeSet<>();
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            Stream.of(
                            Optional.of(nic.tags()),
                            snapshot.instanceOf(nic).map(Instance::tags),
                            snapshot.find(Subnet.class, nic.subnetId()).map(Subnet::tags),
                            snapshot.find(Vpc.class, nic.vpcId()).map(Vpc::tags))
                    .flatMap(Optional::stream)
                    .flatMap(tags -> tags.values().entrySet().stream())
                    .map(tag -> new IntentEnd.Tagged(tag.getKey(), end.value().map(any -> tag.getValue())))
                    .forEach(tag -> known.add(tag.text()));
        }
        return known;
    }
}
