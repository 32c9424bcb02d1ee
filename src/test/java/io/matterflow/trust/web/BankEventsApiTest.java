package io.matterflow.trust.web;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Role;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustHouse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the bank did, told over REST: each event of an array is answered for itself. */
@ProductTest
class BankEventsApiTest {

  @Autowired private TrustHouse house;
  @LocalServerPort private int port;

  private LedgerId ledger;
  private TrustAccountId account;

  @BeforeEach
  void aClientHasMoney() {
    ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "\"date\": \"2026-02-30\"                       | /date         | no day of the calendar",
      "\"type\": \"STOLEN\"                           | /type         | one of CLEARED, NSF",
      "\"item\": \"the cheque\"                       | /item         | an id",
      "\"amount\": {}                                 | /amount       | a text",
      "\"note\": \"half \\ud800 a pair\"              | /note         | a character that is none",
      "\"chequeNo\": \"12\"                           | /chequeNo     | not known here; known are amount, date",
  })
  void oneThatCannotBeReadIsAnsweredForItselfAndTheOthersAreTaken(String member, String pointer, String fault) {
    var results = told("[%s, {\"eventId\": \"bad\", %s}, %s]"
        .formatted(charge("one", "\"20.00\""), member, charge("other", "\"30.00\"")));

    assertThat(results).hasSize(3);
    assertThat(results.findValuesAsText("taken")).containsExactly("true", "false", "true");
    var bad = results.get(1);
    assertThat(bad.path("eventId").asText()).isEqualTo("bad");
    assertThat(bad.path("code").asText()).isEqualTo("MALFORMED");
    assertThat(bad.path("next").asText()).isEqualTo("Correct it and send it again.");
    assertThat(bad.path("errors")).singleElement().satisfies(error -> {
      assertThat(error.path("pointer").asText()).isEqualTo("/1" + pointer);
      assertThat(error.path("detail").asText()).contains(fault);
    });
    assertThat(house.book(account, ledger)).isEqualTo(usd("450"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "null", "7", "[]", "\"words\"", "{\"eventId\": \"half \\ud800\", \"type\": \"NSF\"}"})
  void soIsWhatIsNoEventAtAll(String member) {
    var results = told("[%s, %s]".formatted(member, charge("one", "\"20.00\"")));

    assertThat(results.findValuesAsText("taken")).containsExactly("false", "true");
    assertThat(results.get(0).path("code").asText()).isEqualTo("MALFORMED");
    assertThat(results.get(0).at("/errors/0/pointer").asText()).startsWith("/0");
    assertThat(house.book(account, ledger)).isEqualTo(usd("480"));
  }

  @Test
  void anAmountThatIsToldAsANumberIsTakenToTheCent() {
    var results = told("[%s]".formatted(charge("one", "80.10")));

    assertThat(results.findValuesAsText("taken")).containsExactly("true");
    assertThat(house.book(account, ledger)).isEqualTo(usd("419.90"));
  }

  private JsonNode told(String events) {
    var answer = HttpCalls.to(port).as(Role.BOOKKEEPER.group())
        .send("POST", "/api/trust/accounts/%s/bank-events".formatted(account), events);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("results");
  }

  private String charge(String name, String amount) {
    return "{\"eventId\": \"%s-%s\", \"date\": \"%s\", \"type\": \"CHARGEBACK\", \"ledger\": \"%s\", \"amount\": %s}"
        .formatted(name, UUID.randomUUID(), house.today(), ledger, amount);
  }
}
