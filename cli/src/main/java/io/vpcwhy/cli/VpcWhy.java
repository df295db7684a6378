package io.vpcwhy.cli;

import io.vpcwhy.cli.report.ProgramVersion;
import java.io.FileDescriptor;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Entry point of the command line. */
@Command(
        name = "vpcwhy",
        mixinStandardHelpOptions = true,
        version = "vpcwhy " + ProgramVersion.VERSION,
        header = "Why did my VPC drop that packet?",
        description = "Explains AWS VPC flow log records down to the rule that decided, offline.",
        footer = {
            "",
            "Exit status: 0 ran; 1 ran, with findings; 2 wrong usage or unreadable input; 3 could not finish.",
            "Try: vpcwhy explain --sample"
        })
public final class VpcWhy implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    private VpcWhy() {}

    public static void main(String[] args) {
        PrintWriter out = StandardStream.of(FileDescriptor.out, false);
        PrintWriter err = StandardStream.of(FileDescriptor.err, true);
        int status = run(out, err, args);
        out.flush();
        err.flush();
        Interruption.exit(status);
    }

    /** Runs a command line and returns its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new VpcWhy());
        Commands.addTo(line, args); // first, for the settings below reach the commands that are there
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpWidth(110);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExpandAtFiles(false); // a record may begin with @
        line.setParameterExceptionHandler(ErrorReport::ofUsage);
        line.setExecutionExceptionHandler(ErrorReport::ofRun);
        try {
            return line.execute(args);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return ErrorReport.ofExhaustion(e, err);
        }
    }

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls the command");
        }
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
