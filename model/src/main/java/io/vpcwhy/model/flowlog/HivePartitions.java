package io.vpcwhy.model.flowlog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the folders of a path say in the manner of Hive, as in {@code region=eu-west-1/action=REJECT}: such values hold
 * for every row of a file under them, and a table that is partitioned by a column has it nowhere else.
 *
 * @param values the values by their names, in the order of the path; {@code -} for none
 */
record HivePartitions(Map<String, String> values) {

    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";
    private static final int HEX = 16;

    HivePartitions {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Those of the folders that lead to a file or an object, whose name has them before slashes. */
    static HivePartitions of(String path) {
        Map<String, String> values = new LinkedHashMap<>();
        String[] names = path.replace('\\', '/').split("/", -1);
        for (int i = 0; i < names.length - 1; i++) {
            int sign = names[i].indexOf('=');
            if (sign > 0) {
                String value = decoded(names[i].substring(sign + 1));
                values.put(decoded(names[i].substring(0, sign)), value.equals(NULL) ? "-" : value);
            }
        }
        return new HivePartitions(values);
    }

    /** Takes back the percent signs that stand for what a folder's name cannot hold. */
    private static String decoded(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], HEX) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], HEX);
            decoded.write(low < 0 ? bytes[i] : high * HEX + low);
            i += low < 0 ? 0 : 2;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}
