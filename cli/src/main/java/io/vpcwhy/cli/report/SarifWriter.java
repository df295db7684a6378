package io.vpcwhy.cli.report;

import io.vpcwhy.cli.report.ReportedItem.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a report as SARIF 2.1.0, within what GitHub takes.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html">SARIF 2.1.0</a>
 * @see <a href="https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning">
 *     SARIF support for code scanning</a>
 */
final class SarifWriter {

    /** What is left of a report that is too large when it is tried again. */
    private static final double SMALLER = 0.9;

    private static final Comparator<ReportedResult> MOST_IMPORTANT_FIRST = Comparator.comparing(
                    (ReportedResult result) -> !result.item().counts())
            .thenComparing(result -> result.item().state())
            .thenComparing(result -> result.item().kind());

    private final ArtifactPlaces places;
    private final SarifLimits limits;

    SarifWriter(ArtifactPlaces places, SarifLimits limits) {
        this.places = places;
        this.limits = limits;
    }

    /**
     * Writes the report.
     *
     * @return what had to be left out, where that was so: the report says it too
     */
    Optional<String> write(Report report, Writer out) throws IOException {
        List<ReportedResult> all = new ArrayList<>(ReportedResult.all(report));
        all.sort(MOST_IMPORTANT_FIRST);
        int fitting = Math.min(all.size(), limits.results());
        while (fitting > 0 && packed(report, all, fitting) > limits.bytes()) {
            fitting = (int) (fitting * SMALLER);
        }
        write(report, all, fitting, out);
        return remark(all, fitting);
    }

    private void write(Report report, List<ReportedResult> all, int fitting, Writer out) throws IOException {
        List<String> remarks = new ArrayList<>();
        remark(all, fitting).ifPresent(remarks::add);
        report.gaps().forEach(gap -> remarks.add("This could hide more: " + gap));
        new SarifLog(out, report, places).write(all.subList(0, fitting), remarks);
    }

    private static Optional<String> remark(List<ReportedResult> all, int fitting) {
        if (fitting == all.size()) {
            return Optional.empty();
        }
        long findings = all.subList(fitting, all.size()).stream()
                .filter(result -> result.item().kind() == Kind.FINDING)
                .count();
        return Optional.of("Of " + all.size() + " results this SARIF report holds the " + fitting
                + " most important ones, as GitHub takes no more; findings left out: " + findings);
    }

    private long packed(Report report, List<ReportedResult> all, int fitting) throws IOException {
        CountingStream counted = new CountingStream();
        try (Writer packed = new OutputStreamWriter(new GZIPOutputStream(counted), StandardCharsets.UTF_8)) {
            write(report, all, fitting, packed);
        }
        return counted.bytes;
    }

    /** Counts bytes and forgets them: a report of this size is not kept in memory to be measured. */
    private static final class CountingStream extends OutputStream {

        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}
