package io.matterflow.capture.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.capture.MatchOutcome;
import io.matterflow.capture.MatchingOfTheSampleFirm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/**
 * The labelled activities in a firm of the same shape under other names: other people, domains, numbers, dockets,
 * phones and ids. What was right for the one firm by its names would be wrong for the other.
 */
class AnotherFirmTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<Pattern, String> OTHER_NAMES = otherNames();
  private static final MatchingOfTheSampleFirm FIRM = MatchingOfTheSampleFirm.of(firm());

  static Stream<Arguments> activities() throws IOException {
    var expected = renamed("samples/matter-detection/expected.json");
    return StreamSupport.stream(renamed("samples/matter-detection/activities.json").spliterator(), false)
        .map(
            activity -> Arguments.of(activity.get("id").asText(), activity, expected.get(activity.get("id").asText())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("activities")
  void eachActivityFindsItsMatterThereToo(String id, JsonNode activity, JsonNode expected) {
    var members = new Members(activity, "");

    var found = FIRM.findHere(new SignalReader(FIRM.directoryHere()).read(members));

    assertThat(members.fit()).as(id).isTrue();
    assertThat(activity.toString()).doesNotContain("harrowpike").doesNotContain("\"TK0");
    assertThat(found.scores())
        .isEqualTo(JSON.convertValue(expected.get("scores"), new TypeReference<Map<String, Integer>>() {}));
    assertThat(found.outcome()).isEqualTo(MatchOutcome.valueOf(expected.get("outcome").asText()));
    if (!expected.get("matterId").isNull()) {
      assertThat(found.matter()).contains(expected.get("matterId").asText());
    }
  }

  private static Map<Pattern, String> otherNames() {
    var names = new LinkedHashMap<String, String>();
    names.put("harrowpike", "larkmoor");
    names.put("(?i)bluewater", "quarrystone");
    names.put("(?i)sunrise", "eastfield");
    names.put("(?i)maple", "juniper");
    names.put("(?i)orchid", "thistle");
    names.put("(?i)keystone", "millbrook");
    names.put("Dockside Cargo", "Hillside Freight");
    names.put("\\bTK(\\d\\d)\\b", "L-$1");
    names.put("\\bm1(\\d{7})@", "m8$1@");
    names.put("\\b1(\\d{3})-(\\d{4})\\b", "8$1-$2");
    names.put("(\\d\\d)-cv-1(\\d{4})", "$1-cv-7$2");
    names.put("555([- ]?)(\\d{4})", "556$1$2");
    var patterns = new LinkedHashMap<Pattern, String>();
    names.forEach((old, other) -> patterns.put(Pattern.compile(old), other));
    return patterns;
  }

  private static JsonNode firm() {
    var document = JsonNodeFactory.instance.objectNode();
    document.set("firm", renamed("samples/firm.json"));
    document.set("clients", renamed("samples/clients.json"));
    document.set("matters", renamed("samples/matters.json"));
    return document;
  }

  private static JsonNode renamed(String file) {
    try {
      var text = new String(new ClassPathResource(file).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      for (var name : OTHER_NAMES.entrySet()) {
        text = name.getKey().matcher(text).replaceAll(name.getValue());
      }
      return JSON.readTree(text);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
