package io.vpcwhy.cli.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import tools.jackson.core.exc.JacksonIOException;

/** Makes all calls of the table for one account in one Region, several at a time. */
final class PlaceCollector {

    /** Enough for calls that wait for AWS most of their time, and few enough for its limits. */
    private static final int AT_ONCE = 8;

    /** Seconds that calls under way are waited for when another has failed. */
    private static final int PATIENCE = 10;

    private static final String EXTENSION = ".json";

    private final Place place;
    private final Path folder;
    private final Region region;
    private final CollectPlan plan;
    private final ClientSet clients;
    private final CollectProgress progress;
    private final CallTally tally = new CallTally();
    private final AtomicInteger open = new AtomicInteger(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    PlaceCollector(Place place, Path folder, CollectPlan plan, ClientSet clients, CollectProgress progress) {
        this.place = place;
        this.folder = folder;
        this.region = Region.of(place.region());
        this.plan = plan;
        this.clients = clients;
        this.progress = progress;
    }

    /**
     * Makes the calls that are not done yet.
     *
     * @throws CollectException where one of them could not be finished; what is done is kept
     */
    CallTally collect() throws CollectException, IOException {
        Files.createDirectories(folder);
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "vpcwhy-collect");
            thread.setDaemon(true);
            return thread;
        });
        try (Journal journal = Journal.open(folder)) {
            for (Call call : Calls.ALL) {
                if (call.subject().isEmpty() && call.isMade(!plan.vpcIds().isEmpty())) {
                    submit(pool, journal, call, List.of());
                }
            }
            closeOne();
            over.await();
            pool.shutdown();
            pool.awaitTermination(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CollectException("interrupted");
        } finally {
            pool.shutdownNow();
        }
        rethrow();
        return tally;
    }

    private void rethrow() throws CollectException, IOException {
        Throwable thrown = failure.get();
        if (thrown instanceof CollectException known) {
            throw known;
        }
        if (thrown instanceof IOException broken) {
            throw broken;
        }
        if (thrown instanceof JacksonIOException wrapped) {
            throw wrapped.getCause();
        }
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }

    private void submit(ExecutorService pool, Journal journal, Call call, List<String> subjects) {
        open.incrementAndGet();
        progress.planned();
        try {
            pool.execute(() -> run(pool, journal, call, subjects));
        } catch (RejectedExecutionException late) {
            closeOne(); // another has failed meanwhile
        }
    }

    private void run(ExecutorService pool, Journal journal, Call call, List<String> subjects) {
        try {
            Optional<List<String>> ids = collect(journal, call, subjects);
            ids.ifPresent(told -> submitFor(pool, journal, call, told));
            progress.done();
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
            pool.shutdownNow(); // the others need not try again and again
            over.countDown();
        } finally {
            closeOne();
        }
    }

    private void closeOne() {
        if (open.decrementAndGet() == 0) {
            over.countDown();
        }
    }

    /** Submits what is asked for each of the ids that a call told. */
    private void submitFor(ExecutorService pool, Journal journal, Call source, List<String> ids) {
        for (Call call : Calls.forEach(source)) {
            if (!call.isByItself()) {
                submit(pool, journal, call, ids);
            } else {
                ids.forEach(id -> submit(pool, journal, call, List.of(id)));
            }
        }
    }

    /** Makes a call, unless it is done; the ids that it told, or empty where it was refused. */
    private Optional<List<String>> collect(Journal journal, Call call, List<String> subjects)
            throws IOException, CollectException {
        String document = document(call, subjects);
        Optional<Journal.Entry> before = journal.entry(document);
        Optional<Journal.Entry> entry = before.isPresent() ? before : ask(call, subjects, document);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        if (before.isEmpty()) {
            journal.add(document, entry.get());
        }
        tally.made(call, entry.get().requests(), entry.get().items());
        return Optional.of(entry.get().ids());
    }

    private static String document(Call call, List<String> subjects) {
        return call.isByItself()
                ? call.fileName() + "/" + SubjectName.of(subjects.get(0)) + EXTENSION
                : call.fileName() + EXTENSION;
    }

    private Optional<Journal.Entry> ask(Call call, List<String> subjects, String document)
            throws IOException, CollectException {
        try {
            return Optional.of(
                    call.use() != Call.Use.IDS_ALONE
                            ? askInto(folder.resolve(document), call, subjects)
                            : askOnly(call));
        } catch (Pages.BrokenAnswerException broken) {
            fail(call, String.valueOf(broken.getMessage()));
            return Optional.empty();
        } catch (SdkException thrown) {
            Refusal refusal = Refusal.of(thrown, call.service().offeredIn(region));
            switch (refusal.sort()) {
                case NOT_PERMITTED -> tally.missed(call, false, refusal.code());
                case NOT_ANSWERED -> tally.missed(call, true, refusal.code());
                case CREDENTIALS -> throw CredentialWords.refused(refusal.code());
                case FAILED -> fail(call, refusal.code());
            }
            return Optional.empty();
        }
    }

    private void fail(Call call, String why) throws CollectException {
        if (!plan.acceptGaps()) {
            throw new CollectException(call.command() + " (" + place + "): " + why
                    + "; what is done is kept, and --resume goes on, with --accept-gaps also without this call");
        }
        tally.missed(call, true, why);
    }

    private Journal.Entry askInto(Path file, Call call, List<String> subjects)
            throws IOException, Pages.BrokenAnswerException {
        long[] items = {0};
        List<String> ids = new ArrayList<>();
        int requests = 0;
        try (PageFile out = PageFile.open(file, call)) {
            for (List<String> some : parts(call, subjects)) {
                requests += pages(call, some, answer -> {
                    int onPage = out.add(answer);
                    items[0] += onPage;
                    progress.items(onPage);
                    ids.addAll(ids(call, answer));
                });
            }
            out.finish();
        }
        return new Journal.Entry(requests, items[0], ids);
    }

    private Journal.Entry askOnly(Call call) throws IOException, Pages.BrokenAnswerException {
        List<String> ids = new ArrayList<>();
        int requests = pages(call, List.of(), answer -> ids.addAll(ids(call, answer)));
        return new Journal.Entry(requests, ids.size(), ids);
    }

    private int pages(Call call, List<String> subjects, Pages.PageSink sink)
            throws IOException, Pages.BrokenAnswerException {
        Pages pages = new Pages(call, clients.of(call.service()), plan.vpcIds(), sink);
        pages.ask(subjects);
        return pages.requests();
    }

    /** The subjects of each request. */
    private static List<List<String>> parts(Call call, List<String> subjects) {
        if (call.subject().isEmpty()) {
            return List.of(List.of());
        }
        int atOnce = call.subject().get().atOnce();
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < subjects.size(); from += atOnce) {
            parts.add(subjects.subList(from, Math.min(from + atOnce, subjects.size())));
        }
        return parts;
    }

    /** The ids on a page that other calls are asked for. */
    private static List<String> ids(Call call, SdkPojo answer) {
        List<String> ids = new ArrayList<>();
        for (String member : Calls.idsOf(call)) {
            if (SdkMembers.get(answer, call.key()).orElse(List.of()) instanceof List<?> list) {
                list.forEach(each -> SdkMembers.get((SdkPojo) each, member).ifPresent(id -> ids.add(id.toString())));
            }
        }
        return ids;
    }
}
