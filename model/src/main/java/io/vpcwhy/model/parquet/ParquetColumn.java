package io.vpcwhy.model.parquet;

/**
 * A column of a Parquet file.
 *
 * @param index its number among the columns that are read, from 0
 * @param name as the file has it
 */
public record ParquetColumn(int index, String name, Kind kind) {

    /** What its values are read as. */
    public enum Kind {
        /** Whole numbers; times are Unix times in seconds, whatever unit they are stored in. */
        NUMBER,
        /** UTF-8 text; also what is neither text nor a whole number, as people write it. */
        TEXT
    }
}
