package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.LoadBalancer.ClassicListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Classic Load Balancer.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_LoadBalancerDescription.html">LoadBalancerDescription</a>
 */
final class ClassicLoadBalancerReader implements ResourceReader {

    private static final int MAX_PORT = 65_535;

    @Override
    public ResourceKind kind() {
        return ResourceKind.LOAD_BALANCER;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String name = null;
        boolean internetFacing = false;
        Optional<String> vpcId = Optional.empty();
        List<String> subnetIds = List.of();
        List<String> groupIds = List.of();
        List<String> instanceIds = List.of();
        Optional<String> dnsName = Optional.empty();
        List<ClassicListener> listeners = new ArrayList<>();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "LoadBalancerName" -> name = in.name();
                case "Scheme" -> internetFacing = in.string().equals("internet-facing");
                case "VPCId" -> vpcId = Optional.of(in.name());
                case "Subnets" -> subnetIds = in.names();
                case "SecurityGroups" -> groupIds = in.names();
                case "Instances" -> instanceIds = in.namesUnder("InstanceId");
                case "DNSName" -> dnsName = Optional.of(in.name());
                case "ListenerDescriptions" -> {
                    for (in.array(); in.nextElement(); ) {
                        readListener(in, listeners);
                    }
                }
                default -> in.skip();
            }
        }
        String id = in.required(name, "LoadBalancerName");
        out.add(
                new LoadBalancer(
                        id,
                        id,
                        LoadBalancer.Type.CLASSIC,
                        internetFacing,
                        vpcId,
                        "active",
                        subnetIds,
                        groupIds,
                        dnsName,
                        listeners,
                        instanceIds),
                null,
                null);
    }

    private static void readListener(JsonCursor in, List<ClassicListener> listeners) throws SnapshotException {
        for (in.object(); in.nextField(); ) {
            if (in.field().equals("Listener")) {
                listeners.add(listener(in));
            } else {
                in.skip();
            }
        }
    }

    private static ClassicListener listener(JsonCursor in) throws SnapshotException {
        String protocol = "TCP";
        @Nullable Integer port = null;
        @Nullable Integer instancePort = null;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "Protocol" -> protocol = in.name();
                case "LoadBalancerPort" -> port = in.integer(1, MAX_PORT);
                case "InstancePort" -> instancePort = in.integer(1, MAX_PORT);
                default -> in.skip();
            }
        }
        return new ClassicListener(
                protocol, in.required(port, "LoadBalancerPort"), in.required(instancePort, "InstancePort"));
    }
}
