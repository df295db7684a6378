package io.vpcwhy.cli.collect;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The AWS emulator moto, on this machine, for as long as a test needs it. */
public final class MotoServer implements AutoCloseable {

    public static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
    public static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private final Process process;
    private final int port;

    private MotoServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it; where Python or moto is not there, the test is skipped, and the build says so. */
    public static MotoServer start(Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path log = folder.resolve("moto.log");
        boolean runs = false;
        Process process = null;
        try {
            process = new ProcessBuilder("python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", String.valueOf(port))
                    .redirectErrorStream(true)
                    .start();
            runs = saysThatItRuns(process, log);
        } catch (IOException noPython) {
            Files.writeString(log, noPython.toString());
        }
        if (!runs) {
            System.err.println("SKIPPED: what is asked of the AWS emulator moto, which python3 -m moto.server does not"
                    + " start here (pip install 'moto[server]'): " + Files.readString(log));
        }
        assumeThat(runs).as("python3 with moto.server").isTrue();
        return new MotoServer(process, port);
    }

    private static boolean saysThatItRuns(Process process, Path log) throws IOException {
        BufferedReader said = process.inputReader();
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            if (line.contains("Running on")) {
                Thread reader = new Thread(() -> said.lines().forEach(more -> {}));
                reader.setDaemon(true);
                reader.start();
                return true;
            }
        }
        Files.writeString(log, all);
        return false;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
