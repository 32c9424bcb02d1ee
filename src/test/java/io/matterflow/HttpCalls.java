package io.matterflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Real requests to the started product: {@code HttpCalls.to(port).as("billing-admin").get("/api/me")}. */
public final class HttpCalls {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One for all callers: a client has threads and connections of its own, and knows neither names nor cookies. */
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String base;
  private final Map<String, String> headers;

  private HttpCalls(String base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  /** As a stranger, on the port that {@code @LocalServerPort} gives. */
  public static HttpCalls to(int port) {
    return new HttpCalls("http://127.0.0.1:" + port, Map.of());
  }

  /** As a login of {@link TestPeople}. */
  public HttpCalls as(String user) {
    return as(user, TestPeople.PASSWORD);
  }

  public HttpCalls as(String user, String password) {
    var credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return with("Authorization", "Basic " + credentials);
  }

  public HttpCalls with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpCalls(base, more);
  }

  public Answer get(String path) {
    return send("GET", path, "");
  }

  /** What a list holds, on all its pages. */
  public List<JsonNode> items(String list) {
    var path = list + (list.contains("?") ? "&" : "?") + "limit=500";
    var items = new ArrayList<JsonNode>();
    var cursor = "";
    do {
      var answer = get(path + cursor);
      if (answer.status() != 200) {
        throw new IllegalStateException(path + cursor + ": " + answer);
      }
      answer.json().path("items").forEach(items::add);
      var next = answer.json().path("next").asText("");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    return items;
  }

  /** Sends JSON: a string as it stands, anything else as Jackson writes it. */
  public Answer post(String path, Object body) {
    return send("POST", path, json(body));
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, json(body));
  }

  public Answer send(String method, String path, String body) {
    var request = HttpRequest.newBuilder(URI.create(base + path))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty() && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    try {
      return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String json(Object body) {
    try {
      return body instanceof String text ? text : JSON.writeValueAsString(body);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Status, headers and body of an answer. */
  public record Answer(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException unreadable) {
        throw new UncheckedIOException("not JSON: " + response.body(), unreadable);
      }
    }

    @Override
    public String toString() {
      return status() + " " + body();
    }
  }
}
