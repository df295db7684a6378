package io.vpcwhy.simulator.filter;

/** How one condition of a rule fares against a packet. */
public sealed interface FieldMatch {

    record Matches() implements FieldMatch {}

    /** The condition fails, for this field. */
    record Differs(RuleField field) implements FieldMatch {}

    record Unknown(Uncertainty why) implements FieldMatch {}

    FieldMatch MATCHES = new Matches();

    static FieldMatch of(boolean matches, RuleField field) {
        return matches ? MATCHES : new Differs(field);
    }
}
