/**
 * VPC and transit gateway flow logs: their fields, formats and records, and the reader that finds them in a source.
 *
 * <p>Reads what a log says and where it says it. Nothing here explains a record or knows the network it is from.
 */
@NullMarked
package io.vpcwhy.model.flowlog;

import org.jspecify.annotations.NullMarked;
