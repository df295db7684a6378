package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Listener;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads a listener of an Application, Network or Gateway Load Balancer. What its other rules do is told by
 * {@link ListenerRuleReader}.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Listener.html">Listener</a>
 */
final class ListenerReader implements ResourceReader {

    private static final int MAX_PORT = 65_535;

    @Override
    public ResourceKind kind() {
        return ResourceKind.LISTENER;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String arn = null;
        @Nullable String balancer = null;
        OptionalInt port = OptionalInt.empty();
        String protocol = "GENEVE";
        ListenerActions actions = ListenerActions.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "ListenerArn" -> arn = in.name();
                case "LoadBalancerArn" -> balancer = in.name();
                case "Port" -> port = OptionalInt.of(in.integer(1, MAX_PORT));
                case "Protocol" -> protocol = in.name();
                case "DefaultActions" -> actions = ListenerActions.read(in);
                default -> in.skip();
            }
        }
        String id = in.required(arn, "ListenerArn");
        out.add(
                new Listener(id, in.required(balancer, "LoadBalancerArn"), port, protocol, actions.targetGroupArns()),
                null,
                id);
    }
}
