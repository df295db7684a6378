/**
 * Parquet files whose columns are not nested, column by column and without an object a row.
 *
 * <p>{@link io.vpcwhy.model.parquet.ParquetFile} knows the columns and row groups of a file,
 * {@link io.vpcwhy.model.parquet.BatchReader} reads the rows of one row group in batches. What the values mean is the
 * caller's. The file's structures and the encodings of its values are parquet-java's; pages are found and unpacked here,
 * for parquet-java's own reader of files does not load without Hadoop.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">The format</a>
 */
@NullMarked
package io.vpcwhy.model.parquet;

import org.jspecify.annotations.NullMarked;
