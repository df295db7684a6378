/**
 * JSON documents that people write: held whole, checked strictly, and each mistake told with its place and what would be
 * right. What a document says is known elsewhere.
 */
@NullMarked
package io.vpcwhy.model.json;

import org.jspecify.annotations.NullMarked;
