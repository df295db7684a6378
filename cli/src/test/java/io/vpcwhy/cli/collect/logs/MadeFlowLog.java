package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.Tags;
import java.util.Optional;
import java.util.OptionalInt;

/** A flow log, and what may be different about it. */
record MadeFlowLog(
        String id,
        String resourceId,
        String type,
        Optional<String> format,
        String destinationType,
        String destination) {

    static final String GROUP_ARN = "arn:aws:logs:us-east-1:123456789012:log-group:";

    static MadeFlowLog toGroup(String id, String resourceId) {
        return new MadeFlowLog(
                id, resourceId, "ALL", Optional.empty(), "cloud-watch-logs", GROUP_ARN + FakeLogs.GROUP + ":*");
    }

    static MadeFlowLog toBucket(String id, String resourceId) {
        return new MadeFlowLog(id, resourceId, "ALL", Optional.empty(), "s3", "arn:aws:s3:::" + FakeLogs.BUCKET);
    }

    MadeFlowLog only(String action) {
        return new MadeFlowLog(id, resourceId, action, format, destinationType, destination);
    }

    MadeFlowLog format(String text) {
        return new MadeFlowLog(id, resourceId, type, Optional.of(text), destinationType, destination);
    }

    MadeFlowLog to(String other) {
        return new MadeFlowLog(id, resourceId, type, format, destinationType, other);
    }

    /** A flow log that AWS says delivers, or not. */
    FlowLog make(boolean delivers) {
        return new FlowLog(
                id,
                resourceId,
                Optional.of(type),
                format,
                destinationType,
                Optional.of(destination),
                Optional.empty(),
                OptionalInt.of(60),
                Optional.of(delivers ? "SUCCESS" : "FAILED"),
                delivers ? Optional.empty() : Optional.of("Access error"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("ACTIVE"),
                Optional.empty(),
                Tags.NONE);
    }

    /** Two interfaces in two subnets, and the flow logs. */
    static Network network(FlowLog... logs) {
        Network network = Network.vpc("vpc-1", "10.1.0.0/16")
                .subnet("subnet-1", "10.1.1.0/24")
                .subnet("subnet-2", "10.1.2.0/24")
                .networkInterface("eni-0a", "subnet-1", "10.1.1.10", "sg-1")
                .networkInterface("eni-0b", "subnet-2", "10.1.2.20", "sg-1")
                .securityGroup("sg-1");
        for (FlowLog log : logs) {
            network.with(log);
        }
        return network;
    }
}
