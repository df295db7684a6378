package io.vpcwhy.model.snapshot;

import java.util.Optional;

/**
 * A value and where it was read. There is one for each of a large snapshot's resources: what they share is kept once, in
 * a {@link Place}.
 *
 * @param line of the part of the file, from 1
 */
record Found<T>(T value, Place place, int line) {

    /** The place of what was not read from a document. */
    static final Place NOWHERE = new Place(new FilePart(""), Optional.empty(), Optional.empty());

    /**
     * What resources of one file have in common.
     *
     * @param account where told
     * @param region where told
     */
    record Place(FilePart part, Optional<String> account, Optional<String> region) {}

    /** Another value in the place of this one. */
    <S> Found<S> replaced(S other) {
        return new Found<>(other, place, line);
    }

    /** Whether a document held it. */
    boolean fromDocument() {
        return !place.part().file().isEmpty();
    }

    /** The place as users know it. */
    Provenance where() {
        return new Provenance(place.part().file(), place.part().linesBefore() + line, place.account(), place.region());
    }
}
