package io.vpcwhy.cli.render;

import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.intent.WrittenEnd;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.intent.IntentDraft;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** Writes intents as the YAML that is read back. */
public final class IntentYaml {

    /** What no version of YAML takes for anything but text. */
    private static final Pattern PLAIN = Pattern.compile("[a-z]+-[a-z0-9-]*[a-z0-9]|[a-z]{4,}");

    /** Words that some version of YAML takes for something else. */
    private static final Set<String> MEANING = Set.of("null", "true", "false");

    private IntentYaml() {}

    /**
     * Writes a draft, and what it was made of as a comment.
     *
     * @param out stays open
     */
    public static void write(Writer out, IntentDraft draft) throws IOException {
        out.write("# Drafted from accepted traffic between interfaces of the snapshot: " + counted(draft) + ".\n");
        out.write("# Each of these holds on the snapshot today. Read them, and say why they must hold.\n");
        out.write("intents:\n");
        for (Intent intent : draft.intents()) {
            write(out, intent);
        }
    }

    /** What was read, and what was not made an intent. */
    public static String counted(IntentDraft draft) {
        return draft.records() + (draft.records() == 1 ? " record" : " records") + " read, " + draft.leftOut()
                + (draft.leftOut() == 1 ? " kind" : " kinds")
                + " of traffic left out that the snapshot does not let pass"
                + " for certain"
                + (draft.overflowed() == 0
                        ? ""
                        : ", " + draft.overflowed() + " records of more kinds than are remembered");
    }

    private static void write(Writer out, Intent intent) throws IOException {
        out.write("  - name: " + text(intent.name()) + "\n");
        if (intent.reason().isPresent()) {
            out.write("    reason: " + text(intent.reason().get()) + "\n");
        }
        out.write("    from: " + list(ends(intent.from())) + "\n");
        out.write("    to: " + list(ends(intent.to())) + "\n");
        out.write("    protocol: "
                + list(intent.protocols().stream().map(IntentYaml::protocol).toList()) + "\n");
        if (!intent.ports().equals(List.of(PortRange.ALL))) {
            out.write("    ports: "
                    + list(intent.ports().stream().map(PortRange::toString).toList()) + "\n");
        }
        out.write("    expect: " + intent.expectation() + "\n");
    }

    private static List<String> ends(List<WrittenEnd> ends) {
        return ends.stream().map(written -> text(written.end().text())).toList();
    }

    static String protocol(IpProtocol protocol) {
        return protocol.hasPorts() || protocol.isIcmp() ? protocol.toString() : Integer.toString(protocol.number());
    }

    private static String list(List<String> items) {
        return items.size() == 1 ? items.get(0) : "[" + String.join(", ", items) + "]";
    }

    /** A JSON string is one of YAML too. */
    private static String text(String text) {
        if (PLAIN.matcher(text).matches() && !MEANING.contains(text)) {
            return text;
        }
        StringWriter quoted = new StringWriter();
        try (JsonGenerator json = AnswerJson.generator(quoted)) {
            json.writeString(text);
        }
        return quoted.toString();
    }
}
