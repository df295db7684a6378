package io.vpcwhy.simulator.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What requests and answers that were accepted, rejected or not seen at the interfaces of client and server come to.
 *
 * <p>Security groups are stateful and judge requests alone, network ACLs judge every packet on its own, and what a flow
 * log accepts has passed both at that interface but need not arrive. So a rejected answer is the network ACL's doing, and
 * what is accepted on one side and not seen on the other is lost between.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html">Flow log record
 *     examples: security group and network ACL rules</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html">Network ACLs</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html">Connection
 *     tracking</a>
 */
final class TruthTable {

    /**
     * A row.
     *
     * @param cells of the request at the client (egress) and at the server (ingress), of the answer at the server (egress)
     *     and at the client (ingress): each the letters of the {@link Cell cells} that fit
     */
    private record Row(List<String> cells, Conclusion conclusion) {

        boolean fits(List<Cell> seen) {
            for (int i = 0; i < seen.size(); i++) {
                if (cells.get(i).indexOf(seen.get(i).letter()) < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Cell> CELLS = List.of(Cell.values());

    // No two rows fit the same cells.
    private static final List<Row> ROWS = List.of(
            row("AX? AX? AX? A ", Conclusion.ANSWERED),
            row("AX? AX  A   ? ", Conclusion.ANSWERED),
            row("R   -?  -?  -?", Conclusion.REQUEST_REJECTED_AT_CLIENT),
            row("A?  R   -?  -?", Conclusion.REQUEST_REJECTED_AT_SERVER),
            row("A   -   -?  - ", Conclusion.REQUEST_LOST),
            row("A   ?   ?   - ", Conclusion.NO_ANSWER),
            row("A?  A   -   -?", Conclusion.SERVER_SILENT),
            row("A?  A   R   -?", Conclusion.ANSWER_REJECTED_AT_SERVER),
            row("A   A?  A   - ", Conclusion.ANSWER_LOST),
            row("A?  A?  A?  R ", Conclusion.ANSWER_REJECTED_AT_CLIENT));

    /** By the four cells as the digits of a number: millions of connections are looked up. */
    private static final List<Optional<Conclusion>> BY_CELLS = byCells();

    private TruthTable() {}

    private static Row row(String cells, Conclusion conclusion) {
        return new Row(Stream.of(cells.strip().split(" +", -1)).toList(), conclusion);
    }

    /** What cells come to; empty where they do not fit together, or too much is not logged. */
    static Optional<Conclusion> read(
            Cell requestAtClient, Cell requestAtServer, Cell answerAtServer, Cell answerAtClient) {
        return BY_CELLS.get(number(requestAtClient, requestAtServer, answerAtServer, answerAtClient));
    }

    private static int number(Cell first, Cell second, Cell third, Cell fourth) {
        int base = CELLS.size();
        return ((first.number() * base + second.number()) * base + third.number()) * base + fourth.number();
    }

    private static List<Optional<Conclusion>> byCells() {
        List<Optional<Conclusion>> all = new ArrayList<>();
        for (Cell first : CELLS) {
            for (Cell second : CELLS) {
                for (Cell third : CELLS) {
                    for (Cell fourth : CELLS) {
                        all.add(fitting(List.of(first, second, third, fourth)).findFirst());
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    /** The conclusions of all rows that fit cells: one at most. */
    static Stream<Conclusion> fitting(List<Cell> seen) {
        return ROWS.stream().filter(row -> row.fits(seen)).map(Row::conclusion);
    }
}
