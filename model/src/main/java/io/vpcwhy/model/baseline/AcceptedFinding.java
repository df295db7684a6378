package io.vpcwhy.model.baseline;

import java.util.List;

/**
 * A finding that is known and accepted. It is known by what it means, whatever the route between its ends.
 *
 * @param scope the scope's name without folders and ending, or what else found it, such as {@code exposed}
 * @param source id of the resource where its packets begin
 * @param destination id of the resource where they end, or of a database
 * @param headers the packets: those of any of these headers; at least one
 */
public record AcceptedFinding(
        String scope, String source, String destination, List<AcceptedHeader> headers, Acceptance acceptance) {

    public AcceptedFinding {
        headers = List.copyOf(headers);
    }
}
