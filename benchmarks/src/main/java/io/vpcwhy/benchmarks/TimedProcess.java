package io.vpcwhy.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a process went.
 *
 * @param seconds from before its start to its end
 * @param kilobytes the most memory that it had in RAM, as Linux counted a moment before its end; 0 where nobody looked
 * @param output what it wrote, to both streams
 */
record TimedProcess(int exitStatus, double seconds, long kilobytes, String output) {

    private static final double NANOS = 1e9;
    private static final int MOMENT = 10;
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    static TimedProcess run(List<String> command) throws IOException, InterruptedException {
        return run(command, false);
    }

    /** Looks every few milliseconds at the memory that it has. */
    static TimedProcess watch(List<String> command) throws IOException, InterruptedException {
        return run(command, true);
    }

    private static TimedProcess run(List<String> command, boolean watched) throws IOException, InterruptedException {
        Path output = Files.createTempFile("whole-logs", ".out");
        try {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            long kilobytes = 0;
            while (watched && !process.waitFor(MOMENT, TimeUnit.MILLISECONDS)) {
                kilobytes = Math.max(kilobytes, peak(process.pid()));
            }
            int status = process.waitFor();
            double seconds = (System.nanoTime() - start) / NANOS;
            return new TimedProcess(status, seconds, kilobytes, Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private static long peak(long process) {
        try {
            Matcher line = PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(process), "status")));
            return line.find() ? Long.parseLong(line.group(1)) : 0;
        } catch (IOException e) {
            // It has just ended.
            return 0;
        }
    }

    boolean succeeded() {
        return exitStatus == 0;
    }

    String lastLine() {
        return output.lines().reduce("", (before, last) -> last.isBlank() ? before : last);
    }
}
