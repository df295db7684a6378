package io.vpcwhy.cli;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A browser without a window, driven by its own protocol.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> loads = new ConcurrentHashMap<>();
    private final StringBuilder problems = new StringBuilder();
    private String session = "";
    private int asks;

    /** Where there is one. */
    static Optional<Path> found() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(each -> Path.of(each, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param profile an empty folder */
    Chromium(Path program, Path profile) throws IOException, InterruptedException, ExecutionException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output").toFile())
                .start();
        HttpClient client = HttpClient.newHttpClient();
        int port = port(profile);
        String browser =
                Files.readAllLines(profile.resolve("DevToolsActivePort")).get(1);
        URI address = URI.create("ws://127.0.0.1:" + port + browser);
        socket = client.newWebSocketBuilder().buildAsync(address, new Ear()).get();
        String target = send("Target.createTarget", "{\"url\":\"about:blank\"}")
                .get("targetId")
                .asString();
        session = send("Target.attachToTarget", "{\"targetId\":\"" + target + "\",\"flatten\":true}")
                .get("sessionId")
                .asString();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", "{}");
        }
        send("Page.setLifecycleEventsEnabled", "{\"enabled\":true}");
    }

    private int port(Path profile) throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            if (Files.exists(file) && Files.readAllLines(file).size() == 2) {
                return Integer.parseInt(Files.readAllLines(file).get(0));
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("the browser has not begun: " + Files.readString(profile.resolve("output")));
    }

    /** Hears what the browser says. */
    private final class Ear implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                hear(JSON.readTree(message.toString()));
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void hear(JsonNode message) {
        if (message.has("id")) {
            asked.remove(message.get("id").asInt()).complete(message);
            return;
        }
        String event = message.get("method").asString();
        switch (event) {
            case "Page.lifecycleEvent" -> {
                if (message.at("/params/name").asString().equals("load")) {
                    loaded(message.at("/params/loaderId").asString()).complete(null);
                }
            }
            case "Runtime.exceptionThrown" -> note(message);
            case "Log.entryAdded" -> {
                if (message.at("/params/entry/level").asString().equals("error")) {
                    note(message);
                }
            }
            case "Network.requestWillBeSent" -> {
                String url = message.at("/params/request/url").asString();
                if (!url.startsWith("file:") && !url.startsWith("data:")) {
                    note(message);
                }
            }
            default -> {}
        }
    }

    private synchronized void note(JsonNode message) {
        problems.append(message).append('\n');
    }

    /** What pages did since the last time that they must not: errors, breaches of their policy, requests to a network. */
    synchronized String problems() {
        String all = problems.toString();
        problems.setLength(0);
        return all;
    }

    /**
     * Asks the browser for something.
     *
     * @param params as JSON
     */
    JsonNode send(String method, String params) {
        int id = ++asks;
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        String of = session.isEmpty() ? "" : ",\"sessionId\":\"" + session + "\"";
        await(
                socket.sendText(
                        "{\"id\":" + id + of + ",\"method\":\"" + method + "\",\"params\":" + params + "}", true),
                method);
        JsonNode got = await(answer, method);
        if (got.has("error")) {
            throw new AssertionError(method + ": " + got);
        }
        return got.get("result");
    }

    private static <T> T await(CompletableFuture<T> what, String name) {
        try {
            return what.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer to " + name, e);
        }
    }

    /** Loads a page in a window of that size. */
    void open(Path page, int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":" + (width < 600)
                        + "}");
        JsonNode begun = send(
                "Page.navigate",
                "{\"url\":" + JSON.writeValueAsString(page.toUri().toString()) + "}");
        if (begun.has("errorText")) {
            throw new AssertionError(page + ": " + begun.get("errorText"));
        }
        await(loaded(begun.get("loaderId").asString()), "the load of " + page);
    }

    /** Comes when all of a page is there. */
    private CompletableFuture<Void> loaded(String loader) {
        return loads.computeIfAbsent(loader, any -> new CompletableFuture<>());
    }

    /**
     * As on paper, or with dark colours.
     *
     * @param media {@code print} or empty
     */
    void media(String media, boolean dark) {
        send(
                "Emulation.setEmulatedMedia",
                "{\"media\":\"" + media + "\",\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\""
                        + (dark ? "dark" : "light") + "\"}]}");
    }

    /** What an expression, or a promise of it, comes to, as JSON. */
    JsonNode evaluate(String script) {
        JsonNode result = send(
                "Runtime.evaluate",
                "{\"expression\":" + JSON.writeValueAsString(script)
                        + ",\"returnByValue\":true,\"awaitPromise\":true,\"userGesture\":true}");
        if (result.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + result.get("exceptionDetails"));
        }
        return result.get("result").path("value");
    }

    /** Clicks with the mouse at the middle of what a selector finds. */
    void click(String selector) {
        JsonNode at = evaluate("(() => {const e = document.querySelector(" + JSON.writeValueAsString(selector)
                + "); e.scrollIntoView({block: 'center'}); const r = e.getClientRects()[0];"
                + "return {x: r.x + Math.min(r.width / 2, 40), y: r.y + r.height / 2}})()");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            send(
                    "Input.dispatchMouseEvent",
                    "{\"type\":\"" + type + "\",\"button\":\"left\",\"clickCount\":1,\"x\":" + at.get("x") + ",\"y\":"
                            + at.get("y") + "}");
        }
        settle();
    }

    /** Lets the page do what it was told: what a link leads to is opened when the browser comes to it. */
    private void settle() {
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
    }

    /**
     * Presses a key.
     *
     * @param code of Windows' virtual keys
     */
    void press(String key, int code) {
        String text = key.equals("Enter") ? ",\"text\":\"\\r\"" : "";
        for (String type : List.of("keyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    "{\"type\":\"" + type + "\",\"key\":\"" + key + "\",\"code\":\"" + key
                            + "\",\"windowsVirtualKeyCode\":" + code + text + "}");
        }
        settle();
    }

    /** A picture of all of the page. */
    byte[] screenshot() {
        return data(send("Page.captureScreenshot", "{\"format\":\"png\",\"captureBeyondViewport\":true}"));
    }

    /** The page as it is printed. */
    byte[] pdf() {
        return data(send("Page.printToPDF", "{\"printBackground\":false}"));
    }

    private static byte[] data(JsonNode result) {
        return Base64.getDecoder().decode(result.get("data").asString());
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        await(process.destroyForcibly().onExit(), "the end of the browser");
    }
}
