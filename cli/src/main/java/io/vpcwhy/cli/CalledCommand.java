package io.vpcwhy.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command that was called, as picocli knows it: a mixin without options. */
@Command // picocli takes nothing else without options for a mixin
final class CalledCommand {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls the command");
        }
        return spec.commandLine();
    }

    /** Tells people something beside the answer. */
    void tell(String message) {
        line().getErr().println("vpcwhy: " + message);
    }
}
