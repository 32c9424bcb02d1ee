package io.matterflow.trust.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who asks at trust's doors for what is not their role's is refused by a code of trust, and is on record. */
@ProductTest
@Tag("both-databases")
class AttemptsAtTheDoorTest {

  @LocalServerPort private int port;
  @Autowired private TestPeople people;
  @Autowired private JdbcClient jdbc;

  private String stranger;

  @BeforeEach
  void somebodyWithoutAnyRoleInTrust() {
    stranger = "stranger-" + UUID.randomUUID();
    people.staff(stranger, Role.TIMEKEEPER);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "PUT  | accounts/X-1/opening     | {\"asOf\": \"2026-01-01\", \"ledgers\": {}} | open | X-1",
      "POST | accounts/X-1/bank-events | []                                          | tell | X-1",
      "POST | drawdowns                | {\"account\": \"X-2\", \"ledger\": \"1\", \"type\": \"REFUND\", \"amount\": \"1\", \"payee\": \"A\"}"
          + " | propose | X-2",
      "POST | deposits                 | {\"source\": \"a\", \"eventId\": \"1\", \"account\": \"X-3\", \"amount\": \"1\", \"currency\": \"USD\","
          + " \"method\": \"WIRE\", \"date\": \"2026-01-01\"} | take | X-3",
      "POST | distributions            | {\"account\": \"X-4\", \"matterId\": \"1\", \"deposits\": [\"1\"], \"clientPayee\": \"A\", \"claims\": []}"
          + " | prepare | X-4",
      "PUT  | solo-lawyer              | {\"solo\": true, \"reason\": \"One is left.\"} | declare | null",
  })
  void itIsRefusedAndOnRecord(String method, String door, String body, String act, String account) {
    var answer = HttpCalls.to(port).as(stranger).send(method, "/api/trust/" + door, body);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    assertThat(answer.json().path("code").asText()).isEqualTo("TRUST_NOT_AUTHORIZED");
    assertThat(answer.json().path("next").asText()).isNotBlank();
    assertThat(attempts()).containsExactly("%s TRUST_NOT_AUTHORIZED %s".formatted(act, account));
  }

  @Test
  void aRefusedGrantIsOnRecord() {
    stranger = "granting-" + UUID.randomUUID();
    people.staff(stranger, Role.BILLING_ADMIN);

    var answer = HttpCalls.to(port).as(stranger).send("POST", "/api/trust/authorities",
        "{\"person\": \"%s\", \"lawyer\": \"IL 6201234\", \"from\": \"2026-01-01\"}".formatted(stranger));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.json().path("code").asText()).isEqualTo("TRUST_AUTHORITY_REFUSED");
    assertThat(attempts()).containsExactly("grant TRUST_AUTHORITY_REFUSED null");
  }

  @Test
  void eachTimeAnew() {
    for (int time = 0; time < 3; time++) {
      HttpCalls.to(port).as(stranger).send("POST", "/api/trust/accounts/X-1/bank-events", "[]");
    }

    assertThat(attempts()).hasSize(3);
  }

  @Test
  void readingIsRefusedAndIsNoAttempt() {
    var answer = HttpCalls.to(port).as(stranger).get("/api/trust/accounts/X-1/ledgers");

    assertThat(answer.json().path("code").asText()).isEqualTo("FORBIDDEN");
    assertThat(attempts()).isEmpty();
  }

  private List<String> attempts() {
    return jdbc.sql("select act, code, account from trust_attempt where person = :person")
        .param("person", stranger)
        .query((row, number) -> "%s %s %s".formatted(row.getString("act"), row.getString("code"),
            row.getString("account")))
        .list();
  }
}
