package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.trust.TrustHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a bank took from trust, as a lawyer sees it in Tasklist, and the firm's transfer that makes it good. */
@BrowserTest
class BankFormsTest {

  private static final String LAWYER = Role.TRUST_AUTHORIZER.group();

  @Autowired private TrustHouse house;
  @LocalServerPort private int port;

  @Test
  void aReturnedItemIsAcknowledgedAndItsShortageCured(Tasklist tasklist) {
    var ledger = house.ledger();
    var account = house.opened(Map.of(ledger, "500.00"));
    house.grant(TrustHouse.person(LAWYER, Role.TRUST_AUTHORIZER));
    var told = HttpCalls.to(port)
        .as(Role.BOOKKEEPER.group())
        .post("/api/trust/accounts/%s/bank-events".formatted(account), List.of(
            Map.of("eventId", "nsf-1", "date", house.today().toString(), "type", "NSF", "ledger", ledger.value(),
                "amount", "620.00",
            "note", "deposited check returned unpaid"),
            Map.of("eventId", "bad-1", "date", house.today().toString(), "type", "BANK_CHARGE", "ledger",
                ledger.value(), "amount", "-1")));
    assertThat(told.status()).as(told.body()).isEqualTo(200);
    assertThat(told.json().path("results").get(0).path("posted")).hasSize(2);
    assertThat(told.json().path("results").get(1).path("code").asText()).isEqualTo("MALFORMED");

    tasklist.signIn(LAWYER, TestPeople.PASSWORD).open("Acknowledge a returned item on " + account).claim();
    assertThat(tasklist.text()).contains("$500.00 from T200." + ledger, "$120.00 from T298",
        "deposited check returned unpaid");
    tasklist.picture("acknowledge-bank-debit").complete();

    tasklist.open("Cure the shortage of " + account).claim();
    assertThat(tasklist.text()).contains("$120.00");
    assertThat(tasklist.mayComplete()).isFalse();
    tasklist.fill("Bank reference", "FED-20260701").picture("cure-shortage").complete();

    var stands = HttpCalls.to(port).as(LAWYER).get("/api/trust/accounts/%s/ledgers".formatted(account)).json();
    assertThat(stands.path("shortage").asText()).isEqualTo("0.00");
    assertThat(tasklist.allTitles()).noneMatch(title -> title.contains(account.value()));
  }
}
