package dev.maitredkit.reports;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A headless Chromium without a network, driven over the DevTools protocol by the JDK's own WebSocket. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** A loaded machine starts a browser slowly. */
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> answers;
    private final List<JsonObject> events;
    private final Map<String, CompletableFuture<JsonObject>> awaited;

    private Chromium(Process process, String address) {
        this.process = process;
        this.answers = new ConcurrentHashMap<>();
        this.events = new CopyOnWriteArrayList<>();
        this.awaited = new ConcurrentHashMap<>();
        this.socket =
                await(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(address), new Ear()));
    }

    /** The browser of this machine; empty when it has none. */
    static Optional<Path> find() {
        for (String name : NAMES) {
            for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    return Optional.of(program);
                }
            }
        }
        return Optional.empty();
    }

    /** Starts a browser that can resolve no name and reach no proxy. */
    static Chromium start(Path program, Path profile) throws IOException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-extensions",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader words = process.errorReader(StandardCharsets.UTF_8);
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            int at = line.indexOf("ws://");
            if (line.startsWith("DevTools listening") && at > 0) {
                drain(words);
                return new Chromium(process, line.substring(at).strip());
            }
        }
        throw new IOException(program + " ended without a DevTools address");
    }

    /** A new tab. */
    Tab open() {
        JsonObject blank = new JsonObject();
        blank.addProperty("url", "about:blank");
        JsonObject attach = new JsonObject();
        attach.add("targetId", call("", "Target.createTarget", blank).get("targetId"));
        attach.addProperty("flatten", true);
        return new Tab(
                call("", "Target.attachToTarget", attach).get("sessionId").getAsString());
    }

    private JsonObject call(String session, String method, JsonObject parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        JsonObject message = new JsonObject();
        message.addProperty("id", id);
        message.addProperty("method", method);
        message.add("params", parameters);
        if (!session.isEmpty()) {
            message.addProperty("sessionId", session);
        }
        await(socket.sendText(message.toString(), true));
        JsonObject came = await(answer);
        if (came.has("error")) {
            throw new IllegalStateException(method + ": " + came.get("error"));
        }
        return came.getAsJsonObject("result");
    }

    private static void drain(BufferedReader words) {
        Thread drain = new Thread(
                () -> {
                    try {
                        while (words.readLine() != null) {
                            // what the browser grumbles about is not of interest
                        }
                    } catch (IOException ended) {
                        // with the process
                    }
                },
                "browser's standard error");
        drain.setDaemon(true);
        drain.start();
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the browser did not answer", e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hears answers and events. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                hear(JsonParser.parseString(text.toString()).getAsJsonObject());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void hear(JsonObject message) {
            if (message.has("id")) {
                answers.remove(message.get("id").getAsInt()).complete(message);
                return;
            }
            events.add(message);
            CompletableFuture<JsonObject> waiting =
                    awaited.remove(message.get("method").getAsString());
            if (waiting != null) {
                waiting.complete(message);
            }
        }
    }

    /** A page. */
    final class Tab {
        private final String session;

        private Tab(String session) {
            this.session = session;
            for (String domain : List.of("Page", "Network", "Log", "Runtime")) {
                call(domain + ".enable", Map.of());
            }
        }

        JsonObject call(String method, Map<String, ?> parameters) {
            JsonObject json = new JsonObject();
            parameters.forEach((name, value) -> json.add(name, json(value)));
            return Chromium.this.call(session, method, json);
        }

        /** Shows a file at a width and height in CSS pixels. */
        void show(Path file, int width, int height, String colours) {
            call(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
            media("", colours);
            CompletableFuture<JsonObject> loaded = new CompletableFuture<>();
            awaited.put("Page.loadEventFired", loaded);
            call("Page.navigate", Map.of("url", file.toUri().toString()));
            await(loaded);
        }

        /** The medium, such as print, and the colours that the reader prefers, light or dark; nothing moves by itself. */
        void media(String medium, String colours) {
            JsonArray features = new JsonArray();
            features.add(feature("prefers-color-scheme", colours));
            features.add(feature("prefers-reduced-motion", "reduce"));
            call("Emulation.setEmulatedMedia", Map.of("media", medium, "features", features));
        }

        private JsonObject feature(String name, String value) {
            JsonObject feature = new JsonObject();
            feature.addProperty("name", name);
            feature.addProperty("value", value);
            return feature;
        }

        /** The value of an expression. */
        JsonElement value(String expression) {
            JsonObject came = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
            if (came.has("exceptionDetails")) {
                throw new IllegalStateException(expression + ": " + came.get("exceptionDetails"));
            }
            JsonElement value = came.getAsJsonObject("result").get("value");
            return value == null ? JsonNull.INSTANCE : value;
        }

        void press(String key, int code) {
            for (String type : List.of("rawKeyDown", "keyUp")) {
                call(
                        "Input.dispatchKeyEvent",
                        Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
            }
        }

        byte[] screenshot() {
            return bytes(call("Page.captureScreenshot", Map.of("format", "png")));
        }

        /** The page from its top to its end. */
        byte[] whole() {
            JsonObject size = call("Page.getLayoutMetrics", Map.of()).getAsJsonObject("cssContentSize");
            size.addProperty("scale", 1);
            return bytes(call(
                    "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", size)));
        }

        byte[] pdf() {
            return bytes(call("Page.printToPDF", Map.of()));
        }

        /** The parameters of the events of this tab that came so far. */
        List<JsonObject> heard(Predicate<String> method) {
            return events.stream()
                    .filter(event -> event.has("sessionId")
                            && event.get("sessionId").getAsString().equals(session))
                    .filter(event -> method.test(event.get("method").getAsString()))
                    .map(event -> event.getAsJsonObject("params"))
                    .toList();
        }

        private byte[] bytes(JsonObject came) {
            return Base64.getDecoder().decode(came.get("data").getAsString());
        }

        private JsonElement json(Object value) {
            if (value instanceof JsonElement element) {
                return element;
            }
            if (value instanceof Number number) {
                return new JsonPrimitive(number);
            }
            if (value instanceof Boolean flag) {
                return new JsonPrimitive(flag);
            }
            return new JsonPrimitive(value.toString());
        }
    }

    /** Writes a screenshot for a person to look at. */
    static void save(Path file, byte[] image) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
