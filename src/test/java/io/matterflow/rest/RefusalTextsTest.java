package io.matterflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A refusal is read by people: it names what is at fault, says what would fit, and speaks no Java. */
@ProductTest
@Tag("both-databases")
class RefusalTextsTest {

  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "/api/audit?from=yesterday | from | a moment with its offset such as 2026-06-30T09:07:00-05:00",
      "/api/audit?limit=many | limit | a whole number",
      "/api/pre-bills/17 | id | an id",
      "/api/invoices?state=LOST | state | one of ISSUED, "})
  void aParameterThatCannotBeReadIsNamedWithWhatFits(String address, String parameter, String fitting) {
    var answer = malformed(HttpCalls.to(port).as("billing-admin").get(address));

    assertThat(answer.json().path("detail").asText())
        .startsWith("The parameter %s is not %s".formatted(parameter, fitting));
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/" + parameter);
    assertThat(answer.json().at("/errors/0/detail").asText()).startsWith("is not " + fitting);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "account | \"SAVINGS\" | is not one of OPERATING, TRUST",
      "receivedOn | \"June\" | no day of the calendar such as 2026-06-30",
      "receivedOn | \"+9999999-01-01\" | no day of the calendar such as 2026-06-30",
      "receivedOn | \"-9999-01-01\" | no day of the calendar such as 2026-06-30",
      "currency | {} | is not a text",
      "method | [] | is not one of CHECK, WIRE, ACH, CARD, CASH, OTHER",
      "source | [] | is not a text"})
  void aMemberThatCannotBeReadIsNamedWithWhatFits(String member, String value, String fault) {
    var answer = malformed(
        HttpCalls.to(port).as("bookkeeper").post("/api/payments", "{\"%s\": %s}".formatted(member, value)));

    assertThat(answer.json().path("detail").asText()).isEqualTo("The member /%s cannot be read.".formatted(member));
    assertThat(answer.json().at("/errors/0/detail").asText()).isEqualTo(fault);
  }

  @Test
  void oneMemberIsOneAndTwoAreTwo() {
    var choice = Map.of("user", "nobody", "token", "x", "password", "");

    assertThat(malformed(HttpCalls.to(port).post("/api/passwords", choice)).json().path("detail").asText())
        .isEqualTo("One member of the request does not fit.");
    assertThat(
        malformed(HttpCalls.to(port).post("/api/passwords", Map.of("user", "nobody"))).json().path("detail").asText())
        .isEqualTo("2 members of the request do not fit.");
  }

  @Test
  void anAddressWhereNothingIsIsSaidToBeOne() {
    var answer = HttpCalls.to(port).as("system").get("/api/nothing");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("detail").asText()).isEqualTo("There is nothing at /api/nothing.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/invoices?matterId=%00", "/api/audit?matterId=a%00b", "/engine-rest/task?matterId=%00",
      "/api/pre-bills?state=&matterId=%00", "/api/payments?matterId%00=1"})
  void nulInAParameterIsRefusedByTheNameOfTheParameter(String address) {
    var answer = malformed(HttpCalls.to(port).as("billing-admin").get(address));

    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/matterId");
  }

  private static Answer malformed(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).doesNotContain("io.matterflow", "java.", "Optional");
    return answer;
  }
}
