package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.Database.Endpoint;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A database while it is read: what the documents of all services have in common. */
final class DatabaseDraft {

    @Nullable
    String name;

    @Nullable
    String arn;

    @Nullable
    String engine;

    @Nullable
    Boolean publiclyAccessible;

    @Nullable
    String vpcId;

    @Nullable
    String subnetGroup;

    @Nullable
    String clusterId;

    @Nullable
    String state;

    /** A zone, which tells the Region where there is no ARN. */
    @Nullable
    String zone;

    List<String> subnetIds = List.of();
    List<String> securityGroupIds = List.of();
    final List<String> changingSecurityGroupIds = new ArrayList<>();
    final List<Endpoint> endpoints = new ArrayList<>();
    final List<IpAddress> addresses = new ArrayList<>();
    final List<String> networkInterfaceIds = new ArrayList<>();

    /** Reads an endpoint of the form {@code {"Address": ..., "Port": ...}}; one that is not there yet is empty. */
    void readEndpoint(JsonCursor in) throws SnapshotException {
        @Nullable String address = null;
        OptionalInt port = OptionalInt.empty();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "Address" -> address = in.string();
                case "Port" -> port = port(in);
                default -> in.skip();
            }
        }
        if (address != null) {
            addEndpoint(address, port);
        }
    }

    /**
     * Reads security groups, each an object of its id and of how far it has come; all states but {@code active} pass.
     *
     * @param keys the names that services have for the id
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_VpcSecurityGroupMembership.html">
     *     VpcSecurityGroupMembership</a>
     */
    void readSecurityGroups(JsonCursor in, String... keys) throws SnapshotException {
        List<String> carried = new ArrayList<>();
        for (in.array(); in.nextElement(); ) {
            @Nullable String id = null;
            boolean active = true;
            for (in.object(); in.nextField(); ) {
                if (List.of(keys).contains(in.field())) {
                    id = in.name();
                } else if (in.field().equals("Status")) {
                    active = in.string().equals("active");
                } else {
                    in.skip();
                }
            }
            (active ? carried : changingSecurityGroupIds).add(in.required(id, keys[0]));
        }
        securityGroupIds = carried;
    }

    void addEndpoint(String address, OptionalInt port) {
        Endpoint endpoint = new Endpoint(address, port);
        if (!address.isEmpty() && !endpoints.contains(endpoint)) {
            endpoints.add(endpoint);
        }
    }

    /** Reads a port; AWS prints 0 where there is none yet. */
    static OptionalInt port(JsonCursor in) throws SnapshotException {
        int port = in.integer(0, PortRange.MAX_PORT);
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** Reads the endpoints of a list of objects, each under a field of that name. */
    void readEndpoints(JsonCursor in, String field) throws SnapshotException {
        for (in.array(); in.nextElement(); ) {
            for (in.object(); in.nextField(); ) {
                if (in.field().equals(field)) {
                    readEndpoint(in);
                } else {
                    in.skip();
                }
            }
        }
    }

    /** Adds the database to what was found; the field is where its name stands. */
    void addTo(Findings out, JsonCursor in, String nameField, Database.Kind kind) throws SnapshotException {
        String id = in.required(name, nameField);
        // Some keys are shared with other services, so that only what stands under them shows the kind.
        out.collected.add(ResourceKind.DATABASE);
        out.databaseKinds.add(kind);
        out.add(
                new Database(
                        id,
                        id,
                        kind,
                        Optional.ofNullable(arn),
                        in.required(engine, "Engine"),
                        endpoints,
                        addresses,
                        Optional.ofNullable(publiclyAccessible),
                        Optional.ofNullable(vpcId),
                        Optional.ofNullable(subnetGroup),
                        subnetIds,
                        securityGroupIds,
                        changingSecurityGroupIds,
                        networkInterfaceIds,
                        Optional.ofNullable(clusterId),
                        Optional.ofNullable(state)),
                null,
                arn != null ? arn : zone);
    }
}
