package io.vpcwhy.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Runs several command lines in one process, so that the JVM notes the classes that they take: the launcher makes an archive
 * of these, which is what makes later starts fast.
 */
final class Rehearsal {

    private static final Pattern TAB = Pattern.compile("\t");

    private Rehearsal() {}

    /** Takes command lines from the standard input, one a line, their words separated by tabs. How each ends does not matter. */
    public static void main(String[] args) throws IOException {
        PrintWriter out = StandardStream.of(FileDescriptor.out, false);
        PrintWriter err = StandardStream.of(FileDescriptor.err, true);
        run(new InputStreamReader(System.in, StandardCharsets.UTF_8), out, err);
        out.flush();
        err.flush();
    }

    static void run(Reader commands, PrintWriter out, PrintWriter err) throws IOException {
        BufferedReader lines = new BufferedReader(commands);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            VpcWhy.run(out, err, TAB.split(line));
        }
    }
}
