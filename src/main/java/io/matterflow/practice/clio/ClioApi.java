package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.practice.clio.ClioFault.Cause;
import io.matterflow.practice.clio.ClioHttp.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * Clio Manage, version 4 of its interface: records by page or by id, and writes. The version is pinned and the fields
 * are named in every request, since Clio leaves out in silence what was not asked for. Each request waits for its turn.
 */
final class ClioApi {

  static final String API = "/api/v4/";

  private static final Duration USUAL_RETRY = Duration.ofMinutes(1);

  private final ClioHttp http;
  private final AccessTokens tokens;
  private final RequestBudget budget;
  private final ClioSettings settings;

  ClioApi(ClioHttp http, AccessTokens tokens, RequestBudget budget, ClioSettings settings) {
    this.http = http;
    this.tokens = tokens;
    this.budget = budget;
    this.settings = settings;
  }

  /** The first page of a list, in the order of ids so that its cursor knows no end. */
  Page first(String collection, String fields, Map<String, String> filters, Urgency urgency) {
    var query = new LinkedHashMap<String, String>();
    query.put("fields", fields);
    query.put("order", "id(asc)");
    query.put("limit", "200");
    query.putAll(filters);
    return page(address(collection, query), urgency);
  }

  /** The page that an earlier one named; an address outside the account's interface is not followed. */
  Page next(URI address, Urgency urgency) {
    var base = settings.url();
    if (!base.getScheme().equals(address.getScheme())
        || !base.getHost().equals(address.getHost())
        || base.getPort() != address.getPort()
        || !address.normalize().getPath().startsWith(API)) {
      throw new ClioFault(Cause.UNREADABLE, "Clio names a next page outside its interface");
    }
    return page(address, urgency);
  }

  /** The record, or empty where Clio has none of this id, or shows none to the connected user. */
  Optional<JsonNode> record(String collection, long id, String fields, Urgency urgency) {
    try {
      return Optional.of(data(call(HttpMethod.GET, address(collection + "/" + id, Map.of("fields", fields)), Map.of(),
          Optional.empty(), urgency)));
    } catch (ClioFault fault) {
      if (fault.why() == Cause.GONE) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  JsonNode create(String collection, String fields, ObjectNode data, Urgency urgency) {
    return data(call(HttpMethod.POST, address(collection, Map.of("fields", fields)), Map.of(),
        Optional.of(wrapped(data)), urgency));
  }

  /** Changes the record as it was read; refused when somebody has changed it since. */
  JsonNode change(String collection, long id, String etag, String fields, ObjectNode data, Urgency urgency) {
    return data(
        call(HttpMethod.PATCH, address(collection + "/" + id, Map.of("fields", fields)), Map.of("IF-MATCH", etag),
        Optional.of(wrapped(data)), urgency));
  }

  /** Takes the record away, unless somebody has changed it since it was read. */
  void delete(String collection, long id, String etag, Urgency urgency) {
    call(HttpMethod.DELETE, address(collection + "/" + id, Map.of()), Map.of("IF-MATCH", etag), Optional.empty(),
        urgency);
  }

  /** A write to a place under a record, with a header of its own, such as the activation of a webhook. */
  void put(String path, Map<String, String> headers, Urgency urgency) {
    call(HttpMethod.PUT, address(path, Map.of()), headers, Optional.empty(), urgency);
  }

  private Page page(URI address, Urgency urgency) {
    var answer = call(HttpMethod.GET, address, Map.of(), Optional.empty(), urgency).json();
    var data = answer.path("data");
    if (!data.isArray()) {
      throw new ClioFault(Cause.UNREADABLE, "Clio's answer to %s is no list".formatted(address.getPath()));
    }
    var records = new ArrayList<JsonNode>();
    data.forEach(records::add);
    return new Page(List.copyOf(records), nextOf(answer));
  }

  private static Optional<URI> nextOf(JsonNode answer) {
    var next = answer.at("/meta/paging/next").asText("");
    try {
      return next.isBlank() ? Optional.empty() : Optional.of(URI.create(next));
    } catch (IllegalArgumentException noAddress) {
      throw new ClioFault(Cause.UNREADABLE, "Clio names a next page that is no address");
    }
  }

  /**
   * A token that Clio refuses is renewed once; when the new one is refused too, somebody has to connect the account
   * again.
   */
  private Answer
      call(HttpMethod method, URI uri, Map<String, String> headers, Optional<JsonNode> body, Urgency urgency) {
    var token = tokens.current();
    var answer = send(method, uri, headers, body, token, urgency);
    if (answer.status() == 401) {
      answer = send(method, uri, headers, body, tokens.insteadOf(token), urgency);
    }
    if (!answer.isSuccess()) {
      throw fault(method, answer);
    }
    return answer;
  }

  private Answer send(
      HttpMethod method, URI uri, Map<String, String> headers, Optional<JsonNode> body, String token, Urgency urgency) {
    budget.take(urgency);
    var answer = http.send(method, uri, request -> {
      request.header("Authorization", "Bearer " + token)
          .header("X-API-VERSION", settings.apiVersion())
          .accept(MediaType.APPLICATION_JSON);
      headers.forEach(request::header);
      body.ifPresent(json -> request.contentType(MediaType.APPLICATION_JSON).body(ClioHttp.text(json)));
      return request;
    });
    answer.number("X-RateLimit-Limit").ifPresent(limit ->
        answer.number("X-RateLimit-Remaining").ifPresent(remaining -> budget.heard(limit, remaining)));
    if (answer.status() == 429) {
      budget.closed(answer.number("Retry-After").map(Duration::ofSeconds).orElse(USUAL_RETRY));
    }
    return answer;
  }

  private static ClioFault fault(HttpMethod method, Answer answer) {
    var why = switch (answer.status()) {
      case 401 -> Cause.NOT_CONNECTED;
      case 403 -> Cause.NOT_ALLOWED;
      case 404 -> Cause.GONE;
      case 410 -> Cause.VERSION;
      case 412 -> Cause.CHANGED_MEANWHILE;
      case 429 -> Cause.LIMIT;
      default -> answer.status() < 500 ? Cause.REFUSED : Cause.BROKEN;
    };
    return new ClioFault(why,
        "Clio answered %d%s to %s %s".formatted(answer.status(), type(answer), method, answer.path()));
  }

  /** The kind of error that Clio names; its sentence may hold what people wrote and is left out. */
  private static String type(Answer answer) {
    try {
      var type = answer.json().at("/error/type").asText("");
      return type.matches("[A-Za-z]{1,60}") ? " " + type : "";
    } catch (ClioFault noJson) {
      return "";
    }
  }

  private static JsonNode data(Answer answer) {
    var data = answer.json().path("data");
    if (!data.isObject() || !data.path("id").canConvertToLong()) {
      throw new ClioFault(Cause.UNREADABLE, "Clio's answer to %s holds no record".formatted(answer.path()));
    }
    return data;
  }

  private static ObjectNode wrapped(ObjectNode data) {
    return JsonNodeFactory.instance.objectNode().set("data", data);
  }

  private URI address(String path, Map<String, String> query) {
    var text = new StringBuilder(API).append(path).append(".json");
    var mark = '?';
    for (var parameter : query.entrySet()) {
      text.append(mark).append(encoded(parameter.getKey())).append('=').append(encoded(parameter.getValue()));
      mark = '&';
    }
    return settings.url().resolve(text.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Some records, and where the next ones are. */
  record Page(List<JsonNode> records, Optional<URI> next) {}
}
