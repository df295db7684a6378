/**
 * Collects the configuration of live accounts, read-only, as the JSON that the AWS CLI prints.
 *
 * <p>Nothing outside of this package touches a network. {@link io.vpcwhy.cli.collect.Calls} is the table of all calls.
 */
@NullMarked
package io.vpcwhy.cli.collect;

import org.jspecify.annotations.NullMarked;
