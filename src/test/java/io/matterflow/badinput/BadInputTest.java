package io.matterflow.badinput;

import static io.matterflow.badinput.Refusing.pointersOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.matterflow.ProductTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What no write takes, whichever it is: no JSON, other JSON, too much of it, and what is not there. */
@ProductTest
class BadInputTest {

  private static final int TEN_MEGABYTES = 10_000_000;
  private static final Set<String> WITHOUT_A_BODY =
      Set.of("/api/exceptions/{id}/retry", "/api/invoices/{number}/delivery/retry",
          "/api/invoices/{number}/reminders/retry", "/api/users/{id}/enable",
          "/api/users/{id}/reset", "/api/absences/{id}/end", "/api/prompt-delegations/{id}/revocation",
          "/api/time-prompts/{id}/further-work", "/api/matters/{matterId}/closing", "/api/print-queue/{id}/printing",
          "/api/failing-addresses/{id}/retry",
          "/api/books/postings", "/api/rules/proposals/{id}/release", "/api/rules/proposals/{id}/withdrawal",
          "/api/rules/proposals/{id}/rollback");

  /** What is sent there is no JSON, and has tests of its own. */
  private static final Set<String> FILES = Set.of("/api/ledes/validation", "/api/trust/accounts/{account}/statements",
      "/api/rules/{decision}/trial",
      "/api/rules/{decision}/proposal", "/api/models/{process}/proposal");

