package io.vpcwhy.model.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.io.api.Binary;

/**
 * How the stored values of a column become numbers or texts.
 *
 * @param storage what they are stored as
 * @param meaning what the stored value stands for
 * @param scale digits after the point, of decimals
 * @see <a href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md">Logical types</a>
 */
record StoredForm(Storage storage, Meaning meaning, int scale) {

    /** What a value is stored as. */
    enum Storage {
        BOOLEAN,
        INT32,
        INT64,
        INT96,
        FLOAT,
        DOUBLE,
        BYTES
    }

    /** What a stored value stands for. */
    enum Meaning {
        AS_STORED,
        UNSIGNED,
        DECIMAL,
        MILLISECONDS,
        MICROSECONDS,
        NANOSECONDS
    }

    /** The day of 1 January 1970 in the count of days that INT96 has. */
    private static final long EPOCH_DAY = 2_440_588;

    private static final long SECONDS_OF_DAY = 86_400;
    private static final int JULIAN_BYTES = 12;

    static StoredForm of(SchemaElement element) {
        Storage storage = switch (element.getType()) {
            case BOOLEAN -> Storage.BOOLEAN;
            case INT32 -> Storage.INT32;
            case INT64 -> Storage.INT64;
            case INT96 -> Storage.INT96;
            case FLOAT -> Storage.FLOAT;
            case DOUBLE -> Storage.DOUBLE;
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> Storage.BYTES;
        };
        return new StoredForm(storage, meaning(element), element.isSetScale() ? element.getScale() : 0);
    }

    private static Meaning meaning(SchemaElement element) {
        if (element.isSetLogicalType()) {
            LogicalType type = element.getLogicalType();
            if (type.isSetTIMESTAMP()) {
                TimeUnit unit = type.getTIMESTAMP().getUnit();
                return unit.isSetMILLIS()
                        ? Meaning.MILLISECONDS
                        : unit.isSetMICROS() ? Meaning.MICROSECONDS : Meaning.NANOSECONDS;
            }
            if (type.isSetINTEGER()) {
                return type.getINTEGER().isIsSigned() ? Meaning.AS_STORED : Meaning.UNSIGNED;
            }
            return type.isSetDECIMAL() ? Meaning.DECIMAL : Meaning.AS_STORED;
        }
        return element.isSetConverted_type() ? meaning(element.getConverted_type()) : Meaning.AS_STORED;
    }

    private static Meaning meaning(ConvertedType type) {
        return switch (type) {
            case TIMESTAMP_MILLIS -> Meaning.MILLISECONDS;
            case TIMESTAMP_MICROS -> Meaning.MICROSECONDS;
            case UINT_8, UINT_16, UINT_32, UINT_64 -> Meaning.UNSIGNED;
            case DECIMAL -> Meaning.DECIMAL;
            default -> Meaning.AS_STORED;
        };
    }

    ParquetColumn.Kind kind() {
        boolean whole = storage == Storage.INT96
                || (meaning != Meaning.DECIMAL && (storage == Storage.INT32 || storage == Storage.INT64));
        return whole ? ParquetColumn.Kind.NUMBER : ParquetColumn.Kind.TEXT;
    }

    /** Whether texts are the stored bytes themselves. */
    boolean isPlainText() {
        return storage == Storage.BYTES && meaning != Meaning.DECIMAL;
    }

    /** The next value, of a column of numbers. */
    long number(ValuesReader values) {
        return switch (storage) {
            case INT32 -> number(values.readInteger());
            case INT64 -> number(values.readLong());
            default -> seconds(values.readBytes());
        };
    }

    /** The value of that code, of a column of numbers. */
    long number(Dictionary dictionary, int code) {
        return switch (storage) {
            case INT32 -> number(dictionary.decodeToInt(code));
            case INT64 -> number(dictionary.decodeToLong(code));
            default -> seconds(dictionary.decodeToBinary(code));
        };
    }

    /** The next value in UTF-8, of a column of texts. */
    byte[] text(ValuesReader values) {
        return switch (storage) {
            case BYTES -> text(values.readBytes());
            case BOOLEAN -> utf8(Boolean.toString(values.readBoolean()));
            case FLOAT -> fraction(values.readFloat());
            case DOUBLE -> fraction(values.readDouble());
            case INT32 -> decimal(BigInteger.valueOf(values.readInteger()));
            default -> decimal(BigInteger.valueOf(values.readLong()));
        };
    }

    /** The value of that code in UTF-8, of a column of texts. */
    byte[] text(Dictionary dictionary, int code) {
        return switch (storage) {
            case BYTES -> text(dictionary.decodeToBinary(code));
            case BOOLEAN -> utf8(Boolean.toString(dictionary.decodeToBoolean(code)));
            case FLOAT -> fraction(dictionary.decodeToFloat(code));
            case DOUBLE -> fraction(dictionary.decodeToDouble(code));
            case INT32 -> decimal(BigInteger.valueOf(dictionary.decodeToInt(code)));
            default -> decimal(BigInteger.valueOf(dictionary.decodeToLong(code)));
        };
    }

    private long number(int stored) {
        return meaning == Meaning.UNSIGNED ? Integer.toUnsignedLong(stored) : stored;
    }

    private long number(long stored) {
        return switch (meaning) {
            case MILLISECONDS -> Math.floorDiv(stored, 1_000);
            case MICROSECONDS -> Math.floorDiv(stored, 1_000_000);
            case NANOSECONDS -> Math.floorDiv(stored, 1_000_000_000);
            default -> stored;
        };
    }

    /** Nanoseconds of a day and the day, as older tools store times. */
    private static long seconds(Binary julian) {
        ByteBuffer stored = ByteBuffer.wrap(julian.getBytesUnsafe()).order(ByteOrder.LITTLE_ENDIAN);
        if (stored.remaining() != JULIAN_BYTES) {
            throw new IllegalArgumentException("a time has 12 bytes");
        }
        long nanoseconds = stored.getLong();
        return (stored.getInt() - EPOCH_DAY) * SECONDS_OF_DAY + Math.floorDiv(nanoseconds, 1_000_000_000L);
    }

    private byte[] text(Binary stored) {
        return meaning == Meaning.DECIMAL ? decimal(new BigInteger(stored.getBytes())) : stored.getBytes();
    }

    private byte[] decimal(BigInteger unscaled) {
        return utf8(new BigDecimal(unscaled, scale).toPlainString());
    }

    /** A table with gaps keeps whole numbers as fractions, with NaN for none. */
    private static byte[] fraction(double value) {
        boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
        return utf8(finite ? new BigDecimal(Double.toString(value)).toPlainString() : Double.toString(value));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
