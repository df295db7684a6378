package io.vpcwhy.simulator.baseline;

import io.vpcwhy.model.baseline.Acceptance;
import io.vpcwhy.simulator.space.HeaderProduct;
import io.vpcwhy.simulator.space.HeaderSpace;
import java.util.List;

/**
 * Packets that a baseline accepts and that are found no more.
 *
 * @param source id of the resource where they began
 * @param destination id of the resource where they ended, or of a database
 * @param headers of these packets, where a block outside of the network stands for those of its addresses that can be there
 * @param whole whether nothing that was accepted together with them is found any more
 */
public record Removable(
        String scope,
        String source,
        String destination,
        HeaderSpace packets,
        List<HeaderProduct> headers,
        boolean whole,
        Acceptance acceptance) {

    public Removable {
        headers = List.copyOf(headers);
    }
}
