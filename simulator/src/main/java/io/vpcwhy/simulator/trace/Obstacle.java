package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.ExplanationCode;
import java.util.Optional;

/** Something that keeps a packet from going on. */
public sealed interface Obstacle {

    ExplanationCode code();

    /** The id of the component that is to blame. */
    String componentId();

    /** A filter denies the packet. */
    record Filtered(Denial denial, String componentId) implements Obstacle {
        @Override
        public ExplanationCode code() {
            return denial.code();
        }
    }

    /**
     * A route table does not lead on.
     *
     * @param subnetId the subnet whose table it is; empty for a gateway's
     * @param route the route that was selected, where one was
     */
    record Unrouted(
            ExplanationCode code,
            String componentId,
            Optional<String> subnetId,
            Optional<Route> route,
            IpAddress destination)
            implements Obstacle {}

    /**
     * A gateway, attachment, endpoint or interface refuses the packet.
     *
     * @param address the address that it refuses, where that is why
     * @param state of the component, where that is why
     */
    record Refused(ExplanationCode code, String componentId, Optional<IpAddress> address, Optional<String> state)
            implements Obstacle {
        static Refused of(ExplanationCode code, String componentId) {
            return new Refused(code, componentId, Optional.empty(), Optional.empty());
        }

        static Refused of(ExplanationCode code, String componentId, IpAddress address) {
            return new Refused(code, componentId, Optional.of(address), Optional.empty());
        }

        static Refused inState(ExplanationCode code, String componentId, String state) {
            return new Refused(code, componentId, Optional.empty(), Optional.of(state));
        }
    }
}
