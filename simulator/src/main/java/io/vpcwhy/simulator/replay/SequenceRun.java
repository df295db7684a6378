package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogPlace;
import io.vpcwhy.model.flowlog.LineLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One log while it is read: several threads bring back what of each block has to wait for its turn. What was counted is
 * known when the last block of the last file is back.
 */
final class SequenceRun {

    /** Where a block is in the log. */
    private record Place(int file, long block) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparingInt(Place::file).thenComparingLong(Place::block);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** What may wait for the one who settles it. */
    private static final long MOST_WAITING = 50_000;

    private final int number;
    private final LogSequence log;
    private final Study study;
    private final Set<Long> contrary;
    private final Set<Integer> byLines;
    private final Set<Long> found = ConcurrentHashMap.newKeySet();
    private final Counter inOrder;
    private final Undecided undecided;
    private final Optional<AnnotationTrack> track;
    private final Advance advance = new Advance();
    private final Map<LineLayout, LogRun> runs = new HashMap<>();
    private final List<Counts> parts = new ArrayList<>();
    private final TreeMap<Place, BlockResult> waiting = new TreeMap<>();
    private final Map<Integer, FileEnd> ends = new HashMap<>();
    private final Set<Integer> misread = new HashSet<>();
    private final List<String> damages = new ArrayList<>();
    private boolean settling;
    private boolean finished;
    private long backlog;
    private int nextFile;
    private long nextBlock;
    private long lines;
    private long answered;

    /** @param number of its first file among the files of all logs */
    SequenceRun(int number, LogSequence log, Study study) {
        this(number, log, study, Set.of(), Set.of());
    }

    /**
     * @param contrary connections that are known not to be as their ports say
     * @param byLines the files that cannot be read in blocks
     */
    private SequenceRun(int number, LogSequence log, Study study, Set<Long> contrary, Set<Integer> byLines) {
        this.number = number;
        this.log = log;
        this.study = study;
        this.contrary = Set.copyOf(contrary);
        this.byLines = Set.copyOf(byLines);
        Verdicts verdicts = study.verdicts();
        this.inOrder = new Counter(verdicts.table(), study.services(), new Counts());
        this.track = study.annotations().map(all -> all.track(number));
        this.undecided = new Undecided(verdicts, inOrder, this::tell);
        parts.add(inOrder.counts());
    }

    private void tell(int found) {
        track.ifPresent(all -> all.told(found));
    }

    /** What is found of its records. */
    Study study() {
        return study;
    }

    /** How many files there are. */
    int size() {
        return log.inputs().size();
    }

    LogInput input(int file) {
        return log.inputs().get(file);
    }

    /** The number of a file among the files of all logs. */
    int number(int file) {
        return number + file;
    }

    Advance advance() {
        return advance;
    }

    /** Whether a file has to be read line by line. */
    boolean isByLines(int file) {
        return byLines.contains(file);
    }

    boolean hasContrary() {
        return !contrary.isEmpty();
    }

    boolean isContrary(long connection) {
        return !contrary.isEmpty() && contrary.contains(connection);
    }

    /** Takes note of a connection that is not as its ports say. */
    void contrary(long connection) {
        found.add(connection);
    }

    /** What there is to know of the files with such lines. */
    synchronized LogRun run(LineLayout layout) {
        return runs.computeIfAbsent(layout, any -> new LogRun(this, layout.format()));
    }

    /** What one thread counts of this log. */
    synchronized Counts part() {
        Counts part = new Counts(study.watches());
        parts.add(part);
        return part;
    }

    /** Whether so much waits for blocks before it that these come first. */
    synchronized boolean isBehind() {
        return backlog > MOST_WAITING;
    }

    /** Whether more of a file is not to be read before the files before it. */
    synchronized boolean isAhead(int file) {
        return backlog > MOST_WAITING && file > nextFile;
    }

    /**
     * Brings back what of a block has to wait for those before it.
     *
     * @return whether all of the log is read now: true once
     */
    boolean bring(int file, long block, BlockResult result) {
        advance.addRecords(result.answered());
        synchronized (this) {
            waiting.put(new Place(file, block), result);
            backlog += result.size();
            awaitTurn();
        }
        return settle();
    }

    /**
     * Says how a file ended.
     *
     * @return whether all of the log is read now: true once
     */
    boolean end(int file, FileEnd end) {
        synchronized (this) {
            ends.put(file, end);
        }
        return settle();
    }

