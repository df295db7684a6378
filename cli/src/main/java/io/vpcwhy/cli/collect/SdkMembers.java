package io.vpcwhy.cli.collect;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Reads and sets members of the SDK's requests and answers by the names that AWS's service models give them. */
final class SdkMembers {

    private SdkMembers() {}

    /** A member's value; empty where the answer did not tell it. An empty list that was told is there. */
    static Optional<Object> get(SdkPojo of, String name) {
        for (SdkField<?> field : of.sdkFields()) {
            if (field.memberName().equals(name)) {
                return Optional.ofNullable(told(field, of));
            }
        }
        return Optional.empty();
    }

    /** What a member holds; null where the answer did not tell it. */
    static @Nullable Object told(SdkField<?> field, SdkPojo of) {
        Object value = field.getValueOrDefault(of);
        // By such the SDK spares its users a null.
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? null : value;
    }

    static boolean has(SdkPojo of, String name) {
        return of.sdkFields().stream().anyMatch(field -> field.memberName().equals(name));
    }

    /**
     * Sets a member of a builder; one value becomes a list where a list is wanted.
     *
     * @throws IllegalArgumentException where it has none of that name
     */
    static void set(SdkPojo builder, String name, Object value) {
        for (SdkField<?> field : builder.sdkFields()) {
            if (field.memberName().equals(name)) {
                boolean wrapped = field.marshallingType() == MarshallingType.LIST && !(value instanceof List);
                field.set(builder, wrapped ? List.of(value) : value);
                return;
            }
        }
        throw new IllegalArgumentException(builder.getClass().getSimpleName() + " has no member " + name);
    }
}
