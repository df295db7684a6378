package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vpcwhy graph}: its options and its errors. */
class GraphCommandTest {

    @TempDir
    private Path folder;

    private String network() throws IOException {
        return new SmallNetwork().in(folder).toString();
    }

    @Test
    void dotIsWhatItPrintsUnlessAskedForMore() throws IOException {
        Run run = Run.of("graph", "--snapshot", network());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("digraph vpcwhy {", SmallNetwork.WEB, "0.0.0.0/0");
    }

    @Test
    void aPageGoesToAFileAndHoldsTheLadder() throws IOException {
        Path page = folder.resolve("page.html");
        Run run = Run.of(
                "graph",
                "--snapshot",
                network(),
                "--format",
                "html",
                "--output",
                page.toString(),
                "--from",
                SmallNetwork.WEB,
                "--to",
                SmallNetwork.APP,
                "--port",
                "80");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEmpty();
        assertThat(page).content().contains("<svg", "Hop by hop", "REACHABLE", "default-src 'none'");
        assertThat(page).content().doesNotContain("<script", "http-equiv=\"refresh\"", "url(");
    }

    @Test
    void mistakesAreOneLine() throws IOException {
        String network = network();
        says("--vpc vpc-404: is not in the snapshot", "--vpc", "vpc-404", "--snapshot", network);
        says("--from", "--to", SmallNetwork.APP, "--snapshot", network);
        says("--vpc and --from, --to: give one", "--vpc", "vpc-1", "--from", "a", "--to", "b", "--snapshot", network);
        says("--max-nodes -1 is negative", "--max-nodes", "-1", "--snapshot", network);
        says("--snapshot PATH is missing");
        says("--format: 'png' is none of dot, mermaid, graphml, svg, html", "--format", "png", "--snapshot", network);
    }

    private static void says(String words, String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "graph";
        System.arraycopy(args, 0, all, 1, args.length);
        Run run = Run.of(all);
        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains(words);
    }
}