    /** Who settles is not to be left behind: what is written may take longer than what is read. */
    private void awaitTurn() {
        try {
            while (settling && backlog > MOST_WAITING) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One thread at a time settles what is next; the others do not wait for it. */
    private boolean settle() {
        synchronized (this) {
            if (settling) {
                return false;
            }
            settling = true;
        }
        while (true) {
            BlockResult next;
            synchronized (this) {
                next = next();
                if (next == null) {
                    settling = false;
                    notifyAll();
                    boolean done = nextFile == size() && !finished;
                    finished |= done;
                    return done;
                }
            }
            settleOrGiveUp(next);
        }
    }

    /** Nobody waits for a thread that cannot go on. */
    private void settleOrGiveUp(BlockResult next) {
        boolean settled = false;
        try {
            settle(next);
            settled = true;
        } finally {
            if (!settled) {
                giveUp();
            }
        }
    }

    private synchronized void giveUp() {
        settling = false;
        notifyAll();
    }

    /** The block whose turn it is, after the ends of files before it; null where it is not back yet. */
    private @Nullable BlockResult next() {
        while (true) {
            BlockResult next = waiting.remove(new Place(nextFile, nextBlock));
            if (next != null) {
                nextBlock++;
                backlog -= next.size();
                notifyAll();
                return next;
            }
            FileEnd end = ends.get(nextFile);
            if (end == null || end.blocks() != nextBlock) {
                return null;
            }
            settle(end);
            ends.remove(nextFile);
            goTo(nextFile + 1);
        }
    }

    private void goTo(int file) {
        nextFile = file;
        nextBlock = 0;
        lines = 0;
    }

    private void settle(BlockResult result) {
        result.annotation().ifPresent(this::follow);
        undecided.add(answered, result.doubts());
        for (BlockResult.Broken broken : result.broken()) {
            String place = result.isPlaced()
                    ? broken.what().place().toString()
                    : input(nextFile).name() + ":" + (lines + broken.line());
            inOrder.counts().malformed(place, broken.what());
        }
        answered += result.answered();
        lines += result.lines();
        if (track.isPresent()) {
            undecided.passTo(answered);
            track.get().write();
        }
    }

    private void follow(AnnotatedLines more) {
        track.ifPresent(all -> all.follow(more));
    }

    private void settle(FileEnd end) {
        if (end.misread()) {
            misread.add(nextFile);
        }
        damages.addAll(end.damages());
        if (end.broken().isPresent()) {
            FileEnd.Broken broken = end.broken().get();
            String source = input(nextFile).name();
            damages.add(source + ": " + broken.damage(lines));
            FlowLogPlace place = new FlowLogPlace(source, lines + 1, "");
            inOrder.counts().countRead(1);
            FlowLogLine.Malformed what = new FlowLogLine.Malformed(place, broken.line(), broken.reason());
            inOrder.counts().malformed(place.toString(), what);
            study.annotations().ifPresent(all -> follow(all.line(what)));
            answered++;
        }
    }

    /**
     * The same log to be read once more, knowing more of it; empty where what was counted holds. To be asked when all of
     * it is read.
     */
    Optional<SequenceRun> again() {
        Set<Long> allContrary = new HashSet<>(contrary);
        boolean more = log.inputs().stream().allMatch(LogInput::again) && allContrary.addAll(found);
        if (!more && misread.isEmpty()) {
            return Optional.empty();
        }
        Set<Integer> allByLines = new HashSet<>(byLines);
        allByLines.addAll(misread);
        return Optional.of(new SequenceRun(number, log, study, allContrary, allByLines));
    }

    /** All that was counted, when no more comes: of a log that was read in part, what is there. */
    synchronized Counts counts() {
        while (nextFile < size()) {
            int file = nextFile;
            waiting.subMap(new Place(file, 0), new Place(file + 1, 0)).values().forEach(this::settle);
            Optional.ofNullable(ends.get(file)).ifPresent(this::settle);
            goTo(file + 1);
        }
        undecided.end();
        track.ifPresent(AnnotationTrack::write);
        Counts all = new Counts(study.watches());
        parts.forEach(all::addAll);
        return all;
    }

    /** What kept the log from being read to its end. */
    List<String> damages() {
        return List.copyOf(damages);
    }
}
