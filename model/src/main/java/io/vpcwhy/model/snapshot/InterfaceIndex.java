package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which interfaces hold an address, carry a security group, stand in a subnet or are attached to an instance. */
final class InterfaceIndex {

    private final Map<IpAddress, List<String>> byAddress = new HashMap<>();
    private final Map<Cidr, List<String>> byPrefix = new HashMap<>();
    private final Set<Integer> prefixLengths = new TreeSet<>();
    private final Map<IpAddress, String> byPublicAddress = new HashMap<>();
    private final Map<String, List<String>> byGroup = new HashMap<>();
    private final Map<String, List<String>> bySubnet = new HashMap<>();
    private final Map<String, List<String>> byInstance = new HashMap<>();

    private InterfaceIndex() {}

    static InterfaceIndex of(Collection<Found<AwsResource>> interfaces) {
        InterfaceIndex index = new InterfaceIndex();
        for (Found<AwsResource> found : interfaces) {
            index.add((NetworkInterface) found.value());
        }
        return index;
    }

    private void add(NetworkInterface nic) {
        for (NetworkInterface.PrivateAddress own : nic.addresses()) {
            append(byAddress, own.address(), nic.id());
            own.publicAddress().ifPresent(address -> byPublicAddress.put(address, nic.id()));
        }
        for (Cidr prefix : nic.prefixes()) {
            append(byPrefix, prefix, nic.id());
            prefixLengths.add(prefix.prefixLength());
        }
        for (String group : nic.groupIds()) {
            append(byGroup, group, nic.id());
        }
        append(bySubnet, nic.subnetId(), nic.id());
        nic.attachment()
                .flatMap(NetworkInterface.Attachment::instanceId)
                .ifPresent(instance -> append(byInstance, instance, nic.id()));
    }

    private static <K> void append(Map<K, List<String>> map, K key, String id) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(id);
    }

    List<String> interfaceIdsByAddress(IpAddress address) {
        List<String> exact = byAddress.getOrDefault(address, List.of());
        if (prefixLengths.isEmpty()) {
            return exact;
        }
        List<String> found = new ArrayList<>(exact);
        for (int length : prefixLengths) {
            if (length <= address.family().bits()) {
                for (String id : byPrefix.getOrDefault(Cidr.of(address, length), List.of())) {
                    if (!found.contains(id)) {
                        found.add(id);
                    }
                }
            }
        }
        return found;
    }

    Optional<String> interfaceIdByPublicAddress(IpAddress address) {
        return Optional.ofNullable(byPublicAddress.get(address));
    }

    List<String> memberIds(String groupId) {
        return byGroup.getOrDefault(groupId, List.of());
    }

    List<String> interfaceIdsOfSubnet(String subnetId) {
        return bySubnet.getOrDefault(subnetId, List.of());
    }

    List<String> interfaceIdsOfInstance(String instanceId) {
        return byInstance.getOrDefault(instanceId, List.of());
    }
}
