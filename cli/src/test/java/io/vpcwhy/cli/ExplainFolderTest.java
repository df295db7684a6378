package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of flow logs, in every shape, and a part of their records. */
class ExplainFolderTest {

    private static final String DAY = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/2025/11/20/";
    private static final String NAME = "123456789012_vpcflowlogs_eu-west-1_fl-0123456789abcdef0_20251120T";

    @TempDir
    private Path folder;

    private List<String> sample = List.of();

    @BeforeEach
    void readSample() throws IOException {
        sample = LogFolder.sample();
    }

    private Path text(String name, List<String> lines) throws IOException {
        return new LogFolder(folder).text(name, lines);
    }

    private Path gzip(String name, List<String> lines) throws IOException {
        return new LogFolder(folder).gzip(name, lines);
    }

    private Path parquet(String name, List<String> lines) throws IOException {
        return new LogFolder(folder).parquet(name, lines);
    }

    private Run explain(String... more) {
        List<String> args = new ArrayList<>(List.of("explain", "--sample", "--quiet", "--log", folder.toString()));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    private static List<String> answers(Run run) {
        return run.lines().stream()
                .map(line -> line.substring(line.indexOf('\t')))
                .toList();
    }

    @Test
    void filesInAnyMixOfShapesAreAnsweredInOneRun() throws IOException {
        List<String> plain = answers(Run.of("explain", "--sample", "--quiet"));
        Path first = gzip(DAY + NAME + "1010Z_aa.log.gz", sample);
        Path second = text(DAY + NAME + "1015Z_aa.log", sample);
        Path third = parquet(DAY + NAME + "1020Z_aa.log.parquet", sample);
        Run run = explain();
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).hasSize(3 * plain.size());
        assertThat(run.lines().get(0)).startsWith(first + ":2\t");
        assertThat(run.lines().get(plain.size())).startsWith(second + ":2\t");
        assertThat(run.lines().get(2 * plain.size())).startsWith(third + " row 1\t");
    }

    @Test
    void aRecordOfParquetHasTheExplanationThatItHasInText() throws IOException {
        Path text = text("a/flow.log", sample);
        Path parquet = parquet("b/flow.log", sample);
        String inText = Run.of("explain", "--sample", "--format", "json", "--log", text.toString())
                .out();
        String inParquet = Run.of("explain", "--sample", "--format", "json", "--log", parquet.toString())
                .out();
        String place = "\"file\":\"[^\"]*\",\"line\":\\d+,";
        assertThat(inParquet).contains("\"line\":1,");
        assertThat(inParquet.replaceAll(place, "")).isEqualTo(inText.replaceAll(place, ""));
    }

    @Test
    void anAnswerKnowsOfItsRequestInTheFileBefore() throws IOException {
        List<String> header = sample.subList(0, 1);
        for (int i = 1; i < sample.size(); i++) {
            List<String> one = new ArrayList<>(header);
            one.add(sample.get(i));
            text(String.format("%03d.log", i), one);
        }
        assertThat(answers(explain())).isEqualTo(answers(Run.of("explain", "--sample", "--quiet")));
    }

    @Test
    void aFileThatCannotBeReadIsToldAndTheOthersAreAnswered() throws IOException {
        text("a.log", sample);
        Path archive = text("b.zip", List.of("PK\3\4"));
        Path cut = text("c.parquet", List.of("PAR1"));
        text("d.log", sample);
        Run run = explain();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "vpcwhy: " + archive + ": it is a zip archive; unpack it first, only gzip is read\n");
        assertThat(run.lines()).hasSize(2 * (sample.size() - 1) + 1);
        assertThat(run.lines().get(sample.size() - 1))
                .startsWith(cut + " row 1\tMALFORMED\t")
                .contains("ends early, at byte 5");
    }

    @Test
    void aPartIsAnsweredAsItIsInTheWholeAndTheRestIsCounted() throws IOException {
        text(DAY + NAME + "1015Z_aa.log", sample);
        text(DAY + NAME + "0815Z_aa.log", sample);
        List<String> whole = answers(Run.of("explain", "--sample", "--quiet"));
        List<String> rejected =
                whole.stream().filter(line -> line.contains("\tREJECT\t")).toList();
        Run run = explain("--since", "2025-11-20T10:15", "--action", "reject");
        assertThat(run.status()).isZero();
        assertThat(answers(run)).isNotEmpty().isEqualTo(rejected);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("vpcwhy: passed over by --since, --action: "
                        + (whole.size() - rejected.size()) + " records and 1 of 2 files, by their paths\n");
    }

    @Test
    void timesMayBeDatesAndUnixSecondsAndHaveAnOffset() throws IOException {
        text("a.log", sample);
        int all = sample.size() - 1;
        assertThat(explain("--since", "2025-11-20").lines()).hasSize(all);
        assertThat(explain("--since", "2025-11-21").lines()).isEmpty();
        assertThat(explain("--until", "2025-11-20").lines()).isEmpty();
        assertThat(explain("--until", "1763683200").lines()).hasSize(all);
        assertThat(explain("--until", "2025-11-20T11:00:00+01:00").lines()).isEmpty();
        assertThat(explain("--since", "2025-11-20T11:15:00+01:00").lines()).hasSize(all);
        assertThat(explain("--until", "2025-11-20T09:00-05:00").lines()).hasSize(all);
    }

    @Test
    void interfacesAndVpcsAreAskedFor() throws IOException {
        text("a.log", sample);
        String eni = sample.get(1).split(" ", -1)[2];
        assertThat(explain("--interface", eni).lines()).hasSize((int)
                sample.stream().filter(line -> line.contains(eni)).count());
        assertThat(explain("--vpc", "vpc-00000000000000000").lines()).isEmpty();
        String vpc = Run.of("explain", "--sample", "--format", "json").out();
        String id = vpc.replaceAll("(?s).*?\"(vpc-[0-9a-f]{17})\".*", "$1");
        assertThat(explain("--vpc", id).lines()).isNotEmpty();
    }
}
