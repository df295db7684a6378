package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reservation and the instances in it.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Reservation.html">Reservation</a>
 */
final class InstanceReader implements ResourceReader {

    /** An instance, and what of its document tells the Region. */
    private record Placed(
            Instance instance, int line, @Nullable String zone) {}

    @Override
    public ResourceKind kind() {
        return ResourceKind.INSTANCE;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String owner = null;
        List<Placed> instances = new ArrayList<>(1);
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "OwnerId" -> owner = in.string();
                case "Instances" -> {
                    for (in.array(); in.nextElement(); ) {
                        instances.add(instance(in));
                    }
                }
                default -> in.skip();
            }
        }
        // The owner may be told after the instances.
        for (Placed placed : instances) {
            out.at(placed.line());
            out.add(placed.instance(), owner, placed.zone());
        }
    }

    private static Placed instance(JsonCursor in) throws SnapshotException {
        int line = in.line();
        @Nullable String id = null;
        @Nullable String vpcId = null;
        @Nullable String subnetId = null;
        @Nullable String state = null;
        @Nullable String type = null;
        @Nullable String zone = null;
        List<String> interfaces = List.of();
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "InstanceId" -> id = in.id();
                case "VpcId" -> vpcId = in.string();
                case "SubnetId" -> subnetId = in.string();
                case "State" -> state = in.nameUnder("Name");
                case "InstanceType" -> type = in.string();
                case "Placement" -> zone = in.nameUnder("AvailabilityZone");
                case "NetworkInterfaces" -> interfaces = in.namesUnder("NetworkInterfaceId");
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        Instance instance = new Instance(
                in.required(id, "InstanceId"),
                told(vpcId),
                told(subnetId),
                in.required(state, "State"),
                Optional.ofNullable(type),
                interfaces,
                tags);
        return new Placed(instance, line, zone);
    }

    // Terminated instances of older dumps have empty strings in place of what they lost.
    private static Optional<String> told(@Nullable String value) {
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
