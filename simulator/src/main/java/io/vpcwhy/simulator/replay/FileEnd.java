package io.vpcwhy.simulator.replay;

import java.util.List;
import java.util.Optional;

/**
 * How the reading of a file ended.
 *
 * @param blocks how many were read
 * @param damages what kept it from being read to its end
 * @param broken where it breaks off after its last whole line, or why what was read of it may be wrong
 * @param misread whether it has to be read line by line, as what was read of it in blocks is wrong
 */
record FileEnd(long blocks, List<String> damages, Optional<Broken> broken, boolean misread) {

    /**
     * Where a file breaks off, or why what was read of it may be wrong.
     *
     * @param problem what is wrong
     * @param allRead whether nothing is missing
     * @param line what is left of its last line
     */
    record Broken(String problem, boolean allRead, String line) {

        /** What is wrong with a file all of whose lines before that one were read. */
        String damage(long before) {
            return allRead ? problem : problem + "; nothing after line " + before + " could be read";
        }

        /** What the answers about its lines say of it. */
        String reason() {
            return allRead ? "the check sum does not fit the data" : "the data break off";
        }
    }

    FileEnd {
        damages = List.copyOf(damages);
    }

    /** A file of which nothing can be read, or nothing more. */
    static FileEnd damaged(long blocks, String problem) {
        return new FileEnd(blocks, List.of(problem), Optional.empty(), false);
    }
}
