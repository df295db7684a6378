package io.vpcwhy.cli.collect;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.regions.Region;

/** The clients of one account in one Region, each made when it is first wanted. Safe for several threads. */
final class ClientSet implements AutoCloseable {

    private final AwsSession session;
    private final Region region;
    private final Map<AwsService<?>, AwsClient> clients = new HashMap<>();

    ClientSet(AwsSession session, Region region) {
        this.session = session;
        this.region = region;
    }

    synchronized AwsClient of(AwsService<?> service) {
        AwsClient client = clients.get(service);
        if (client == null) {
            client = service.open(session, region);
            clients.put(service, client);
        }
        return client;
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(AwsClient::close);
        clients.clear();
    }
}
