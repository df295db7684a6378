package io.vpcwhy.model.parquet;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The distinct values of a column in one row group, each known by its code: 0 and up. Safe for use by several threads. */
public final class ColumnDictionary {

    private final long[] numbers;
    private final byte[][] texts;
    private final @Nullable String[] strings;

    private ColumnDictionary(long[] numbers, byte[][] texts) {
        this.numbers = numbers;
        this.texts = texts;
        this.strings = new @Nullable String[Math.max(numbers.length, texts.length)];
    }

    static ColumnDictionary ofNumbers(long[] numbers) {
        return new ColumnDictionary(numbers, new byte[0][]);
    }

    static ColumnDictionary ofTexts(byte[][] texts) {
        return new ColumnDictionary(new long[0], texts);
    }

    /** How many values there are. */
    public int size() {
        return strings.length;
    }

    /** The value of that code, as text. */
    public String text(int code) {
        String known = strings[code];
        if (known == null) {
            known = texts.length > 0 ? new String(texts[code], StandardCharsets.UTF_8) : Long.toString(numbers[code]);
            strings[code] = known;
        }
        return known;
    }
}
