package io.matterflow.payments.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Stripe as far as the product speaks with it: keys of idempotency, form bodies, its own errors. It can fail in every
 * way that a vendor fails, and tells afterwards what it was asked. What it holds, and what payers do, is in its
 * {@link StripeRecords}.
 */
public final class StripeStub implements AutoCloseable {

  public static final String KEY = "sk_test_canary";
  static final ObjectMapper JSON = new ObjectMapper();

  /** What may happen to one request. */
  enum Fault {
    NONE,
    /** Does it, and the connection breaks before the answer. */
    REPLY_LOST,
    /** Does it and never answers. */
    HANGS_AFTER,
    LIMIT,
    BROKEN,
    BROKEN_AFTER,
    /** Does it and answers half a document. */
    MALFORMED,
    /** A page of a proxy instead of an answer. */
    A_PAGE,
    UNAUTHORIZED,
    IN_USE
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
  private final Map<String, Once> answered = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile BiConsumer<Request, JsonNode> witness = (request, made) -> {};
  public final StripeRecords records = new StripeRecords();

  public StripeStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    server.setExecutor(threads);
    server.createContext("/v1/", this::safely);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Told of each write that is done, and of what came of it, before whoever asked hears so; of one under a key, once.
   */
  public StripeStub tells(BiConsumer<Request, JsonNode> whom) {
    witness = whom;
    return this;
  }

  /** The next requests of this method go wrong in these ways, one after the other. */
  StripeStub next(String method, Fault... wrong) {
    faults.computeIfAbsent(method, unused -> new ArrayDeque<>()).addAll(List.of(wrong));
    return this;
  }

  /** What was asked of this path so far. */
  List<Request> requests(String method, String path) {
    return requests.stream().filter(one -> one.method().equals(method) && one.path().equals(path)).toList();
  }

  Stream<Request> requests() {
    return requests.stream();
  }

  private void safely(HttpExchange exchange) throws IOException {
    try (exchange) {
      handle(exchange);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    var method = exchange.getRequestMethod();
    var path = exchange.getRequestURI().getPath();
    var text = method.equals("GET")
        ? String.valueOf(exchange.getRequestURI().getRawQuery() == null ? "" : exchange.getRequestURI().getRawQuery())
        : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var request = new Request(method, path, form(text),
        exchange.getRequestHeaders().getFirst("Idempotency-Key") == null
            ? "" : exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    requests.add(request);
    if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      error(exchange, 401, "invalid_request_error", "api_key_invalid");
      return;
    }
    var fault = faults.getOrDefault(method, new ArrayDeque<>()).poll();
    switch (fault == null ? Fault.NONE : fault) {
      case LIMIT -> error(exchange, 429, "invalid_request_error", "rate_limit");
      case BROKEN -> error(exchange, 500, "api_error", "");
      case UNAUTHORIZED -> error(exchange, 401, "invalid_request_error", "api_key_expired");
      case IN_USE -> error(exchange, 409, "idempotency_error", "idempotency_key_in_use");
      case A_PAGE -> reply(exchange, 200, "<html><body>Please sign in to the network</body></html>");
      case NONE -> answer(exchange, done(request), false);
      case MALFORMED -> answer(exchange, done(request), true);
      case BROKEN_AFTER -> {
        done(request);
        error(exchange, 502, "api_error", "");
      }
      case REPLY_LOST -> done(request);
      case HANGS_AFTER -> {
        done(request);
        hang();
      }
    }
  }

  /** A key that was used is answered as before, or refused when something else is asked under it. */
  private Answer done(Request request) {
    if (request.key().isEmpty() || !request.method().equals("POST")) {
      return records.answer(request);
    }
    var before = answered.get(request.key());
    if (before != null) {
      return before.form().equals(request.form())
          ? before.answer()
          : Answer.error(400, "idempotency_error", "idempotency_key_reused");
    }
    var answer = records.answer(request);
    if (answer.status() == 200) {
      witness.accept(request, answer.body());
    }
    answered.put(request.key(), new Once(request.form(), answer));
    return answer;
  }

  private void hang() {
    try {
      closing.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, Answer answer, boolean halved) throws IOException {
    var text = JSON.writeValueAsString(answer.body());
    reply(exchange, answer.status(), halved ? text.substring(0, text.length() / 2) : text);
  }

  private static void error(HttpExchange exchange, int status, String type, String code) throws IOException {
    answer(exchange, Answer.error(status, type, code), false);
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", text.startsWith("<") ? "text/html" : "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> form(String text) {
    var form = new LinkedHashMap<String, String>();
    for (var pair : text.split("&")) {
      var at = pair.indexOf('=');
      if (at > 0) {
        form.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /** What was asked: of a GET its parameters, of a POST its body. */
  public record Request(String method, String path, Map<String, String> form, String key) {

    /** The last part of the path, or the one before a verb. */
    String id() {
      var parts = new ArrayList<>(List.of(path.split("/")));
      parts.removeIf(part -> part.equals("expire"));
      return parts.get(parts.size() - 1);
    }
  }

  /** An answer as it goes out. */
  record Answer(int status, JsonNode body) {

    static Answer ok(JsonNode body) {
      return new Answer(200, body);
    }

    static Answer error(int status, String type, String code) {
      ObjectNode error = JSON.createObjectNode();
      error.putObject("error").put("type", type).put("code", code).put("message", "As the stub was told");
      return new Answer(status, error);
    }
  }

  private record Once(Map<String, String> form, Answer answer) {}
}
