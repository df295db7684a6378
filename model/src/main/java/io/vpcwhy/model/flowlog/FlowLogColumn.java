package io.vpcwhy.model.flowlog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One column of a format.
 *
 * @param name AWS's name for a known field, however the source spelt it; else the source's own
 * @param field empty for a name that is not known, whose values are kept as they are
 */
public record FlowLogColumn(String name, Optional<FlowLogField> field) {

    public FlowLogColumn {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a column needs a name");
        }
        if (field.isPresent() && !field.get().logName().equals(name)) {
            throw new IllegalArgumentException("the column of " + field.get().logName() + " cannot be named " + name);
        }
    }

    /** The column of a known field. */
    public static FlowLogColumn of(FlowLogField field) {
        return new FlowLogColumn(field.logName(), Optional.of(field));
    }

    /** A column by its name, known or not, in any spelling of {@link FlowLogField#byName}. */
    public static FlowLogColumn named(String name) {
        Optional<FlowLogField> field = FlowLogField.byName(name);
        return field.isPresent() ? of(field.get()) : new FlowLogColumn(unwrap(name), Optional.empty());
    }

    private static String unwrap(String name) {
        boolean wrapped = name.length() > 3 && name.startsWith("${") && name.endsWith("}");
        return wrapped ? name.substring(2, name.length() - 1) : name;
    }

    // Written out: the JVM links a record's own equals and hashCode at run time, which a short command would wait for.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlowLogColumn that && name.equals(that.name) && field.equals(that.field);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
