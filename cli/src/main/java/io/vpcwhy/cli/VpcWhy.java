package io.vpcwhy.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the command line. */
@Command(name = "vpcwhy", mixinStandardHelpOptions = true, version = "vpcwhy 0.1.0-SNAPSHOT")
public final class VpcWhy implements Runnable {

    private VpcWhy() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new VpcWhy()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
