package io.vpcwhy.model.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** How the pages of a column are compressed. */
enum PageCodec {
    UNCOMPRESSED,
    SNAPPY,
    GZIP,
    ZSTD,
    LZ4_RAW;

    private static final int GZIP_BUFFER = 1 << 14;

    static PageCodec of(CompressionCodec codec) throws UnreadParquetException {
        return switch (codec) {
            case UNCOMPRESSED -> UNCOMPRESSED;
            case SNAPPY -> SNAPPY;
            case GZIP -> GZIP;
            case ZSTD -> ZSTD;
            case LZ4_RAW -> LZ4_RAW;
            default ->
                throw new UnreadParquetException(
                        "its columns are compressed by " + codec + "; write it with snappy, gzip, zstd or lz4_raw");
        };
    }

    /**
     * Unpacks what is to fill an array.
     *
     * @throws IOException where it does not
     * @throws RuntimeException where the packed bytes are none of the codec's
     */
    void unpack(byte[] packed, int start, int length, byte[] to, int at, int size) throws IOException {
        switch (this) {
            case UNCOMPRESSED -> {
                require(length == size);
                System.arraycopy(packed, start, to, at, size);
            }
            case GZIP -> gunzip(packed, start, length, to, at, size);
            case SNAPPY -> unpack(new SnappyDecompressor(), packed, start, length, to, at, size);
            case ZSTD -> unpack(new ZstdDecompressor(), packed, start, length, to, at, size);
            case LZ4_RAW -> unpack(new Lz4Decompressor(), packed, start, length, to, at, size);
        }
    }

    private static void unpack(
            Decompressor decompressor, byte[] packed, int start, int length, byte[] to, int at, int size)
            throws IOException {
        require(decompressor.decompress(packed, start, length, to, at, size) == size);
    }

    private static void gunzip(byte[] packed, int start, int length, byte[] to, int at, int size) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed, start, length), GZIP_BUFFER)) {
            require(in.readNBytes(to, at, size) == size);
            require(in.read() < 0); // reads the check sum, too
        }
    }

    private static void require(boolean filled) throws IOException {
        if (!filled) {
            throw new IOException("the unpacked page is not of the length that its header says");
        }
    }
}
