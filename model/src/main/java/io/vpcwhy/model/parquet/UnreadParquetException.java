package io.vpcwhy.model.parquet;

import java.io.IOException;

/** A Parquet file that is whole, and of a kind that is not read. */
public final class UnreadParquetException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadParquetException(String problem) {
        super(problem);
    }

    /** What is not read, and what would be right. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
