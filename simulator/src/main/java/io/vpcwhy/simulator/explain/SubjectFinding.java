package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogField;
import java.util.List;
import java.util.Optional;

/** Whether it can be said what a record is about. */
sealed interface SubjectFinding {

    /** What is known of the direction, also where nothing else is. */
    DirectionFinding direction();

    /** The record's interface, where the snapshot has it. */
    default Optional<NetworkInterface> networkInterface() {
        return Optional.empty();
    }

    record Found(Subject subject, DirectionFinding direction) implements SubjectFinding {
        @Override
        public Optional<NetworkInterface> networkInterface() {
            return Optional.of(subject.networkInterface());
        }
    }

    /** No interface of the snapshot has the record's id. */
    record InterfaceMissing(String interfaceId, DirectionFinding direction) implements SubjectFinding {}

    /** The record lacks fields without which nothing can be said. */
    record FieldsMissing(List<FlowLogField> fields, Optional<NetworkInterface> networkInterface)
            implements SubjectFinding {
        public FieldsMissing {
            fields = List.copyOf(fields);
        }

        @Override
        public DirectionFinding direction() {
            return DirectionFinding.UNKNOWN;
        }
    }

    /** Neither address of the record is the interface's. */
    record DirectionMissing(NetworkInterface here) implements SubjectFinding {
        @Override
        public Optional<NetworkInterface> networkInterface() {
            return Optional.of(here);
        }

        @Override
        public DirectionFinding direction() {
            return DirectionFinding.UNKNOWN;
        }
    }

    /** It is a record of a transit gateway, which tells no action and passes no filter. */
    record TransitGatewayRecord() implements SubjectFinding {
        @Override
        public DirectionFinding direction() {
            return DirectionFinding.UNKNOWN;
        }
    }
}
