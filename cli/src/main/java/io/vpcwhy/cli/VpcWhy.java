package io.vpcwhy.cli;

import java.io.FileDescriptor;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the command line. */
@Command(
        name = "vpcwhy",
        mixinStandardHelpOptions = true,
        version = "vpcwhy 0.1.0-SNAPSHOT",
        header = "Why did my VPC drop that packet?",
        description = "Explains AWS VPC flow log records down to the rule that decided, offline.",
        footer = {
            "",
            "Exit status: 0 ran; 1 ran, with findings; 2 wrong usage or unreadable input; 3 could not finish.",
            "Try: vpcwhy explain --sample"
        })
public final class VpcWhy implements Runnable {

    private final PrintWriter out;

    private VpcWhy(PrintWriter out) {
        this.out = out;
    }

    public static void main(String[] args) {
        PrintWriter out = StandardStream.of(FileDescriptor.out, false);
        PrintWriter err = StandardStream.of(FileDescriptor.err, true);
        int status = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Runs a command line and returns its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new VpcWhy(out));
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
        CommandLine line = new CommandLine(this);
        Commands.addTo(line);
        line.usage(out);
    }
}
