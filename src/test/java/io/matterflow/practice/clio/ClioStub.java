package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
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
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clio as far as the product speaks with it: pinned version, tokens, fields that are left out unless asked for, pages,
 * etags, webhooks. It can fail in every way that a vendor fails, and tells afterwards what it was asked and what it
 * holds.
 */
final class ClioStub implements AutoCloseable {

  static final String CLIENT_ID = "app-key";
  static final String CLIENT_SECRET = "app-secret-canary";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What may happen to one request. */
  enum Fault {
    /** Nothing goes wrong this time. */
    NONE,
    /** Does it, and the connection breaks before the answer. */
    REPLY_LOST,
    /** Does it and never answers. */
    HANGS_AFTER,
    /** Never answers, having done nothing. */
    HANGS_BEFORE,
    /** Too many requests; the sender may come again after 30 seconds. */
    LIMIT,
    BROKEN,
    BROKEN_AFTER,
    /** Does it and answers half a document. */
    MALFORMED,
    /** A page of a proxy instead of an answer. */
    A_PAGE,
    UNAUTHORIZED,
    FORBIDDEN,
    REFUSED
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
  private final Map<String, Fault> standing = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger refreshes = new AtomicInteger();
  private volatile String refreshToken = "refresh-canary-1";
  private volatile String accessToken = "";
  private volatile boolean rotates;
  private volatile String version = "4.0.9";

  final StubRecords records = new StubRecords(this::url);

  ClioStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    server.setExecutor(threads);
    server.createContext("/oauth/token", exchange -> safely(exchange, this::token));
    server.createContext("/api/v4/", exchange -> safely(exchange, this::api));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next requests of a method go wrong in these ways, one after the other. */
  ClioStub next(String method, Fault... wrong) {
    faults.computeIfAbsent(method, unused -> new ArrayDeque<>()).addAll(List.of(wrong));
    return this;
  }

  /** All requests of a method go wrong in this way until {@link #well}. */
  ClioStub always(String method, Fault wrong) {
    standing.put(method, wrong);
    return this;
  }

  ClioStub well() {
    standing.clear();
    faults.clear();
    return this;
  }

  void expireAccessToken() {
    accessToken = "";
  }

  void revokeConsent() {
    refreshToken = "revoked";
    accessToken = "";
  }

  void rotateRefreshTokens() {
    rotates = true;
  }

  void serveVersion(String other) {
    version = other;
  }

  String refreshToken() {
    return refreshToken;
  }

  int refreshes() {
    return refreshes.get();
  }

  List<Request> requests() {
    return requests;
  }

  List<Request> requests(String method, String path) {
    return requests.stream().filter(request -> request.method().equals(method) && request.path().equals(path)).toList();
  }

  private void safely(HttpExchange exchange, Handler handler) throws IOException {
    try {
      handler.handle(exchange);
    } catch (RuntimeException broken) {
      answer(exchange, 500, broken.toString());
    }
  }

  private void token(HttpExchange exchange) throws IOException {
    var form = query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    refreshes.incrementAndGet();
    if (standing.get("TOKEN") == Fault.BROKEN) {
      answer(exchange, 503, "{}");
      return;
    }
    if (!"refresh_token".equals(form.get("grant_type"))
        || !CLIENT_ID.equals(form.get("client_id"))
        || !CLIENT_SECRET.equals(form.get("client_secret"))
        || !refreshToken.equals(form.get("refresh_token"))) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    accessToken = "access-canary-" + refreshes.get();
    if (rotates) {
      refreshToken = "refresh-canary-after-" + refreshes.get();
    }
    var body = JSON.createObjectNode()
        .put("access_token", accessToken)
        .put("token_type", "bearer")
        .put("expires_in", 2_592_000);
    if (rotates) {
      body.put("refresh_token", refreshToken);
    }
    answer(exchange, 200, body.toString());
  }

  private void api(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = new LinkedHashMap<String, String>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
    var request = new Request(exchange.getRequestMethod(), path(uri), query(uri.getRawQuery()), headers, body);
    requests.add(request);
    if (!("Bearer " + accessToken).equals(headers.get("authorization")) || accessToken.isEmpty()) {
      answer(exchange, 401, error("UnauthorizedError"));
    } else if (!version.equals(headers.get("x-api-version"))) {
      answer(exchange, 410, error("VersionGone"));
    } else {
      answer(exchange, request, fault(request.method()));
    }
  }

  private void answer(HttpExchange exchange, Request request, Fault fault) throws IOException {
    if (fault == null) {
      send(exchange, records.answer(request));
      return;
    }
    switch (fault) {
      case REPLY_LOST -> {
        records.answer(request);
        exchange.close();
      }
      case HANGS_AFTER -> {
        records.answer(request);
        hang(exchange);
      }
      case HANGS_BEFORE -> hang(exchange);
      case NONE -> send(exchange, records.answer(request));
      case LIMIT -> {
        exchange.getResponseHeaders().add("Retry-After", "30");
        answer(exchange, 429, error("RateLimited"));
      }
      case BROKEN -> answer(exchange, 500, error("InternalServerError"));
      case BROKEN_AFTER -> {
        records.answer(request);
        answer(exchange, 500, error("InternalServerError"));
      }
      case MALFORMED -> {
        var whole = records.answer(request).body();
        answer(exchange, 200, whole.substring(0, whole.length() / 2));
      }
      case A_PAGE -> answer(exchange, 200, "<html><body>Please sign in</body></html>");
      case UNAUTHORIZED -> answer(exchange, 401, error("UnauthorizedError"));
      case FORBIDDEN -> answer(exchange, 403, error("ForbiddenError"));
      case REFUSED -> answer(exchange, 422, error("ArgumentError"));
    }
  }

  private void hang(HttpExchange exchange) {
    try {
      closing.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private Fault fault(String method) {
    var waiting = faults.get(method);
    var once = waiting == null ? null : waiting.poll();
    return once == null ? standing.get(method) : once;
  }

  private static String error(String type) {
    return "{\"error\":{\"type\":\"%s\",\"message\":\"narrative-canary of a client\"}}".formatted(type);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().add("X-RateLimit-Limit", "100000");
    exchange.getResponseHeaders().add("X-RateLimit-Remaining", "99999");
    answer(exchange, answer.status(), answer.body());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String path(URI uri) {
    return uri.getPath().substring("/api/v4/".length()).replaceAll("\\.json$", "");
  }

  private static Map<String, String> query(String text) {
    var query = new LinkedHashMap<String, String>();
    if (text != null && !text.isEmpty()) {
      for (var parameter : text.split("&")) {
        var at = parameter.indexOf('=');
        query.put(
            URLDecoder.decode(parameter.substring(0, at), StandardCharsets.UTF_8),
            URLDecoder.decode(parameter.substring(at + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /** One request as it came in. */
  record Request(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

    JsonNode data() {
      return body.isEmpty() ? JSON.createObjectNode() : json(body).path("data");
    }
  }

  record Answer(int status, String body) {}

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }
}
