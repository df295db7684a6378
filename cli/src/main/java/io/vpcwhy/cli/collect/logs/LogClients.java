package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.AwsAccess;
import io.vpcwhy.cli.collect.AwsSession;
import io.vpcwhy.cli.collect.CollectException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.regions.Region;

/** The clients by which logs are looked for and read, each made when it is first wanted. */
final class LogClients implements AutoCloseable {

    private final AwsSession own;
    private final Optional<String> role;
    private final Map<String, AwsClient> clients = new HashMap<>();
    private Optional<AwsSession> underRole = Optional.empty();

    /** @param role ARN of a role to assume, where one is to be */
    LogClients(AwsAccess access, Optional<String> role) {
        this.own = AwsSession.open(access);
        this.role = role;
    }

    /** Makes a client. */
    interface Opener<C> {
        C open(AwsSession session);
    }

    /** The client of a service in a Region. */
    @SuppressWarnings("unchecked") // a name stands for one type
    <C extends AwsClient> C of(String service, Region where, Opener<C> opener) {
        return (C) clients.computeIfAbsent(service + " " + where, any -> opener.open(session(where)));
    }

    /**
     * A Region that is known, or the usual one.
     *
     * @throws CollectException where none is
     */
    Region region(Optional<String> known) throws CollectException {
        return known.isPresent() ? Region.of(known.get()) : own.usualRegion();
    }

    private AwsSession session(Region where) {
        if (role.isEmpty()) {
            return own;
        }
        if (underRole.isEmpty()) {
            underRole = Optional.of(own.under(role.get(), where));
        }
        return underRole.get();
    }

    @Override
    public void close() {
        clients.values().forEach(AwsClient::close);
        underRole.ifPresent(AwsSession::close);
        own.close();
    }
}
