package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.practice.clio.ClioStub.Answer;
import io.matterflow.practice.clio.ClioStub.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the stub holds, and how Clio lists, projects, pages and changes it. */
final class StubRecords {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong IDS = new AtomicLong(System.nanoTime() % 1_000_000_000L * 1000);

  private final Map<String, TreeMap<Long, ObjectNode>> collections = new ConcurrentHashMap<>();
  private final Supplier<String> url;
  private volatile int pageSize = 200;
  private volatile Instant now = Instant.parse("2026-06-30T13:00:00Z");

  StubRecords(Supplier<String> url) {
    this.url = url;
  }

  /** Puts a record there as Clio's own users would, and answers its id. */
  synchronized long add(String collection, String json) {
    return add(collection, ClioStub.json(json));
  }

  synchronized long add(String collection, ObjectNode record) {
    var id = record.path("id").asLong(IDS.incrementAndGet());
    record.put("id", id);
    stamp(record);
    record.putIfAbsent("created_at", record.get("updated_at"));
    all(collection).put(id, record);
    return id;
  }

  synchronized void edit(String collection, long id, String json) {
    var record = all(collection).get(id);
    record.setAll(ClioStub.json(json));
    stamp(record);
  }

  synchronized void delete(String collection, long id) {
    all(collection).remove(id);
  }

  synchronized List<ObjectNode> of(String collection) {
    return List.copyOf(all(collection).values());
  }

  synchronized ObjectNode one(String collection, long id) {
    return all(collection).get(id);
  }

  void pagesOf(int size) {
    pageSize = size;
  }

  /** The stub's own time, which stands in what is created and changed. */
  void at(Instant moment) {
    now = moment;
  }

  synchronized Answer answer(Request request) {
    var path = request.path().replace("utbms/", "utbms-").split("/");
    var fields = request.query().getOrDefault("fields", "id,etag");
    return switch (request.method()) {
      case "GET" -> path.length == 1 ? list(path[0], request, fields) : read(path[0], Long.parseLong(path[1]), fields);
      case "POST" -> created(path[0], (ObjectNode) request.data().deepCopy(), fields);
      case "PATCH" -> changed(path[0], Long.parseLong(path[1]), request, fields);
      case "DELETE" -> deleted(path[0], Long.parseLong(path[1]));
      case "PUT" -> activated(path[0], Long.parseLong(path[1]), request);
      default -> new Answer(405, "{}");
    };
  }

