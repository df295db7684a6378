package io.vpcwhy.simulator.baseline;

import io.vpcwhy.model.baseline.Acceptance;
import io.vpcwhy.simulator.space.HeaderSpace;

/**
 * Packets that a baseline accepts and that are found no more.
 *
 * @param source id of the resource where they began
 * @param destination id of the resource where they ended, or of a database
 * @param whole whether nothing that was accepted together with them is found any more
 */
public record Removable(
        String scope, String source, String destination, HeaderSpace packets, boolean whole, Acceptance acceptance) {}
