package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.scope.NamedKind;
import io.vpcwhy.model.scope.ResourceStatement;
import io.vpcwhy.model.scope.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * Where ways have to be looked for so that none is missed which a statement about one of their ends chooses.
 *
 * @param statement empty where any end is meant
 */
record EndChoice(Optional<ResourceStatement> statement, ResourceMatcher resources) {

    /** The interfaces that may be the end: all of them where the statement is about something that ways pass. */
    List<NetworkInterface> among(List<NetworkInterface> ends) {
        if (statement.isEmpty() || mayBePassed()) {
            return ends;
        }
        return ends.stream()
                .filter(nic -> resources.chooses(statement.get(), nic))
                .toList();
    }

    /** Whether the end may be on the internet. */
    boolean mayBeOnInternet() {
        return mayBe(NamedKind.INTERNET_GATEWAY, ResourceType.INTERNET_GATEWAY);
    }

    /** Whether the end may be behind a VPN. */
    boolean mayBeOnPremises() {
        return mayBe(NamedKind.VPN_GATEWAY, ResourceType.VPN_GATEWAY);
    }

    private boolean mayBe(NamedKind gateway, ResourceType gateways) {
        if (statement.isEmpty() || statement.get() instanceof ResourceStatement.Tagged || mayBePassed()) {
            return true;
        }
        if (statement.get() instanceof ResourceStatement.Named named) {
            return named.resources().stream().anyMatch(reference -> reference.kind() == gateway);
        }
        return ((ResourceStatement.Typed) statement.get()).types().contains(gateways);
    }

    private boolean mayBePassed() {
        if (statement.orElseThrow() instanceof ResourceStatement.Named named) {
            return named.resources().stream()
                    .anyMatch(reference -> reference.kind().isPassedOrEnd());
        }
        return statement.get() instanceof ResourceStatement.Typed typed
                && typed.types().stream().anyMatch(ResourceType::isPassedOrEnd);
    }
}
