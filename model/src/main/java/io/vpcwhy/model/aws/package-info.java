/**
 * AWS's resources as plain values: one record a resource, with AWS's own names.
 *
 * <p>What a resource says, not what it does: nothing here evaluates a rule, reads JSON or knows another resource.
 */
@NullMarked
package io.vpcwhy.model.aws;

import org.jspecify.annotations.NullMarked;
