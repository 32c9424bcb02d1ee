package io.matterflow.messaging.twilio;

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
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Twilio as far as the product speaks with it: one POST, one list by pages, one message, in the shape of its published
 * interface. It can fail in every way that a vendor fails, and tells afterwards what it was asked and what it holds.
 */
public final class TwilioStub implements AutoCloseable {

  public static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  public static final String TOKEN = "auth-token-canary";
  public static final String FROM = "+13125550199";
  private static final int PAGE = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What may happen to every request from now on. */
  public enum Fault {
    NONE,
    REPLY_LOST,
    HANGS_AFTER,
    HANGS_BEFORE,
    BROKEN,
    BROKEN_AFTER,
    MALFORMED_AFTER,
    PAGE_AFTER,
    ERROR_IN_A_SUCCESS
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<ObjectNode> messages = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private final Clock clock;
  private volatile Fault fault = Fault.NONE;
  private volatile Optional<int[]> refusal = Optional.empty();
  private volatile boolean listFails;
  private volatile Consumer<ObjectNode> witness = message -> {};

  public TwilioStub(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.setExecutor(threads);
    server.createContext("/2010-04-01/Accounts/" + ACCOUNT, this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What it holds, oldest first. */
  public List<ObjectNode> messages() {
    return messages;
  }

  /** The forms that were posted, whatever became of them. */
  public List<Map<String, String>> asked() {
    return asked;
  }

  /** Told of each message that is kept before whoever asked hears so. */
  public TwilioStub tells(Consumer<ObjectNode> whom) {
    witness = whom;
    return this;
  }

  public TwilioStub fails(Fault wrong) {
    fault = wrong;
    return this;
  }

  /** Answers every POST with this status and Twilio's code for it. */
  public TwilioStub refuses(int status, int code) {
    refusal = Optional.of(new int[] {status, code});
    return this;
  }

  public TwilioStub cannotList() {
    listFails = true;
    return this;
  }

  public TwilioStub well() {
    fault = Fault.NONE;
    refusal = Optional.empty();
    listFails = false;
    return this;
  }

  /** A message that somebody else has sent to the number by the same account. */
  public ObjectNode holds(String to, String body) {
    return kept(Map.of("To", to, "From", FROM, "Body", body));
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var path = exchange.getRequestURI().getPath();
    if (!("Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8)))
        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, error(401, 20003));
    } else if ("POST".equals(exchange.getRequestMethod()) && path.endsWith("/Messages.json")) {
      post(exchange, form(body));
    } else if (listFails) {
      send(exchange, 503, "{}");
    } else if (path.endsWith("/Messages.json")) {
      send(exchange, 200, list(exchange));
    } else {
      var sid = path.substring(path.lastIndexOf('/') + 1).replace(".json", "");
      var found = messages.stream().filter(message -> message.get("sid").asText().equals(sid)).findFirst();
      send(exchange, found.isPresent() ? 200 : 404, found.map(Object::toString).orElse(error(404, 20404)));
    }
  }

  private void post(HttpExchange exchange, Map<String, String> form) throws IOException {
    asked.add(form);
    if (refusal.isPresent()) {
      var wrong = refusal.get();
      if (wrong[0] == 429) {
        exchange.getResponseHeaders().add("Retry-After", "30");
      }
      send(exchange, wrong[0], error(wrong[0], wrong[1]));
      return;
    }
    switch (fault) {
      case NONE -> send(exchange, 201, kept(form).toString());
      case REPLY_LOST -> {
        kept(form);
        exchange.close();
      }
      case HANGS_AFTER -> {
        kept(form);
        hang(exchange);
      }
      case HANGS_BEFORE -> hang(exchange);
      case BROKEN -> send(exchange, 503, "{}");
      case BROKEN_AFTER -> {
        kept(form);
        send(exchange, 500, "{}");
      }
      case MALFORMED_AFTER -> {
        var whole = kept(form).toString();
        send(exchange, 201, whole.substring(0, whole.length() / 2));
      }
      case PAGE_AFTER -> {
        kept(form);
        send(exchange, 200, "<html>Please sign in</html>");
      }
      case ERROR_IN_A_SUCCESS -> send(exchange, 200, error(400, 21211));
    }
  }

  private ObjectNode kept(Map<String, String> form) {
    var message = JSON.createObjectNode()
        .put("sid", "SM" + UUID.randomUUID().toString().replace("-", ""))
        .put("account_sid", ACCOUNT)
        .put("to", form.get("To"))
        .put("from", form.get("From"))
        .put("body", form.get("Body"))
        .put("status", "queued")
        .put("direction", "outbound-api")
        .put("num_segments", "1")
        .put("date_created", DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
    message.putNull("error_code").putNull("date_sent");
    messages.add(message);
    witness.accept(message);
    return message;
  }

  private String list(HttpExchange exchange) {
    var query = form(exchange.getRequestURI().getRawQuery());
    var page = Integer.parseInt(query.getOrDefault("Page", "0"));
    var all = new ArrayList<>(messages.stream()
        .filter(message -> message.get("to").asText().equals(query.get("To"))).toList());
    Collections.reverse(all);
    var answer = JSON.createObjectNode().put("page", page);
    var items = answer.putArray("messages");
    all.stream().skip((long) page * PAGE).limit(PAGE).forEach(items::add);
    if (all.size() > (page + 1) * PAGE) {
      answer.put("next_page_uri", "/2010-04-01/Accounts/%s/Messages.json?To=%%2B%s&Page=%d".formatted(
          ACCOUNT, query.get("To").substring(1), page + 1));
    } else {
      answer.putNull("next_page_uri");
    }
    return answer.toString();
  }

  private void hang(HttpExchange exchange) {
    try {
      closing.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static String error(int status, int code) {
    return "{\"code\":%d,\"message\":\"The 'To' number +13125550100 is canary\",\"status\":%d}".formatted(code, status);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  static Map<String, String> form(String text) {
    var form = new LinkedHashMap<String, String>();
    for (var field : text.split("&")) {
      var at = field.indexOf('=');
      form.put(URLDecoder.decode(field.substring(0, at), StandardCharsets.UTF_8),
          URLDecoder.decode(field.substring(at + 1), StandardCharsets.UTF_8));
    }
    return form;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
