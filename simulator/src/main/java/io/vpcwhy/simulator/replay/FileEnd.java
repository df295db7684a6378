package io.vpcwhy.simulator.replay;

import java.util.List;
import java.util.Optional;

/**
 * How the reading of a file ended.
 *
 * @param blocks how many were read
 * @param damages what kept it from being read to its end
 * @param broken where it breaks off after its last whole line
 * @param misread whether it has to be read line by line, as what was read of it in blocks is wrong
 */
record FileEnd(long blocks, List<String> damages, Optional<Broken> broken, boolean misread) {

    /**
     * Where a file breaks off.
     *
     * @param problem why
     * @param line what is left of its last line
     */
    record Broken(String problem, String line) {}

    FileEnd {
        damages = List.copyOf(damages);
    }

    /** A file of which nothing can be read, or nothing more. */
    static FileEnd damaged(long blocks, String problem) {
        return new FileEnd(blocks, List.of(problem), Optional.empty(), false);
    }
}
