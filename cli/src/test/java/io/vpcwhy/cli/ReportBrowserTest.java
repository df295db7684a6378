package io.vpcwhy.cli;

import static io.vpcwhy.cli.SmallNetwork.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What whoever is sent a report finds when it is opened in a real browser. */
class ReportBrowserTest {

    private static final int ENTER = 13;

    private static final String SSH =
            "{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'IpRanges':[{'CidrIp':'0.0.0.0/0'}]}";

    /** Whoever may name an instance or send a packet would like to be more than text. */
    private static final String ATTACK = "<script>document.title=1</script><img src=x onerror=this.onclick()>";

    @TempDir
    private static Path folder;

    private static Path page = Path.of("");

    /** With all that can be broken. */
    private static Path broken = Path.of("");

    private static @Nullable Chromium started;

    @BeforeAll
    static void writeThePage() throws IOException, InterruptedException, ExecutionException {
        String missing =
                "Chromium is not on PATH: how reports behave in it is NOT tested. Debian: apt-get install chromium";
        Optional<Path> browser = Chromium.found();
        if (browser.isEmpty()) {
            System.err.println(missing);
        }
        assumeTrue(browser.isPresent(), missing);
        Path aws = new SmallNetwork()
                .inbound(SSH)
                .acl(
                        SmallNetwork.entry(100, false, "allow"),
                        SmallNetwork.entry(
                                90, true, "deny", "6", "10.0.2.20/32", ",'PortRange':{'From':1024,'To':65535}"),
                        SmallNetwork.entry(100, true, "allow"))
                .description(ATTACK)
                .in(Files.createDirectory(folder.resolve("aws")));
        page = folder.resolve("report.html");
        Run run =
                Run.of("report", "--snapshot", aws.toString(), "--log", log().toString(), "--output", page.toString());
        assertThat(run.status()).as(run.err()).isZero();
        broken = Files.writeString(folder.resolve("broken.html"), BrokenPage.html());
        started = new Chromium(browser.get(), Files.createDirectory(folder.resolve("profile")));
    }

