package io.vpcwhy.cli;

import static io.vpcwhy.cli.SmallNetwork.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: encodings, exit statuses, pipes and disks. */
class ProcessTest {

    private static final int SECONDS = 60;

    @TempDir
    private Path folder;

    private static ProcessBuilder vpcwhy(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=US-ASCII",
                "-Dstdout.encoding=US-ASCII",
                "-cp",
                System.getProperty("java.class.path"),
                VpcWhy.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().remove("JAVA_TOOL_OPTIONS");
        return process;
    }

    private Run finish(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out, err);
    }

    @Test
    void theAnswerIsUtf8WhateverTheLocale() throws IOException, InterruptedException {
        String network =
                new SmallNetwork().description("Zürich → 東京").in(folder).toString();
        Run run = finish(
                vpcwhy("explain", "--snapshot", network, record("10.0.2.20", "10.0.1.10", 40000, 80, 6, "ACCEPT"))
                        .start());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("(Zürich → 東京)");
        assertThat(run.status()).isZero();
    }

    @Test
    void errorsHaveTheirStatus() throws IOException, InterruptedException {
        Run run = finish(vpcwhy("explain", "--snapshot", "not-there", "x y").start());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("vpcwhy: not-there: does not exist").hasLineCount(1);
    }

    @Test
    void aPipeThatIsClosedEndsTheRunWithoutAWord() throws IOException, InterruptedException {
        assumeThat(Files.exists(Path.of("/dev/null")))
                .as("pipes as Unix has them")
                .isTrue();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            lines.add(record("10.20.1.50", "10.20.10.11", 1024 + i, 9090, 6, "REJECT"));
        }
        Path log = Files.write(folder.resolve("long.log"), lines);
        Process process = vpcwhy("explain", "--sample", "--quiet", "--log", log.toString())
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith(log + ":1\t");
        }
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(err).isEmpty();
        assertThat(process.exitValue()).isEqualTo(3);
    }

    @Test
    void aFullDiskIsAnErrorWhereverTheAnswerGoes() throws IOException, InterruptedException {
        Path full = Path.of("/dev/full");
        assumeThat(Files.exists(full)).as("a device that is always full").isTrue();
        Run toFile = Run.of("explain", "--sample", "--format", "json", "--output", full.toString());
        assertThat(toFile.status()).isEqualTo(3);
        assertThat(toFile.err())
                .isEqualTo("vpcwhy: /dev/full: cannot be written (No space left on device); the answer is not complete"
                        + System.lineSeparator());
        String network = new SmallNetwork().in(folder).toString();
        for (String form : List.of("text", "json", "sarif", "junit", "markdown")) {
            Run report = Run.of("exposed", "--snapshot", network, "--report", form + "=" + full);
            assertThat(report.status()).as(form).isEqualTo(3);
            assertThat(report.err())
                    .startsWith("vpcwhy: /dev/full: cannot be written")
                    .hasLineCount(1);
        }
        Run toStandard = finish(
                vpcwhy("explain", "--sample").redirectOutput(full.toFile()).start());
        assertThat(toStandard.status()).isEqualTo(3);
        assertThat(toStandard.err())
                .startsWith("vpcwhy: standard output: cannot be written (No space left on device)")
                .hasLineCount(1);
    }

    @Test
    void noColorIsHonouredOnATerminal() throws IOException, InterruptedException {
        ProcessBuilder terminal = vpcwhy("explain", "--sample");
        terminal.command().add(1, "-Dvpcwhy.terminal=true");
        terminal.environment().remove("NO_COLOR");
        assertThat(finish(terminal.start()).out()).contains("\u001b[");
        terminal.environment().put("NO_COLOR", "1");
        assertThat(finish(terminal.start()).out()).doesNotContain("\u001b[").contains("REJECT");
    }
}
