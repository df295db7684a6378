package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.simulator.replay.LogInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.S3Client;

/** The objects of a bucket, as files of a log. */
final class BucketSource {

    private final S3Client client;
    private final ExecutorService pool;
    private final Consumer<String> notes;
    private final LongConsumer progress;

    BucketSource(S3Client client, ExecutorService pool, Consumer<String> notes, LongConsumer progress) {
        this.client = client;
        this.pool = pool;
        this.notes = notes;
        this.progress = progress;
    }

    /**
     * What there is to read.
     *
     * @param only which objects, by their keys
     * @param formats of the flow logs that write there, where they are known
     * @param flowLogs ids of those whose objects they are; none where the bucket was named, and is wrong without objects
     */
    AwsLogSource find(
            AwsLogName.Bucket place,
            LogWish wish,
            Predicate<String> only,
            List<FlowLogFormat> formats,
            List<String> flowLogs)
            throws CollectException {
        ObjectListing listing = new ObjectListing(client, place, wish.selection(), pool, progress);
        List<StoredObject> objects =
                listing.objects().stream().filter(each -> only.test(each.key())).toList();
        long passedOver = listing.foldersPassedOver();
        if (passedOver > 0) {
            notes.accept(place + ": " + passedOver + (passedOver == 1 ? " folder was" : " folders were")
                    + " not looked into, by the time or the partition in the name");
        } else if (objects.isEmpty() && !flowLogs.isEmpty()) {
            notes.accept(place + ": holds no objects of " + String.join(", ", flowLogs)
                    + "; nothing was delivered there, or the snapshot is redacted");
        } else if (objects.isEmpty()) {
            throw CollectException.ofUsage(place + ": holds no objects; give a bucket and what keys begin with");
        }
        List<StoredObject> wanted =
                objects.stream().filter(each -> isWanted(each, wish)).toList();
        ObjectsAhead reads = new ObjectsAhead(new ObjectRanges(client, pool), wanted);
        List<LogInput> inputs = new ArrayList<>();
        int read = 0;
        for (StoredObject object : objects) {
            // What is not wanted is named, so that it is counted, and never opened.
            int index = isWanted(object, wish) ? read++ : wanted.size();
            inputs.add(input(object, formats, () -> reads.open(index)));
        }
        return new AwsLogSource(place.toString(), inputs);
    }

    private static boolean isWanted(StoredObject object, LogWish wish) {
        return wish.selection().mayBeIn(object.name());
    }

    private static LogInput input(StoredObject object, List<FlowLogFormat> formats, LogInput.Opener opener) {
        return LogInput.of(object.name(), opener).withFormats(formats).withBytes(object.bytes());
    }
}
