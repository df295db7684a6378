/**
 * Queries for other tools that find records of a flow log: SQL for Athena, CloudWatch Logs Insights, metric filters and
 * Contributor Insights rules, each for the flow log's own format and destination.
 */
@NullMarked
package io.vpcwhy.cli.query;

import org.jspecify.annotations.NullMarked;
