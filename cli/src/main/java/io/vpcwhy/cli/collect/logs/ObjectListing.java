package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.cli.collect.TokenTrail;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists the objects under a prefix. Where not all records are wanted it goes from folder to folder, and not into those whose
 * names say that they hold none, such as the days before {@code --since}. Objects and folders whose names begin with a
 * dot or an underscore are left out, as in a folder of files.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a>
 */
final class ObjectListing {

    private static final String SLASH = "/";

    private final S3Client client;
    private final AwsLogName.Bucket place;
    private final FlowLogSelection selection;
    private final ExecutorService pool;
    private final LongConsumer progress;
    private long foldersPassedOver;

    /** @param progress is told how many objects were found so far */
    ObjectListing(
            S3Client client,
            AwsLogName.Bucket place,
            FlowLogSelection selection,
            ExecutorService pool,
            LongConsumer progress) {
        this.client = client;
        this.place = place;
        this.selection = selection;
        this.pool = pool;
        this.progress = progress;
    }

    /** What is directly in a folder. */
    private record Folder(List<S3Object> objects, List<String> folders) {}

    /** All that may hold records that are wanted, in the order of their keys. */
    List<StoredObject> objects() throws CollectException {
        List<StoredObject> objects = new ArrayList<>();
        List<String> level = List.of(place.prefix());
        while (!level.isEmpty()) {
            List<Future<Folder>> asked = new ArrayList<>();
            for (String prefix : level) {
                asked.add(pool.submit(() -> folder(prefix)));
            }
            List<String> below = new ArrayList<>();
            try {
                for (Future<Folder> each : asked) {
                    take(answer(each), objects, below);
                }
            } finally {
                asked.forEach(each -> each.cancel(true));
            }
            level = below;
        }
        objects.sort(Comparator.comparing(StoredObject::key));
        return objects;
    }

    /** How many folders were not looked into, by their names. */
    long foldersPassedOver() {
        return foldersPassedOver;
    }

    private void take(Folder folder, List<StoredObject> objects, List<String> below) {
        for (S3Object object : folder.objects()) {
            if (!object.key().endsWith(SLASH) && !isApart(object.key())) {
                objects.add(new StoredObject(place.bucket(), object.key(), object.size(), object.eTag()));
            }
        }
        for (String each : folder.folders()) {
            if (isApart(each)) {
                continue;
            }
            if (selection.mayBeIn(each)) {
                below.add(each);
            } else {
                foldersPassedOver++;
            }
        }
        progress.accept(objects.size());
    }

    /** Whether the name of the object, or of a folder below the prefix, says that it is no data. */
    private boolean isApart(String key) {
        String below = key.substring(place.prefix().lastIndexOf('/') + 1);
        for (String name : below.split(SLASH, -1)) {
            if (name.startsWith(".") || name.startsWith("_")) {
                return true;
            }
        }
        return false;
    }

    private Folder answer(Future<Folder> folder) throws CollectException {
        try {
            return folder.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CollectException(place + ": interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CollectException told) {
                throw told;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Folder folder(String prefix) throws CollectException {
        List<S3Object> objects = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        TokenTrail trail = new TokenTrail();
        String token = null;
        do {
            ListObjectsV2Response page = page(prefix, token);
            objects.addAll(page.contents());
            page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(folders::add);
            token = page.nextContinuationToken();
            if (token != null && !trail.goesOn(token)) {
                throw new CollectException(place + ": the pages of " + LogAction.LIST_BUCKET + " go round in a circle");
            }
        } while (token != null);
        return new Folder(objects, folders);
    }

    private ListObjectsV2Response page(String prefix, @Nullable String token) throws CollectException {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(place.bucket())
                .prefix(prefix)
                .delimiter(selection.isAll() ? null : SLASH)
                .continuationToken(token)
                .build();
        ListObjectsV2Response page =
                AwsAnswer.to(() -> client.listObjectsV2(request), place.toString(), LogAction.LIST_BUCKET);
        if (page.name() == null) { // another XML, such as the page of a proxy, has nothing of a listing
            throw new CollectException(
                    place + ": " + LogAction.LIST_BUCKET + " was not answered (the answer is not what AWS sends)");
        }
        if (Boolean.TRUE.equals(page.isTruncated()) && page.nextContinuationToken() == null) {
            throw new CollectException(place + ": " + LogAction.LIST_BUCKET
                    + " was not answered (a page says that there are more and not where)");
        }
        return page;
    }
}
