package io.matterflow.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;

/**
 * Items as text and back. Two items that say the same have the same text: members sorted, nothing absent written out.
 */
final class ReferenceData {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private ReferenceData() {}

  static String text(JsonNode item) {
    try {
      return MAPPER.writeValueAsString(canonical(item));
    } catch (JsonProcessingException neverForATree) {
      throw new IllegalStateException("an item of the reference data cannot be written", neverForATree);
    }
  }

  static Item item(String text) {
    return new Item(tree(text), "");
  }

  static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored item of the reference data cannot be read", broken);
    }
  }

  private static JsonNode canonical(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var names = new ArrayList<String>();
      object.fieldNames().forEachRemaining(names::add);
      Collections.sort(names);
      var sorted = JsonNodeFactory.instance.objectNode();
      for (var name : names) {
        if (!object.get(name).isNull()) {
          sorted.set(name, canonical(object.get(name)));
        }
      }
      return sorted;
    }
    if (node instanceof ArrayNode array) {
      var copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(element -> copy.add(canonical(element)));
      return copy;
    }
    return node;
  }
}
