package io.vpcwhy.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vpcwhy.cli.render.Markup;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is to be seen of a page in a real browser. */
class BrowserTest {

    private static final int RED = 0xD40000;
    private static final int BLUE = 0x0B57D0;
    private static final int FRAME = 0xC5CCD3;

    @TempDir
    private Path folder;

    private Path page;

    private static Optional<String> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(each -> Path.of(each, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    @BeforeEach
    void writeThePage() throws IOException {
        String missing =
                "Chromium is not on PATH: what the pages look like is NOT tested. Debian: apt-get install chromium";
        if (browser().isEmpty()) {
            System.err.println(missing);
        }
        assumeTrue(browser().isPresent(), missing);
        page = folder.resolve("page.html");
        Files.writeString(page, DrawingFormat.HTML.write(Pictured.path(Pictured.peered("web <b>1</b>")), "the ladder"));
    }

    private String open(String... options) throws IOException, InterruptedException {
        return open(page, options);
    }

    private String open(Path opened, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                browser().orElseThrow(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile")));
        command.addAll(List.of(options));
        command.add(opened.toUri().toString());
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("the browser has not come to an end in a minute");
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private BufferedImage screenshot(int width, int height) throws IOException, InterruptedException {
        Path picture = folder.resolve("picture.png");
        open("--window-size=" + width + "," + height, "--screenshot=" + picture);
        assertThat(picture).as("a screenshot").exists();
        return ImageIO.read(picture.toFile());
    }

    /** The pixels of a colour, each as its x and y. */
    private static List<int[]> pixels(BufferedImage image, int colour) {
        List<int[]> found = new ArrayList<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) == colour) {
                    found.add(new int[] {x, y});
                }
            }
        }
        return found;
    }

    @Test
    void onADesktopThePathAndTheBlockedHopAreSeen() throws IOException, InterruptedException {
        BufferedImage image = screenshot(1600, 1000);
        List<int[]> red = pixels(image, RED);
        List<int[]> blue = pixels(image, BLUE);
        assertThat(red).as("pixels of the blocked hop").hasSizeGreaterThan(300);
        assertThat(blue).as("pixels of the path").hasSizeGreaterThan(300);
        int legend = legend(image);
        int leftOfRed = red.stream()
                .filter(at -> at[1] > legend)
                .mapToInt(at -> at[0])
                .min()
                .orElseThrow();
        int leftOfBlue = blue.stream()
                .filter(at -> at[1] > legend)
                .mapToInt(at -> at[0])
                .min()
                .orElseThrow();
        assertThat(leftOfRed).as("where the blocked hop begins").isGreaterThan(leftOfBlue + 200);
        assertThat(red.stream().mapToInt(at -> at[0]).max().orElseThrow())
                .as("where it ends")
                .isLessThan(image.getWidth());
    }

    /** Below the legend, which shows every colour, the frame begins. */
    private static int legend(BufferedImage image) {
        return pixels(image, FRAME).get(0)[1];
    }

    @Test
    void onAPhoneThePictureStaysInItsFrame() throws IOException, InterruptedException {
        BufferedImage image = screenshot(500, 1000);
        List<int[]> frame = pixels(image, FRAME);
        int right = frame.stream().mapToInt(at -> at[0]).max().orElse(0);
        assertThat(right).as("the right border of the frame").isBetween(image.getWidth() - 40, image.getWidth() - 1);
        assertThat(frame.stream().filter(at -> at[0] == right).count())
                .as("its height")
                .isGreaterThan(100);
        assertThat(pixels(image, BLUE)).as("pixels of the path").hasSizeGreaterThan(100);
    }

    /** Windows of Chromium are at least 500 pixels wide; a frame in one may be as narrow as a phone. */
    private String measuredOnAPhone(String html) throws IOException, InterruptedException {
        Path around = folder.resolve("phone.html");
        Files.writeString(around, """
                <!DOCTYPE html><meta charset="utf-8"><pre id="measured"></pre>
                <iframe width="360" height="740" style="border:0" srcdoc="%s"></iframe>
                <script>
                document.querySelector("iframe").onload = loaded => {
                  const page = loaded.target.contentDocument;
                  const frame = page.querySelector(".frame");
                  const wide = [...page.querySelectorAll("*")].filter(e => !frame.contains(e) && !e.closest("svg"))
                      .filter(e => e.scrollWidth > e.clientWidth && e.clientWidth > 0).map(e => e.localName);
                  const end = frame.querySelector("svg").getBoundingClientRect().right;
                  const cut = [...frame.querySelectorAll("svg text")]
                      .filter(text => text.getBoundingClientRect().right > end).map(text => text.textContent);
                  const small = [...page.querySelectorAll("p,li,pre,h1,h2")]
                      .filter(e => parseFloat(page.defaultView.getComputedStyle(e).fontSize) < 12);
                  document.getElementById("measured").textContent = "wider than the screen: " + wide
                      + "; the picture scrolls: " + (frame.scrollWidth > frame.clientWidth)
                      + "; labels cut: " + cut + "; small: " + small.length + ".";
                };
                </script>
                """.formatted(Markup.escaped(html)));
        return open(around, "--dump-dom");
    }

    @Test
    void onANarrowPhoneTextIsWrappedAndThePictureAloneScrolls() throws IOException, InterruptedException {
        String ladder = "1. a hop whose words are far longer than a phone is wide, " + "-x".repeat(60);
        String html = DrawingFormat.HTML.write(Pictured.path(Pictured.peered("web-" + "w".repeat(60))), ladder);
        assertThat(html).contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        assertThat(measuredOnAPhone(html))
                .contains("wider than the screen: ; the picture scrolls: true; labels cut: ; small: 0.");
    }

    @Test
    void theBrowserReadsEveryLabelAsText() throws IOException, InterruptedException {
        String dom = open("--dump-dom");
        assertThat(dom)
                .contains(">web &lt;b&gt;1&lt;/b&gt;<", ">10.0.2.20<", ">10.1.1.30<", "NO_ROUTE_TO_DESTINATION")
                .contains("the ladder");
    }
}
