package io.matterflow.prebill.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.matterflow.Samples;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sample firm's people, clients, matters and time under other ids and names, more than a year later, in another
 * order: a rule that knows the samples would fail on it.
 */
final class OtherFirm {

  static final String PREFIX = "X";

  private static final int DAYS_LATER = 371;
  private static final Pattern ID = Pattern.compile("TK\\d\\d|C1\\d{3}|1\\d{3}-\\d{4}|TE-\\d{4}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Set<String> HOW_TO_FIND_IT = Set.of("aliases", "clientMatterId", "courtDocket", "dmsWorkspaceId",
      "mailTag", "contacts", "adverse", "domains", "phone");

  /** The other people join the loaded firm: there is only one. */
  ObjectNode directory() {
    var directory = Samples.firm();
    var firm = (ObjectNode) directory.get("firm");
    firm.set("timekeepers", other(firm.get("timekeepers")));
    directory.set("clients", other(directory.get("clients")));
    directory.set("matters", other(directory.get("matters")));
    return directory;
  }

  ObjectNode timeEntries() {
    var entries = (ObjectNode) other(Samples.timeEntries());
    var reversed = JsonNodeFactory.instance.arrayNode();
    entries.get("entries").forEach(entry -> reversed.insert(0, entry));
    entries.set("entries", reversed);
    return entries;
  }

  private static JsonNode other(JsonNode node) {
    if (node.isTextual()) {
      return TextNode.valueOf(other(node.asText()));
    }
    if (node.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(other(item)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    var object = JsonNodeFactory.instance.objectNode();
    node.properties().forEach(member -> {
      if (!HOW_TO_FIND_IT.contains(member.getKey())) {
        object.set(member.getKey(), other(member.getValue()));
      }
    });
    for (var name : List.of("name", "lastName", "firstName")) {
      if (object.has(name)) {
        object.put(name, "Other " + object.path("id").asText(object.get(name).asText()));
      }
    }
    return object;
  }

  private static String other(String text) {
    if (DAY.matcher(text).matches()) {
      return LocalDate.parse(text).plusDays(DAYS_LATER).toString();
    }
    return ID.matcher(text).matches() ? PREFIX + text : text.replace(".example", ".elsewhere.example");
  }
}
