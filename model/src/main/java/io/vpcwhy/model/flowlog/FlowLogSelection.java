package io.vpcwhy.model.flowlog;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which records of a log are asked for. A record is taken where nothing that it says is against it: one without times
 * may be of any time. What asks for an interface, a VPC or an action wants it said.
 *
 * @param since Unix time, in seconds, before which a record must not have ended
 * @param until Unix time, in seconds, before which it must have begun
 * @param interfaces the interfaces; empty for all
 * @param vpcs the VPCs; empty for all
 * @param interfacesOfVpcs the interfaces that are known to be in those VPCs, for records that do not tell their VPC
 * @param actions the actions; empty for all, and for records without one
 */
public record FlowLogSelection(
        OptionalLong since,
        OptionalLong until,
        Set<String> interfaces,
        Set<String> vpcs,
        Set<String> interfacesOfVpcs,
        Set<FlowLogAction> actions) {

    /** Everything. */
    public static final FlowLogSelection ALL =
            new FlowLogSelection(OptionalLong.empty(), OptionalLong.empty(), Set.of(), Set.of(), Set.of(), Set.of());

    public FlowLogSelection {
        interfaces = Set.copyOf(interfaces);
        vpcs = Set.copyOf(vpcs);
        interfacesOfVpcs = Set.copyOf(interfacesOfVpcs);
        actions = Set.copyOf(actions);
    }

    /** Whether it takes everything. */
    public boolean isAll() {
        return equals(ALL);
    }

    /**
     * Whether a file or a folder may hold records that are taken, so far as its path tells: that of a flow log in S3, of
     * what Firehose delivers, of a table with partitions, or of an exported log stream. In doubt it may. A path tells times
     * no closer than half an hour, for records may lie some minutes before and after the time of their file.
     *
     * @param path of a file or an object; of a folder with a slash at its end
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html">Flow log files</a>
     */
    public boolean mayBeIn(String path) {
        if (isAll()) {
            return true;
        }
        FlowLogPath told = FlowLogPath.of(path);
        boolean early =
                since.isPresent() && told.latest().isPresent() && told.latest().getAsLong() < since.getAsLong();
        boolean late = until.isPresent()
                && told.earliest().isPresent()
                && told.earliest().getAsLong() >= until.getAsLong();
        return !early
                && !late
                && mayBe(interfaces, told.interfaceId())
                && mayBe(vpcs, told.vpcId())
                && mayBe(actions, told.action());
    }

    private static <T> boolean mayBe(Set<T> asked, Optional<T> told) {
        return asked.isEmpty() || told.isEmpty() || asked.contains(told.get());
    }

    /** Whether a record is taken. */
    public boolean takes(FlowLogRecord record) {
        return isInTime(record)
                && (interfaces.isEmpty() || isIn(interfaces, record.interfaceId()))
                && (vpcs.isEmpty() || isInVpc(record))
                && (actions.isEmpty() || isIn(actions, record.action()));
    }

    private boolean isInTime(FlowLogRecord record) {
        long end = record.end().orElse(record.start().orElse(Long.MAX_VALUE));
        long start = record.start().orElse(record.end().orElse(Long.MIN_VALUE));
        return (since.isEmpty() || end >= since.getAsLong()) && (until.isEmpty() || start < until.getAsLong());
    }

    private boolean isInVpc(FlowLogRecord record) {
        Optional<String> vpc = record.vpcId();
        return vpc.isPresent() ? vpcs.contains(vpc.get()) : isIn(interfacesOfVpcs, record.interfaceId());
    }

    private static <T> boolean isIn(Set<T> asked, Optional<T> told) {
        return told.isPresent() && asked.contains(told.get());
    }
}
