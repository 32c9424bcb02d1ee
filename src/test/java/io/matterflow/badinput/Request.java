package io.matterflow.badinput;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import java.util.regex.Pattern;

/** A request that would be taken, and the ways to spoil it. */
record Request(Write write, String path, JsonNode body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectWriter ASCII = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
  private static final Pattern REPEATED = Pattern.compile("\"(.+)\\*(\\d+)\"");

  /**
   * The same with another value at the pointer. The value is JSON; {@code "x*500"} is a text of 500 x, and nothing at
   * all takes the member away.
   */
  Request with(JsonPointer spot, String json) {
    var spoilt = body.deepCopy();
    var parent = spoilt.at(spot.head());
    var name = spot.last().getMatchingProperty();
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(name), parsed(json));
    } else if (json.isEmpty()) {
      ((ObjectNode) parent).remove(name);
    } else {
      ((ObjectNode) parent).set(name, parsed(json));
    }
    return new Request(write, path, spoilt);
  }

  /** With these ids in the address, in the order in which it asks for them. */
  static Request to(Write write, Object body, String... ids) {
    var path = write.path();
    for (var id : ids) {
      path = path.replaceFirst("\\{[a-zA-Z]+}", id);
    }
    return new Request(write, path, JSON.valueToTree(body));
  }

  Answer sentBy(HttpCalls calls) {
    return sentBy(calls, text());
  }

  /** Sends this text instead of the body. */
  Answer sentBy(HttpCalls calls, String text) {
    return calls.as(write.user()).send(write.method(), path, text);
  }

  /** In ASCII, so that half a surrogate pair travels as the escape that it came as. */
  String text() {
    try {
      return ASCII.writeValueAsString(body);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("a tree can be written", unwritable);
    }
  }

  private static JsonNode parsed(String json) {
    var repeated = REPEATED.matcher(json);
    try {
      return repeated.matches()
          ? JSON.getNodeFactory().textNode(repeated.group(1).repeat(Integer.parseInt(repeated.group(2))))
          : JSON.readTree(json);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException("no JSON: " + json, unreadable);
    }
  }
}
