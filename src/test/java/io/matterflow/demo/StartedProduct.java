package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * The product as a user starts it: a process of its own in profile {@code demo}, in a folder of its own, on a free
 * port. It runs the packaged jar when the build names it, else the classes at hand.
 */
public final class StartedProduct implements AutoCloseable {

  private static final Duration UP_WITHIN = Duration.ofMinutes(8);

  /** Each lives for a minute: what a server does to be fast later costs more than its whole start. */
  private static final List<String> SHORT_LIFE = List.of("-Xmx700m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Path folder;
  private final Map<String, String> settings;
  private final int port;
  private final HttpCalls calls;
  private Process process;

  private StartedProduct(Path folder, Map<String, String> settings) {
    this.folder = folder;
    this.settings = new TreeMap<>(settings);
    this.port = freePort();
    this.calls = HttpCalls.to(port);
    start();
  }

  public static StartedProduct in(Path folder, Map<String, String> settings) {
    return new StartedProduct(folder, settings);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The process is gone in the middle of whatever it did; nothing is flushed, closed or rolled back by it. */
  void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Asks the product to stop, as an operator does; what it said from then on. */
  String stop() {
    var before = logged().length();
    process.destroy();
    awaitExit();
    return logged().substring(before);
  }

  void start() {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(SHORT_LIFE);
    var jar = System.getProperty("matterflow.jar");
    command.addAll(jar == null
        ? List.of("-cp", classPath(), "io.matterflow.Matterflow")
        : List.of("-jar", jar));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().put("SPRING_PROFILES_ACTIVE", "demo");
    builder.environment().put("SERVER_PORT", Integer.toString(port));
    builder.environment().put("MATTERFLOW_DATA", folder.resolve("data").toString());
    builder.environment().putAll(settings);
    try {
      process = builder.start();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    Awaitility.await("the product is up").atMost(UP_WITHIN).pollInterval(Duration.ofMillis(300)).until(this::isUp);
  }

  /** What a local vendor has on disk, line by line. */
  List<String> vendorLines(String vendor) {
    try {
      return Files.readAllLines(folder.resolve("data").resolve("vendors").resolve(vendor + ".jsonl"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public JsonNode get(String user, String path) {
    return answered(calls.as(user, "demo").get(path));
  }

  public JsonNode post(String user, String path, String body) {
    return answered(calls.as(user, "demo").post(path, body));
  }

  public JsonNode put(String user, String path, Object body) {
    return answered(calls.as(user, "demo").put(path, body));
  }

  @Override
  public void close() {
    process.destroy();
    if (!exitsWithin(Duration.ofSeconds(20))) {
      kill();
    }
  }

  private JsonNode answered(HttpCalls.Answer answer) {
    assertThat(answer.status()).as("%s: %s", answer.response().uri(), answer.body()).isBetween(200, 299);
    return answer.json();
  }

  private boolean isUp() {
    assertThat(process.isAlive()).as("the product runs; its log ends with%n%s", endOfLog()).isTrue();
    try {
      return calls.get("/actuator/health").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private Path log() {
    return folder.resolve("product.log");
  }

  String endOfLog() {
    var lines = logged().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  private String logged() {
    try {
      return Files.exists(log()) ? Files.readString(log()) : "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void awaitExit() {
    assertThat(exitsWithin(Duration.ofSeconds(20))).as("the process ended").isTrue();
  }

  private boolean exitsWithin(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .filter(entry -> !entry.endsWith("test-classes"))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
