package io.vpcwhy.model.parquet;

/**
 * Rows that are stored together.
 *
 * @param index its number in the file, from 0
 * @param firstRow the number of its first row in the file, from 0
 * @param rows how many there are
 */
public record RowGroup(int index, long firstRow, long rows) {}
