package io.vpcwhy.model.flowlog;

import java.util.Optional;

/**
 * Whether ids look as those of their fields do. It only serves to tell formats apart: where a format is known any id is
 * taken, for people mask them.
 */
final class IdShape {

    private IdShape() {}

    static boolean allFit(FlowLogRecord read) {
        Optional<String> account = read.accountId();
        return (account.isEmpty() || account.get().indexOf('-') < 0)
                && starts(read.interfaceId(), "eni-")
                && starts(read.vpcId(), "vpc-")
                && starts(read.subnetId(), "subnet-")
                && starts(read.instanceId(), "i-")
                && isType(read.type());
    }

    private static boolean starts(Optional<String> id, String prefix) {
        return id.isEmpty() || id.get().startsWith(prefix);
    }

    private static boolean isType(Optional<String> type) {
        return type.isEmpty()
                || switch (type.get()) {
                    case "IPv4", "IPv6", "EFA" -> true;
                    default -> false;
                };
    }
}
