package io.matterflow.messaging.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both signatures were worked out apart from this code. */
class RequestSignatureTest {

  private static final String ADDRESS = "https://billing.example.test/hooks/twilio/t1?x=1";
  private static final String RIGHT = "5PJaIXW0T6EiyHfOJaatADDGlTA=";

  private final Map<String, List<String>> sent = new HashMap<>(Map.of(
      "MessageSid", List.of("SM0123"), "MessageStatus", List.of("delivered"), "To", List.of("+15555550100"),
      "From", List.of("+15555550199"), "AccountSid", List.of("AC01"), "ApiVersion", List.of("2010-04-01")));

  @Test
  void isRightAsItWasSent() {
    assertThat(accepted(ADDRESS, RIGHT)).isTrue();
    assertThat(RequestSignature.of("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", Map.of(
        "CallSid", List.of("CA1234567890ABCDE"), "From", List.of("+12349013030"), "To", List.of("+18005551212"),
        "Caller", List.of("+12349013030"), "Digits", List.of("1234")))).isEqualTo("0/KCTR6DLpKmkAf8muzZqo1nDgQ=");
  }

  @Test
  void theSharedVectorIsRightAndWrongWithAnyOtherByte() throws IOException {
    var vector = vector();
    var form = new HashMap<String, List<String>>();
    vector.path("form").properties().forEach(field -> form.put(field.getKey(), List.of(field.getValue().asText())));
    var signature = vector.at("/header/X-Twilio-Signature").asText();
    var token = List.of(vector.path("authToken").asText());
    var address = vector.path("url").asText();

    assertThat(RequestSignature.isRight(signature, token, address, form)).isTrue();
    assertThat(IntStream.range(0, signature.length()).mapToObj(at -> changed(signature, at)))
        .noneMatch(other -> RequestSignature.isRight(other, token, address, form));
    assertThat(IntStream.range(0, address.length()).mapToObj(at -> changed(address, at)))
        .noneMatch(other -> RequestSignature.isRight(signature, token, other, form));
    assertThat(form.keySet()).noneMatch(name -> {
      var other = new HashMap<>(form);
      other.put(name, List.of(changed(form.get(name).get(0), 0)));
      return RequestSignature.isRight(signature, token, address, other);
    });
  }

  private static String changed(String text, int at) {
    return text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1);
  }

  private static JsonNode vector() throws IOException {
    try (var file = RequestSignatureTest.class.getResourceAsStream("/contracts/webhook-vectors.json")) {
      return new ObjectMapper().readTree(file).path("twilio");
    }
  }

  @ParameterizedTest
  @CsvSource({"https://billing.example.test:443/hooks/twilio/t1?x=1",
      "https://billing.example.test/hooks/twilio/t1?x=1"})
  void theUsualPortMakesNoDifference(String configured) {
    assertThat(accepted(configured, RIGHT)).isTrue();
    assertThat(accepted(configured,
        RequestSignature.of("12345", "https://billing.example.test:443/hooks/twilio/t1?x=1", sent)))
        .isTrue();
  }

  @Test
  void isWrongWhenAnythingIsChanged() {
    for (int at = 0; at < RIGHT.length(); at++) {
      var other = RIGHT.charAt(at) == 'A' ? 'B' : 'A';
      assertThat(accepted(ADDRESS, RIGHT.substring(0, at) + other + RIGHT.substring(at + 1))).isFalse();
    }
    for (var name : List.copyOf(sent.keySet())) {
      var before = sent.put(name, List.of("changed"));
      assertThat(accepted(ADDRESS, RIGHT)).as(name).isFalse();
      sent.remove(name);
      assertThat(accepted(ADDRESS, RIGHT)).as(name).isFalse();
      sent.put(name, before);
    }
    assertThat(accepted("https://billing.example.test:8443/hooks/twilio/t1?x=1", RIGHT)).isFalse();
    assertThat(accepted("http://billing.example.test/hooks/twilio/t1?x=1", RIGHT)).isFalse();
    assertThat(accepted(ADDRESS + "2", RIGHT)).isFalse();
    assertThat(RequestSignature.isRight(RIGHT, List.of(), ADDRESS, sent)).isFalse();
  }

  private boolean accepted(String address, String signature) {
    return RequestSignature.isRight(signature, List.of("other", "12345"), address, sent);
  }
}
