package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.simulator.filter.AmazonService;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What else can make a record as it is, where the configuration alone does not say. */
public sealed interface Hypothesis {

    /** The code that the JSON shows. */
    String code();

    /**
     * The security group had forgotten the connection, and took its late packets for new ones.
     *
     * @param deniedAnyway whether no rule permits the packets by themselves either
     * @param withoutSyn whether the record shows packets of an old connection: TCP flags without SYN
     * @param silence seconds since the connection was last heard of in the log, where it was
     * @param idleTimeout seconds after which the interface forgets, where its configuration or protocol tells
     */
    record ConnectionTrackingExpired(
            boolean deniedAnyway, boolean withoutSyn, OptionalLong silence, OptionalLong idleTimeout)
            implements Hypothesis {
        @Override
        public String code() {
            return "CONNECTION_TRACKING_EXPIRED";
        }
    }

    /** The connection is not tracked, so that it broke when the rule that admits its answers was changed. */
    record UntrackedFlowRuleChanged() implements Hypothesis {
        @Override
        public String code() {
            return "UNTRACKED_FLOW_RULE_CHANGED";
        }
    }

    /**
     * Rules were others when the record was made.
     *
     * @param bothVerdicts whether the log itself shows the same traffic accepted and rejected
     * @param olderConnection whether the record may belong to a connection that was permitted when it was opened
     */
    record ConfigurationChanged(boolean bothVerdicts, boolean olderConnection) implements Hypothesis {
        @Override
        public String code() {
            return "CONFIGURATION_CHANGED";
        }
    }

    /**
     * The record's interface is not in the snapshot.
     *
     * @param holderId an interface of the snapshot that holds one of the record's addresses
     */
    record InterfaceNotInSnapshot(String interfaceId, Optional<String> holderId) implements Hypothesis {
        @Override
        public String code() {
            return "INTERFACE_NOT_IN_SNAPSHOT";
        }
    }

    /** The rules tell ICMP messages apart by their type, which no flow log holds. */
    record IcmpTypeNotLogged(IpProtocol protocol) implements Hypothesis {
        @Override
        public String code() {
            return "ICMP_TYPE_NOT_LOGGED";
        }
    }

    /** The verdict turns on fields that the record does not hold. */
    record FieldNotLogged(List<FlowLogField> fields) implements Hypothesis {
        public FieldNotLogged {
            fields = List.copyOf(fields);
        }

        @Override
        public String code() {
            return "FIELD_NOT_LOGGED";
        }
    }

    /** Neither address of the record is the interface's. */
    record AddressSubstituted() implements Hypothesis {
        @Override
        public String code() {
            return "ADDRESS_SUBSTITUTED";
        }
    }

    /**
     * VPC Block Public Access may have refused it.
     *
     * @param stated whether the record's reject-reason says so
     * @param collected whether the snapshot has the options
     */
    record BlockPublicAccessMayApply(boolean stated, boolean collected) implements Hypothesis {
        @Override
        public String code() {
            return "BLOCK_PUBLIC_ACCESS";
        }
    }

    /** The record's reject-reason says that an endpoint refused it because of encryption controls. */
    record EncryptionControls() implements Hypothesis {
        @Override
        public String code() {
            return "ENCRYPTION_CONTROLS";
        }
    }

    /** The record has a reject-reason that this version does not know. */
    record OtherRejectReason(String reason) implements Hypothesis {
        @Override
        public String code() {
            return "OTHER_REJECT_REASON";
        }
    }

    /** The verdict turns on a resource that is not in the snapshot. */
    record ResourceNotCollected(ResourceKind kind, String id) implements Hypothesis {
        @Override
        public String code() {
            return "RESOURCE_NOT_COLLECTED";
        }
    }

    /** AWS says that such traffic is never logged; yet here is a record of it. */
    record TrafficNotLogged(AmazonService service) implements Hypothesis {
        @Override
        public String code() {
            return "TRAFFIC_NOT_LOGGED";
        }
    }

    /** The NAT gateway drops what no connection from inside asked for; its interface still logs ACCEPT. */
    record UnsolicitedAtNatGateway(Optional<String> natGatewayId) implements Hypothesis {
        @Override
        public String code() {
            return "UNSOLICITED_AT_NAT_GATEWAY";
        }
    }

    /** Routes lead through an appliance between the two ends, which may have changed or dropped packets. */
    record Middlebox(String resourceId) implements Hypothesis {
        @Override
        public String code() {
            return "MIDDLEBOX";
        }
    }

    /**
     * It is not known whether the record is a request or an answer; what denies an answer is named, and these would
     * deny a request besides.
     */
    record SideNotKnown(List<String> componentIds) implements Hypothesis {
        public SideNotKnown {
            componentIds = List.copyOf(componentIds);
        }

        @Override
        public String code() {
            return "FLOW_SIDE_NOT_KNOWN";
        }
    }

    /** A transit gateway's own records tell no action of a filter. */
    record TransitGatewayRecord() implements Hypothesis {
        @Override
        public String code() {
            return "TRANSIT_GATEWAY_RECORD";
        }
    }
}
