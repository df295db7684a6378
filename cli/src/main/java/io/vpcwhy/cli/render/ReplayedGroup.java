package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.explain.Cause;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A group of records as the JSON of {@code replay} tells it.
 *
 * @param members the texts of the object, by their names; those that are null or no texts are not there
 * @param port of the service; empty where records are counted together whatever their ports, or have none
 */
public record ReplayedGroup(Map<String, String> members, OptionalInt port) {

    public ReplayedGroup {
        members = Map.copyOf(members);
    }

    /** The first of its records. */
    public Optional<String> example() {
        return get("Example");
    }

    /** Such as {@code EXPLAINED}. */
    public Optional<String> status() {
        return get("Status");
    }

    /** The code of its cause. */
    public Optional<String> code() {
        return get("ExplanationCode");
    }

    /** Whether it is the group of that cause. */
    public boolean isOf(Cause cause) {
        return get("Status").equals(Optional.of(cause.status().name()))
                && get("Concern").equals(Optional.of(cause.concern().name()))
                && code().equals(cause.code())
                && get("Component")
                        .equals(Optional.of(ReplayWords.component(cause)).filter(text -> !text.isEmpty()))
                && get("Rule").equals(ReplayWords.rule(cause))
                && get("Direction").equals(ReplayWords.direction(cause));
    }

    private Optional<String> get(String name) {
        return Optional.ofNullable(members.get(name));
    }
}
