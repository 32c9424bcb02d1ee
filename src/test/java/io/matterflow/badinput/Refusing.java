package io.matterflow.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.StoredRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** How the product says no: a problem that names the spot and the next step, and not one row more than before. */
@Component
class Refusing {

  private final GoodRequests good;
  private final StoredRows rows;

  Refusing(GoodRequests good, StoredRows rows) {
    this.good = good;
    this.rows = rows;
  }

  /** Spoils the member at the spot; the request, or of a batch the item, is malformed there. */
  void malformed(Write write, String spot, String value) {
    var request = good.toSpoil(write).with(JsonPointer.compile(spot), value);
    var answer = storingNothing(() -> request.sentBy(good.calls()));
    if (write.isBatch()) {
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    } else {
      problem(answer, 400, "MALFORMED");
    }
    assertThat(pointersOf(answer)).as(answer.toString()).contains(spot);
  }

  /** Spoils the member at the spot; it reads well, and a rule refuses it for what stands at the pointer. */
  void refused(Write write, String spot, String value, int status, String code, String pointer) {
    var request = good.toSpoil(write).with(JsonPointer.compile(spot), value);
    var answer = problem(storingNothing(() -> request.sentBy(good.calls())), status, code);
    assertThat(pointersOf(answer)).as(answer.toString()).containsExactly(pointer);
    assertThat(answer.json().get("detail").asText()).isNotBlank();
  }

  /** Sends this text in place of the body. */
  Answer unreadable(Write write, String text) {
    return unreadable(write, List.of(text)).get(0);
  }

  /** Sends each of these texts in place of the body, one after the other. */
  List<Answer> unreadable(Write write, List<String> texts) {
    var request = good.toSpoil(write);
    return eachStoringNothing(texts, text -> request.sentBy(good.calls(), text));
  }

  Answer problem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("type").asText()).startsWith("urn:matterflow:problem:");
    assertThat(answer.json().get("code").asText()).as(answer.toString()).isEqualTo(code);
    assertThat(answer.json().get("next").asText()).isNotBlank();
    return answer;
  }

  Answer storingNothing(Supplier<Answer> call) {
    return eachStoringNothing(List.of(call), Supplier::get).get(0);
  }

  /** Counts once before the first and once after the last. */
  <T> List<Answer> eachStoringNothing(List<T> asked, Function<T, Answer> call) {
    var before = rows.counted();
    var answers = asked.stream().map(call).toList();
    assertThat(rows.changedSince(before)).as(answers.toString()).isEmpty();
    return answers;
  }

  /** Where the answer finds fault: of the request, or of the items of a batch. */
  static List<String> pointersOf(Answer answer) {
    var pointers = new ArrayList<String>();
    answer.json().path("errors").forEach(fault -> pointers.add(pointer(fault)));
    answer.json().path("rejected").forEach(fault -> pointers.add(pointer(fault)));
    answer.json().path("results").findPath("errors").forEach(fault -> pointers.add(pointer(fault)));
    return pointers;
  }

  private static String pointer(JsonNode fault) {
    assertThat(fault.get("detail").asText()).isNotBlank();
    return fault.get("pointer").asText();
  }
}
