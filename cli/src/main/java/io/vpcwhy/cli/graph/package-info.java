/**
 * Pictures of the network: what people know of it (VPCs, zones, subnets, interfaces, gateways and routes) taken from the
 * graph of places and moves, and written as DOT, Mermaid, GraphML, SVG and HTML.
 */
@NullMarked
package io.vpcwhy.cli.graph;

import org.jspecify.annotations.NullMarked;
