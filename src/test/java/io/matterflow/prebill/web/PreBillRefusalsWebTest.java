package io.matterflow.prebill.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.prebill.Billing;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What is refused on a pre-bill and where it says it is wrong. A refusal changes nothing, so one pre-bill does for all.
 */
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreBillRefusalsWebTest {

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private Billing billing;

  private String id;
  private String line;

  @BeforeAll
  void aPreBillIsInReview() {
    var matter = firm.hourlyMatter().loaded();
    billing.hourWorked(matter);
    billing.june(matter.id());
    id = as("billing-coordinator").get("/api/pre-bills?matterId=" + matter.number()).json().at("/items/0/id").asText();
    line = packet().at("/lines/0/id").asText();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"hours\": -1, \"reason\": \"x\"}                | 400 | MALFORMED            | /hours",
      "{\"hours\": 0, \"reason\": \"x\"}                 | 400 | MALFORMED            | /hours",
      "{\"hours\": 24.1, \"reason\": \"x\"}              | 400 | MALFORMED            | /hours",
      "{\"hours\": 1.234, \"reason\": \"x\"}             | 400 | MALFORMED            | /hours",
      "{\"hours\": 1e400, \"reason\": \"x\"}             | 400 | MALFORMED            | /hours",
      "{\"hours\": \"many\", \"reason\": \"x\"}          | 400 | MALFORMED            | /hours",
      "{\"hours\": 0.5}                                  | 422 | REASON_MISSING       | /reason",
      "{\"writeDown\": -0.01, \"reason\": \"x\"}         | 400 | MALFORMED            | /writeDown",
      "{\"writeDown\": 0.001, \"reason\": \"x\"}         | 400 | MALFORMED            | /writeDown",
      "{\"writeDown\": 99999999999, \"reason\": \"x\"}   | 400 | MALFORMED            | /writeDown",
      "{\"writeDown\": 370.01, \"reason\": \"x\"}        | 422 | WRITE_DOWN_TOO_HIGH  | /writeDown",
      "{\"writeDown\": 370, \"reason\": \"x\"}           | 422 | NOTHING_LEFT_TO_BILL | ",
      "{\"hold\": true, \"reason\": \"x\"}               | 422 | NOTHING_LEFT_TO_BILL | ",
      "{\"narrative\": \"   \"}                          | 400 | MALFORMED            | /narrative",
      "{\"taskCode\": \"L120-and-so-on-and-so-on\"}      | 400 | MALFORMED            | /taskCode",
      "{\"rate\": \"0\", \"reason\": \"x\"}              | 400 | MALFORMED            | /rate",
      "{\"rate\": \"10000.01\", \"reason\": \"x\"}       | 400 | MALFORMED            | /rate",
      "{\"rate\": \"300\"}                                | 422 | REASON_MISSING       | /reason",
      "{\"rat\": \"300\", \"reason\": \"x\"}             | 400 | MALFORMED            | /rat",
      "{\"reason\": \"nothing\"}                         | 400 | MALFORMED            | ''",
      "{}                                                | 400 | MALFORMED            | ''",
      "{\"hours\": 0.5, \"hours\": 0.6}                  | 400 | MALFORMED            | ''",
      "not json                                          | 400 | MALFORMED            | ''",
  })
  void aCorrectionThatCannotStandIsRefusedWhereItIsWrong(String body, int status, String code, String pointer) {
    var refused = as("responsible-attorney").post(path("/lines/" + line), body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(status);
    assertThat(refused.json().get("code").asText()).isEqualTo(code);
    if (pointer != null) {
      assertThat(refused.json().get("errors").get(0).get("pointer").asText()).isEqualTo(pointer);
    }
    assertThat(packet().get("version").asInt()).isEqualTo(1);
    assertThat(packet().get("totals").get("total").asText()).isEqualTo("370.00");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"timekeeperId\": \"TK99\", \"date\": \"2026-06-20\", \"hours\": 1, \"narrative\": \"x\"} | 422 | /timekeeperId",
      "{\"timekeeperId\": \"TK06\", \"date\": \"2026-07-01\", \"hours\": 1, \"narrative\": \"x\"} | 422 | /date",
      "{\"timekeeperId\": \"TK06\", \"date\": \"2026-02-30\", \"hours\": 1, \"narrative\": \"x\"} | 400 | /date",
      "{\"timekeeperId\": \"TK06\", \"date\": \"1066-10-14\", \"hours\": 1, \"narrative\": \"x\"} | 400 | /date",
      "{\"timekeeperId\": \"TK06\", \"date\": \"2026-06-20\", \"hours\": 1}                       | 400 | /narrative",
      "{\"date\": \"2026-06-20\", \"hours\": 1, \"narrative\": \"x\"}                             | 400 | /timekeeperId",
      "{\"timekeeperId\": \"TK06\", \"date\": \"2026-06-20\", \"narrative\": \"x\"}               | 400 | /hours",
  })
  void anAdditionThatCannotStandIsRefusedWhereItIsWrong(String body, int status, String pointer) {
    var refused = as("responsible-attorney").post(path("/lines"), body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(status);
    assertThat(refused.json().get("errors").get(0).get("pointer").asText()).isEqualTo(pointer);
    assertThat(packet().get("lines")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"periodEnd\": \"2026-06-30\"}                                                  | 400 | /cycle",
      "{\"cycle\": \"SOMETIMES\", \"periodEnd\": \"2026-06-30\"}                        | 400 | /cycle",
      "{\"cycle\": \"MONTHLY\"}                                                         | 400 | /periodEnd",
      "{\"cycle\": \"MONTHLY\", \"periodEnd\": \"2026-02-30\"}                          | 400 | /periodEnd",
      "{\"cycle\": \"MONTHLY\", \"periodEnd\": \"9999-12-31\"}                          | 422 | /periodEnd",
      "{\"cycle\": \"MONTHLY\", \"periodEnd\": \"2026-06-15\"}                          | 422 | /periodEnd",
      "{\"cycle\": \"QUARTERLY\", \"periodEnd\": \"2026-05-31\"}                        | 422 | /periodEnd",
      "{\"cycle\": \"BIWEEKLY\", \"periodEnd\": \"2026-06-15\"}                         | 422 | /periodEnd",
      "{\"cycle\": \"MONTHLY\", \"periodEnd\": \"2026-06-30\", \"matterIds\": [\"nope\"]} | 422 | /matterIds/0",
      "{\"cycle\": \"MONTHLY\", \"periodEnd\": \"2026-06-30\", \"matterIds\": [\" \"]}  | 400 | /matterIds/0",
      "{\"cycle\": \"MONTHLY\", \"periodEnd\": \"2026-06-30\", \"matterIds\": []}       | 400 | /matterIds",
  })
  void aRunThatCannotBeReadIsNotBegun(String body, int status, String pointer) {
    var refused = as("billing-coordinator").post("/api/billing-cycles", body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(status);
    assertThat(refused.json().get("errors").get(0).get("pointer").asText()).isEqualTo(pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/review", "/approval", "/return", "/recall", "/lines"})
  void whatDoesNotExistIsNotThere(String act) {
    var nowhere = "/api/pre-bills/" + UUID.randomUUID() + act;
    var body = act.equals("/lines") ? """
        {"timekeeperId": "TK06", "date": "2026-06-20", "hours": 1, "narrative": "x"}""" : "{\"version\": 1}";

    var answer = act.isEmpty() ? as("billing-partner").get(nowhere) : as("billing-partner").post(nowhere, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(404);
  }

  @Test
  void anUnknownLineOrExceptionIsNotThere() {
    assertThat(as("responsible-attorney").post(path("/lines/" + UUID.randomUUID()), "{\"narrative\": \"x\"}").json()
        .get("code").asText()).isEqualTo("UNKNOWN_LINE");
    assertThat(as("responsible-attorney").post(path("/exceptions/" + UUID.randomUUID() + "/resolution"),
        "{\"resolution\": \"FIXED\"}").json().get("code").asText()).isEqualTo("UNKNOWN_EXCEPTION");
    assertThat(as("responsible-attorney").post(path("/lines/not-a-uuid"), "{\"narrative\": \"x\"}").status())
        .isEqualTo(400);
  }

  private JsonNode packet() {
    return as("billing-coordinator").get(path("")).json();
  }

  private String path(String act) {
    return "/api/pre-bills/" + id + act;
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