    /** Two days: SSH sessions whose answers are dropped, refused scans, and what is no record. */
    private static Path log() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int hour = 0; hour < 48; hour++) {
            String start = Integer.toString(1_763_596_800 + hour * 3_600);
            lines.add(record("10.0.2.20", "10.0.1.10", 50_000 + hour, 22, 6, "ACCEPT")
                    .replace("1763633702", start));
            lines.add(record("10.0.1.10", "10.0.2.20", 22, 50_000 + hour, 6, "REJECT")
                    .replace("1763633702", start));
            lines.add(record("198.51.100." + hour, "10.0.1.10", 44_000, 3_389, 6, "REJECT")
                    .replace("1763633702", start));
        }
        lines.add(ATTACK);
        return Files.write(folder.resolve("vpc.log"), lines);
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    private static Chromium browser() {
        if (started == null) {
            throw new IllegalStateException("no test runs without a browser");
        }
        return started;
    }

    @BeforeEach
    void light() {
        browser().media("", false);
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(browser().problems())
                .as("errors, breaches of the page's policy, and requests to a network")
                .isEmpty();
    }

    private static JsonNode evaluate(String script) {
        return browser().evaluate(script);
    }

    private static boolean holds(String script) {
        return evaluate(script).asBoolean();
    }

    /** How many pixels of the chart have the colour of a series. */
    private static int drawn(String series) {
        return evaluate("""
                        (() => {
                          const probe = document.body.appendChild(document.createElement("i"));
                          probe.style.color = "var(--%s)";
                          const wanted = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
                          probe.remove();
                          const canvas = document.getElementById("chart");
                          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
                          copy.drawImage(canvas, 0, 0);
                          const pixels = copy.getImageData(0, 0, canvas.width, canvas.height).data;
                          let found = 0;
                          for (let i = 0; i < pixels.length; i += 4) {
                            if (wanted.every((part, k) => Math.abs(pixels[i + k] - part) < 3) && pixels[i + 3] > 250) found++;
                          }
                          return found;
                        })()
                        """.formatted(series)).asInt();
    }

    @ParameterizedTest
    @CsvSource({"1280,900", "390,844"})
    void aReaderClicksThrough(int width, int height) {
        browser().open(page, width, height);

        assertThat(holds("document.documentElement.scrollWidth <= innerWidth"))
                .as("all fits the width")
                .isTrue();
        assertThat(holds("document.querySelector('#cause-1').open")).isFalse();

        browser().click("#broken ol a");
        assertThat(holds("document.querySelector('#cause-1').open")).isTrue();
        assertThat(holds("document.activeElement === document.querySelector('#cause-1 > summary')"))
                .as("whoever goes on by the keyboard goes on from there")
                .isTrue();
        assertThat(evaluate("document.querySelector('#cause-1').innerText").asString())
                .contains(
                        "An outbound answer is dropped by acl-", "Back to what is broken", "create-network-acl-entry");
        assertThat(holds("document.documentElement.scrollWidth <= innerWidth"))
                .as("the opened cause fits as well")
                .isTrue();

        browser().click("#cause-1 .back a");
        assertThat(holds("location.hash === '#broken'")).isTrue();
        assertThat(holds("Math.abs(document.querySelector('#broken').getBoundingClientRect().top) < innerHeight"))
                .isTrue();
        browser().click("#openers [data-open=true]");
        assertThat(holds("[...document.querySelectorAll('.cause')].every(each => each.open)"))
                .isTrue();
        browser().click("#openers [data-open=false]");
        assertThat(holds("[...document.querySelectorAll('.cause')].some(each => each.open)"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1280,900", "390,844"})
    void aReaderFollowsABrokenConnectionAndLooksThroughTheOtherSections(int width, int height) {
        browser().open(broken, width, height);
        browser().click("#broken a[href='#connection-2']");
        assertThat(holds("document.activeElement === document.querySelector('#connection-2 > summary')"))
                .isTrue();
        assertThat(evaluate("document.querySelector('#connection-2').innerText").asString())
                .contains("i-batch1 cannot use", "create-network-acl-entry", "for the answers");
        browser().click("#connection-2 .back a");
        assertThat(holds("location.hash === '#broken'")).isTrue();

        for (String section : List.of("insights", "rules", "coverage")) {
            browser().click("nav a[href='#" + section + "']");
            assertThat(holds("Math.abs(document.querySelector('#" + section
                            + "').getBoundingClientRect().top) < innerHeight"))
                    .as(section)
                    .isTrue();
        }
        browser().click("#insights details > summary");
        assertThat(evaluate("document.querySelector('#insights details').innerText")
                        .asString())
                .contains("203.0.113.68 (let in)");
        evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        assertThat(holds("document.documentElement.scrollWidth <= innerWidth"))
                .as("all fits the width, and tables scroll by themselves")
                .isTrue();
        assertThat(holds("[...document.querySelectorAll('#coverage td')].every(each => each.offsetHeight < 300)"))
                .as("no cell is a column of letters")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1280,900", "390,844"})
    void theChartIsDrawnAndEachSeriesCanBeLeftOut(int width, int height) {
        browser().open(page, width, height);
        assertThat(drawn("accepted")).isGreaterThan(500);
        int rejected = drawn("rejected");
        assertThat(rejected).isGreaterThan(drawn("accepted"));

        browser().click("button.rejected");
        assertThat(drawn("rejected")).isLessThan(rejected / 20);
        assertThat(holds("document.querySelector('button.rejected').getAttribute('aria-pressed') === 'false'"))
                .isTrue();
        browser().click("button.rejected");
        assertThat(drawn("rejected")).isEqualTo(rejected);
    }

    @Test
    void theKeyboardIsEnough() {
        browser().open(page, 1280, 900);
        evaluate("document.querySelector('#time details > summary').focus()");
        browser().press("Enter", ENTER);
        assertThat(holds("document.querySelector('#time details').open")).isTrue();
        evaluate("document.querySelector('button.accepted').focus()");
        browser().press("Enter", ENTER);
        assertThat(holds("document.querySelector('button.accepted').getAttribute('aria-pressed') === 'false'"))
                .isTrue();
        evaluate("document.querySelector('#broken ol a').focus()");
        browser().press("Enter", ENTER);
        assertThat(holds("document.querySelector('#cause-1').open")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1280,900,false", "1280,900,true", "390,844,false", "390,844,true"})
    void axeFindsNothingSerious(int width, int height, boolean dark) throws IOException {
        browser().media("", dark);
        assertThat(axeViolations(page, width, height)).as("of any weight").isEmpty();
        assertThat(axeViolations(broken, width, height)).as("of any weight").isEmpty();
    }

    private static JsonNode axeViolations(Path file, int width, int height) throws IOException {
        browser().open(file, width, height);
        evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        try (InputStream axe = ReportBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8) + "; true");
        }

        JsonNode found = evaluate("axe.run({resultTypes: ['violations', 'passes']}).then(result => ({"
                + "violations: result.violations.map(each => each.impact + ' ' + each.id + ': ' + each.help + ' '"
                + " + each.nodes.slice(0, 3).map(node => node.html).join(' ')), passes: result.passes.length}))");

        assertThat(found.get("passes").asInt()).as("rules that were held").isGreaterThan(20);
        return found.get("violations");
    }

    @Test
    void whereNightIsWantedThePageAndItsChartAreDark() {
        browser().media("", true);
        browser().open(page, 1280, 900);
        assertThat(evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
                        .valueStream()
                        .mapToInt(JsonNode::asInt))
                .allMatch(part -> part < 50);
        assertThat(drawn("rejected")).isGreaterThan(500);
    }

    @Test
    void onPaperEverythingIsOpenAndOnTheScreenItIsAsBefore() {
        browser().open(page, 1280, 900);
        evaluate("addEventListener('beforeprint', () =>"
                + " { window.printed = document.querySelectorAll('details:not([open])').length }); true");
        assertThat(browser().pdf()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(evaluate("window.printed").asInt(-1)).isZero();
        assertThat(holds("document.querySelector('#cause-1').open")).isFalse();
    }

    @Test
    void withoutScriptsTheNumbersAreThereAllTheSame() {
        browser().send("Emulation.setScriptExecutionDisabled", "{\"value\":true}");
        try {
            browser().open(page, 1280, 900);
            assertThat(holds("document.querySelector('.chart').checkVisibility()"))
                    .isFalse();
            assertThat(holds("document.querySelector('#openers').checkVisibility()"))
                    .isFalse();
            evaluate("document.querySelector('#time details').open = true");
            assertThat(evaluate("document.querySelector('#times').innerText").asString())
                    .contains("2025-11-20 00:00\t1\t2");
        } finally {
            browser().send("Emulation.setScriptExecutionDisabled", "{\"value\":false}");
        }
    }

    @Test
    void whatOthersWroteIsReadAsText() {
        browser().open(page, 1280, 900);
        assertThat(evaluate("document.title").asString()).isEqualTo("What the flow logs say - vpcwhy");
        assertThat(holds("document.images.length === 0 && document.scripts.length === 2"))
                .isTrue();
        assertThat(evaluate("document.querySelector('#cause-1').textContent").asString())
                .contains(ATTACK);
    }
}