  private static final Set<RequestMethod> WRITES =
      Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);

  @Autowired private GoodRequests good;
  @Autowired private Refusing refusing;
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  @Test
  @Tag("both-databases")
  void everyWriteOfOurOwnIsLookedAtHere() {
    var writes = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
        .filter(mapping -> isOurs(mapping.getValue()))
        .map(Map.Entry::getKey)
        .filter(mapping -> mapping.getMethodsCondition().getMethods().stream().anyMatch(WRITES::contains))
        .flatMap(mapping -> mapping.getPatternValues().stream())
        .filter(path -> path.startsWith("/api/") && !WITHOUT_A_BODY.contains(path) && !FILES.contains(path))
        .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Write.all().map(write -> write.path()).distinct()).containsExactlyInAnyOrderElementsOf(writes);
  }

  @ParameterizedTest
  @Tag("both-databases")
  @MethodSource("writes")
  void takesTheRequestThatIsSpoiltHereAsLongAsItIsNot(Write write) {
    var answer = good.fresh(write).sentBy(good.calls());

    assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
    if (write.isBatch()) {
      assertThat(pointersOf(answer)).as(answer.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("writes")
  void refusesWhatIsNoJson(Write write) {
    var answers = refusing.unreadable(write,
        List.of("{\"broken\": ", "not json", "{\"a\": 1, \"a\": 2}", "{} {}", "{\"a\": NaN}", "{'a': 1}",
        "[".repeat(5000) + "]".repeat(5000)));

    assertThat(answers)
        .allSatisfy(answer -> assertThat(pointersOf(refusing.problem(answer, 400, "MALFORMED"))).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("writes")
  void refusesJsonOfAnotherShape(Write write) {
    var shapes = Stream.of("7", "\"words\"", "true", "null", " ");
    var others = write.isList() ? Stream.<String>empty() : Stream.of("[]", "[[]]");

    var answers = refusing.unreadable(write, Stream.concat(shapes, others).toList());

    assertThat(answers).allSatisfy(answer ->
    assertThat(pointersOf(refusing.problem(answer, 400, "MALFORMED"))).containsAnyOf("", "/asOf", "/entries",
        "/parts"));
  }

  @ParameterizedTest
  @MethodSource("writes")
  void refusesABodyOfTenMegabytes(Write write) {
    var answer = refusing.unreadable(write, "{\"reason\":\"" + "x".repeat(TEN_MEGABYTES) + "\"}");

    refusing.problem(answer, 413, "PAYLOAD_TOO_LARGE");
  }

  @ParameterizedTest
  @MethodSource("writes")
  void refusesWhatDoesNotCallItselfJson(Write write) {
    var request = good.toSpoil(write);

    var answer = refusing.storingNothing(() -> request.sentBy(good.calls().with("Content-Type", "text/plain")));

    refusing.problem(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @ParameterizedTest
  @Tag("both-databases")
  @MethodSource("writesAboutSomething")
  void saysThatThereIsNoSuchThing(Write write) {
    var body = good.toSpoil(write).body();
    var ids = List.of("00000000-0000-4000-8000-000000000000", "999999999", "-1", "no-such-thing", "%F0%9F%92%B8",
        "x".repeat(300),
        "%27%20or%201=1--");

    var answers = refusing.eachStoringNothing(ids,
        id -> new Request(write, write.path().replaceAll("\\{[a-zA-Z]+}", id), body).sentBy(good.calls()));

    assertThat(answers).allSatisfy(answer -> {
      if (answer.status() == 400) {
        refusing.problem(answer, 400, "MALFORMED");
      } else {
        assertThat(answer.json().get("code").asText()).isIn("NOT_FOUND", "UNKNOWN_PRE_BILL", "UNKNOWN_LOGIN");
        refusing.problem(answer, 404, answer.json().get("code").asText());
      }
    });
  }

  @ParameterizedTest
  @Tag("both-databases")
  @MethodSource("writes")
  void refusesAMemberThatNobodyKnowsUnlessSystemsSendTheirOwn(Write write) {
    if (write.isOpen()) {
      var taken = good.fresh(write).with(unheardOf(write), "{\"a\": [null]}").sentBy(good.calls());

      assertThat(taken.status()).as(taken.toString()).isBetween(200, 204);
      assertThat(pointersOf(taken)).as(taken.toString()).isEmpty();
    } else {
      var request = good.toSpoil(write).with(unheardOf(write), "{\"a\": [null]}");

      var answer = refusing.storingNothing(() -> request.sentBy(good.calls()));

      assertThat(answer.toString()).contains(unheardOf(write).toString(), "not known here");
    }
  }

  /** The name is told back, and anybody may have made it up. */
  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\u0000", "a/b~c", "\\ud83d\\ude00", "<b>"})
  void tellsANameOfAMemberInCharactersThatEveryAnswerCanHold(String name) {
    var whole = refusing.unreadable(BillingWrite.HOLD, "{\"%s\": 1, \"reason\": \"Mine\"}".formatted(name));
    var members = refusing.unreadable(CaptureWrite.QUESTION_ANSWER,
        "{\"%s\": 1, \"answer\": \"KEEP_BOTH\"}".formatted(name));

    assertThat(pointersOf(refusing.problem(whole, 400, "MALFORMED"))).hasSize(1);
    assertThat(pointersOf(refusing.problem(members, 400, "MALFORMED"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "LINE_CHANGED  | {\"split\": {\"hours\": 0.5, \"hour\": 1}}       | /split/hour      | hours, narrative",
      "BULK_APPROVAL | {\"items\": [{\"version\": 1, \"a/b\": 1}]}     | /items/0/a~1b    | id, version",
      "SIGNAL_SPLIT  | {\"parts\": [{\"matter\": \"x\"}]}               | /parts/0/matter  | matterId, minutes, narrative",
      "REVIEW        | {\"versoin\": 1}                              | /versoin         | reason, version",
      "DAY_REVIEW    | {\"timekeeper\": \"TK05\"}                    | /timekeeper      | timekeeperId"
  })
  void namesWhatIsKnownWhereAMemberIsNot(Write write, String body, String pointer, String known) {
    var answer = refusing.problem(refusing.unreadable(write, body), 400, "MALFORMED");

    assertThat(answer.json().get("errors").toString()).contains("\"" + pointer + "\"", "known are " + known + "\"");
  }

  private static JsonPointer unheardOf(Write write) {
    return JsonPointer.compile((write.isList() ? "/0" : "") + "/unheardOf");
  }

  /** Not one that a test has added. */
  private static boolean isOurs(HandlerMethod handler) {
    return handler.getBeanType().getProtectionDomain().getCodeSource().getLocation().getPath().contains("/classes/");
  }

  static Stream<Write> writes() {
    return Write.all();
  }

  static Stream<Write> writesAboutSomething() {
    return Write.all().filter(Write::namesSomething);
  }
}
