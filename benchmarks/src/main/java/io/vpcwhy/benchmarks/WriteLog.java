package io.vpcwhy.benchmarks;

import io.vpcwhy.fixtures.FlowLogGenerator;
import io.vpcwhy.fixtures.FlowLogMix;
import io.vpcwhy.fixtures.NetworkGenerator;
import io.vpcwhy.fixtures.NetworkShape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a network of 2,000 interfaces with 20 to 40 rules each and a log of it, to replay: {@code WriteLog LINES FOLDER
 * LOG}.
 */
public final class WriteLog {

    private WriteLog() {}

    public static void main(String[] args) throws IOException {
        NetworkShape shape = WholeLogsData.shape();
        new NetworkGenerator(shape).writeTo(Path.of(args[1]));
        try (OutputStream log = Files.newOutputStream(Path.of(args[2]))) {
            new FlowLogGenerator(shape, FlowLogMix.USUAL).writeTo(log, Long.parseLong(args[0]));
        }
    }
}