  private Answer list(String collection, Request request, String fields) {
    var query = request.query();
    var after = Long.parseLong(query.getOrDefault("page_token", "0"));
    var matching = all(collection).tailMap(after, false).values().stream()
        .filter(
            record -> query.entrySet().stream().allMatch(filter -> passes(record, filter.getKey(), filter.getValue())))
        .toList();
    var page = matching.stream()
        .limit(Math.min(pageSize, Integer.parseInt(query.getOrDefault("limit", "200"))))
        .toList();
    var answer = JSON.createObjectNode();
    var data = answer.putArray("data");
    page.forEach(record -> data.add(projected(record, fields)));
    var paging = answer.putObject("meta").putObject("paging");
    if (page.size() < matching.size()) {
      if (!"id(asc)".equals(query.get("order"))) {
        return new Answer(400, "{\"error\":{\"type\":\"CursorNeedsOrder\"}}");
      }
      var more = new TreeMap<>(query);
      more.put("page_token", page.get(page.size() - 1).get("id").asText());
      paging.put("next", url.get() + "/api/v4/" + request.path() + ".json?" + more.entrySet().stream()
          .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue())).collect(Collectors.joining("&")));
    }
    return new Answer(200, answer.toString());
  }

  private static boolean passes(ObjectNode record, String name, String value) {
    return switch (name) {
      case "user_id" -> record.at("/user/id").asText().equals(value);
      case "matter_id" -> record.at("/matter/id").asText().equals(value);
      case "start_date" -> record.path("date").asText().compareTo(value) >= 0;
      case "end_date" -> record.path("date").asText().compareTo(value) <= 0;
      case "query" -> (record.path("note").asText() + record.path("description").asText()).contains(value);
      case "created_since" -> !instant(record.path("created_at").asText()).isBefore(instant(value));
      case "external_property_name" -> hasProperty(record, "name", value);
      case "external_property_value" -> hasProperty(record, "value", value);
      case "type" -> record.path("type").asText().equals(value);
      case "updated_since" -> !instant(record.path("updated_at").asText()).isBefore(instant(value));
      default -> true;
    };
  }

  private static boolean hasProperty(ObjectNode record, String part, String value) {
    for (var property : record.path("external_properties")) {
      if (property.path(part).asText().equals(value)) {
        return true;
      }
    }
    return false;
  }

  private Answer read(String collection, long id, String fields) {
    var record = all(collection).get(id);
    return record == null ? missing() : one(200, record, fields);
  }

  private Answer created(String collection, ObjectNode data, String fields) {
    data.remove("id");
    if (collection.equals("webhooks")) {
      data.put("status", "pending").put("shared_secret", "hook-secret-canary-" + IDS.get());
      if (!data.has("expires_at")) {
        data.put("expires_at", now.plusSeconds(3 * 24 * 60 * 60).toString());
      }
    }
    add(collection, data);
    return one(201, data, fields);
  }

  private Answer changed(String collection, long id, Request request, String fields) {
    var record = all(collection).get(id);
    if (record == null) {
      return missing();
    }
    var etag = request.headers().get("if-match");
    if (etag != null && !etag.equals(record.get("etag").asText())) {
      return new Answer(412, "{\"error\":{\"type\":\"PreconditionFailed\"}}");
    }
    record.setAll((ObjectNode) request.data());
    stamp(record);
    return one(200, record, fields);
  }

  private Answer deleted(String collection, long id) {
    return all(collection).remove(id) == null ? missing() : new Answer(204, "");
  }

  private Answer activated(String collection, long id, Request request) {
    var record = all(collection).get(id);
    if (record == null || !record.path("shared_secret").asText().equals(request.headers().get("x-hook-secret"))) {
      return missing();
    }
    record.put("status", "enabled");
    return new Answer(200, "{}");
  }

  private static Answer missing() {
    return new Answer(404, "{\"error\":{\"type\":\"RecordNotFound\"}}");
  }

  private static Answer one(int status, ObjectNode record, String fields) {
    return new Answer(status, JSON.createObjectNode().set("data", projected(record, fields)).toString());
  }

  /** As Clio does: what was not asked for is left out, of nested records all but the id. */
  private static JsonNode projected(JsonNode record, String fields) {
    var shown = JSON.createObjectNode();
    for (var field : split(fields)) {
      var brace = field.indexOf('{');
      var name = brace < 0 ? field : field.substring(0, brace);
      var inner = brace < 0 ? "id" : field.substring(brace + 1, field.length() - 1);
      var value = record.path(name);
      if (value.isObject()) {
        shown.set(name, projected(value, inner));
      } else if (value.isArray()) {
        var list = shown.putArray(name);
        value.forEach(element -> list.add(element.isObject() ? projected(element, inner) : element));
      } else if (!value.isMissingNode()) {
        shown.set(name, value);
      }
    }
    return shown;
  }

  private static List<String> split(String fields) {
    var parts = new ArrayList<String>();
    var depth = 0;
    var start = 0;
    for (int at = 0; at < fields.length(); at++) {
      var letter = fields.charAt(at);
      depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
      if (letter == ',' && depth == 0) {
        parts.add(fields.substring(start, at));
        start = at + 1;
      }
    }
    parts.add(fields.substring(start));
    return parts;
  }

  private void stamp(ObjectNode record) {
    record.put("etag", "\"" + IDS.incrementAndGet() + "\"");
    record.put("updated_at", now.toString());
  }

  private TreeMap<Long, ObjectNode> all(String collection) {
    return collections.computeIfAbsent(collection, unused -> new TreeMap<>());
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
