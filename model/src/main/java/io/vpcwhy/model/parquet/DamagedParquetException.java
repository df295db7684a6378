package io.vpcwhy.model.parquet;

import java.io.IOException;

/** A Parquet file that ends early or whose bytes are not what the format has there. */
public final class DamagedParquetException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedParquetException(String problem) {
        super(problem);
    }

    DamagedParquetException(String problem, Exception cause) {
        super(problem, cause);
    }

    /** What is wrong and where: the byte of the file, and past its footer the row group and the column. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
