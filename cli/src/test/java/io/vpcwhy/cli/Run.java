package io.vpcwhy.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a command line gave. */
public record Run(int status, String out, String err) {

    /** Runs a command line in this process. */
    public static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter standard = new PrintWriter(out);
        PrintWriter errors = new PrintWriter(err);
        int status = VpcWhy.run(standard, errors, args);
        standard.flush();
        errors.flush();
        return new Run(status, out.toString(), err.toString());
    }

    public List<String> lines() {
        return out.lines().toList();
    }
}
