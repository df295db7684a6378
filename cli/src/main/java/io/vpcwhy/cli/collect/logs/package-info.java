/**
 * Reads flow logs where AWS keeps them: the events of CloudWatch Logs and the objects of S3.
 *
 * <p>What is read here is handed on as lines and bytes, and never looked into. Only calls that read are made.
 */
@NullMarked
package io.vpcwhy.cli.collect.logs;

import org.jspecify.annotations.NullMarked;
