package io.matterflow.capture.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matterflow.capture.MatchOutcome;
import io.matterflow.capture.MatchingOfTheSampleFirm;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** The labelled activities of the sample firm against the product's matching: outcome, matter and every score. */
class SampleActivitiesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Arguments> activities() throws IOException {
    var expected = sample("expected.json");
    return StreamSupport.stream(sample("activities.json").spliterator(), false)
        .map(
            activity -> Arguments.of(activity.get("id").asText(), activity, expected.get(activity.get("id").asText())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("activities")
  void eachActivityFindsItsMatterAsAPersonLabelledIt(String id, JsonNode activity, JsonNode expected) {
    var members = new Members(activity, "");
    var signal = new SignalReader(MatchingOfTheSampleFirm.directory()).read(members);

    var found = MatchingOfTheSampleFirm.find(signal);

    assertThat(members.fit()).isTrue();
    assertThat(found.scores())
        .isEqualTo(JSON.convertValue(expected.get("scores"), new TypeReference<Map<String, Integer>>() {}));
    assertThat(found.outcome()).isEqualTo(MatchOutcome.valueOf(expected.get("outcome").asText()));
    if (!expected.get("matterId").isNull()) {
      assertThat(found.matter()).contains(expected.get("matterId").asText());
    }
  }

  private static JsonNode sample(String file) throws IOException {
    return JSON.readTree(new ClassPathResource("samples/matter-detection/" + file).getInputStream());
  }
}
