package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.LoadBalancer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an Application, Network or Gateway Load Balancer.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancer.html">LoadBalancer</a>
 */
final class LoadBalancerReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.LOAD_BALANCER;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String arn = null;
        @Nullable String name = null;
        LoadBalancer.@Nullable Type type = null;
        boolean internetFacing = false;
        Optional<String> vpcId = Optional.empty();
        @Nullable String state = null;
        List<String> subnetIds = List.of();
        List<String> groupIds = List.of();
        Optional<String> dnsName = Optional.empty();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "LoadBalancerArn" -> arn = in.name();
                case "LoadBalancerName" -> name = in.name();
                case "Type" -> type = type(in);
                case "Scheme" -> internetFacing = in.string().equals("internet-facing");
                case "VpcId" -> vpcId = Optional.of(in.name());
                case "State" -> state = in.nameUnder("Code");
                case "AvailabilityZones" -> subnetIds = subnets(in);
                case "SecurityGroups" -> groupIds = in.names();
                case "DNSName" -> dnsName = Optional.of(in.name());
                default -> in.skip();
            }
        }
        String id = in.required(arn, "LoadBalancerArn");
        out.add(
                new LoadBalancer(
                        id,
                        in.required(name, "LoadBalancerName"),
                        in.required(type, "Type"),
                        internetFacing,
                        vpcId,
                        state == null ? "active" : state,
                        subnetIds,
                        groupIds,
                        dnsName,
                        List.of(),
                        List.of()),
                null,
                id);
    }

    private static LoadBalancer.Type type(JsonCursor in) throws SnapshotException {
        String told = in.string();
        return switch (told) {
            case "application" -> LoadBalancer.Type.APPLICATION;
            case "network" -> LoadBalancer.Type.NETWORK;
            case "gateway" -> LoadBalancer.Type.GATEWAY;
            default ->
                throw in.wrong(
                        SnapshotException.quoted(told) + " is no type of a load balancer",
                        "application, network or gateway is expected");
        };
    }

    private static List<String> subnets(JsonCursor in) throws SnapshotException {
        List<String> ids = new ArrayList<>();
        for (in.array(); in.nextElement(); ) {
            for (in.object(); in.nextField(); ) {
                if (in.field().equals("SubnetId")) {
                    ids.add(in.name());
                } else {
                    in.skip();
                }
            }
        }
        return ids;
    }
}
