package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.AwsAccess;
import io.vpcwhy.cli.collect.CollectException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Finds the logs that are named where AWS keeps them. What is found can be read until this is closed. Nothing is asked
 * of AWS before something is looked for.
 */
public final class AwsLogs implements AutoCloseable {

    /** What is asked for at a time. */
    private static final int THREADS = 16;

    private final LogClients clients;
    private final ExecutorService pool;
    private final LogFinder finder;
    private final DeliveredLogs delivered;

    /**
     * @param region where log groups and flow logs are, where it is said
     * @param role ARN of a role to assume, where one is to be
     * @param notes is told in a line what people should know of what is read
     * @param progress is told how many objects were found so far
     */
    public AwsLogs(
            AwsAccess access,
            Optional<String> region,
            Optional<String> role,
            Consumer<String> notes,
            LongConsumer progress) {
        this.clients = new LogClients(access, role);
        this.pool = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "vpcwhy-aws-logs");
            thread.setDaemon(true);
            return thread;
        });
        this.finder = new LogFinder(clients, region, pool, notes, progress);
        this.delivered = new DeliveredLogs(finder, clients, notes);
    }

    /**
     * Finds what a name stands for.
     *
     * @throws CollectException where AWS does not tell, or there is nothing of that name
     */
    public List<AwsLogSource> find(AwsLogName name, LogWish wish) throws CollectException {
        if (name instanceof AwsLogName.Group group) {
            return List.of(finder.group(group, wish, any -> true));
        }
        if (name instanceof AwsLogName.Bucket bucket) {
            return List.of(finder.bucket(bucket, wish, any -> true, List.of(), List.of()));
        }
        return delivered.find(wish);
    }

    @Override
    public void close() {
        pool.shutdownNow();
        clients.close();
    }
}
