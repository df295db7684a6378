package io.vpcwhy.simulator.replay;

import java.util.List;

/** All looks of one thread at the records of one log. For one thread. */
final class WatchParts {

    /** One look of a kind. */
    record Part<W extends RecordWatch<W>>(Watching<W> kind, W watch) {

        @SuppressWarnings("unchecked") // parts of one kind are of one class
        private void joinIfOfKind(Part<?> other) {
            if (other.kind == (Object) kind) {
                watch.join((W) other.watch);
            }
        }
    }

    /** Nobody looks. */
    static final WatchParts NONE = new WatchParts(List.of());

    private final List<Part<?>> parts;

    private WatchParts(List<Part<?>> parts) {
        this.parts = parts;
    }

    static WatchParts of(List<Watching<?>> kinds) {
        return new WatchParts(kinds.stream().<Part<?>>map(Watching::part).toList());
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    void see(WatchedRecord record) {
        for (Part<?> part : parts) {
            part.watch.see(record);
        }
    }

    void join(WatchParts others) {
        for (Part<?> part : parts) {
            others.parts.forEach(part::joinIfOfKind);
        }
    }

    /**
     * What was seen in one way.
     *
     * @throws IllegalArgumentException where nobody looked in that way
     */
    @SuppressWarnings("unchecked") // parts of one kind are of one class
    <W extends RecordWatch<W>> W seen(Watching<W> kind) {
        return parts.stream()
                .filter(part -> part.kind == (Object) kind)
                .map(part -> (W) part.watch)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody looked at the records in this way"));
    }
}
