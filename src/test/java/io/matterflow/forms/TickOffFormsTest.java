package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.trust.Bank;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustHouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What the bookkeeper says of a statement's lines beside what is suggested: an error put right, a deposit that came
 * back.
 */
@BrowserTest
class TickOffFormsTest {

  private static final String LAWYER = Role.TRUST_AUTHORIZER.group();
  private static final String BOOKKEEPER = Role.BOOKKEEPER.group();

  @Autowired private TrustHouse house;
  @Autowired private Bank bank;
  @LocalServerPort private int port;

  private TrustAccountId account;

  @Test
  void theErrorOfASignedPeriodIsNamedByTheLineThatPutsItRight(Tasklist tasklist) {
    account = house.opened(Map.of(house.ledger(), "500.00", LedgerId.FLOAT, "85.00"));
    house.grant(TrustHouse.person(LAWYER, Role.TRUST_AUTHORIZER));
    bank.taken(account, Bank.csv(date(9) + "|FEE OF ANOTHER|-15.00||570.00"));
    bank.hasItWrong(account, bank.lineOf(account, "-15.00"), Optional.empty());
    signed();
    bank.taken(account, Bank.csv(date(6) + "|CORRECTION|15.00||585.00"));

    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).startProcess("Trust reconciliation");
    tasklist.fill("Account", account.value()).fill("Period end", date(5)).start();
    tasklist.open("Tick off " + account).claim();
    tasklist.until("What the bank has wrong until a line puts it right").until("FEE OF ANOTHER").until("The error of")
        .until("The period ended on");
    assertThat(tasklist.elements("td.literal")).filteredOn(line -> line.getText().equals("FEE OF ANOTHER"))
        .singleElement()
        .satisfies(line -> assertThat(line.getSize().width).as("its letters side by side").isGreaterThan(150));
    tasklist.fill("What is wrong", "The fee came back").fill("Evidence", "Letter of the bank").press("Say so")
        .until("0 to answer of 1");

    assertThat(tasklist.text()).doesNotContain("FEE OF ANOTHER", "Out of balance");
    var sheet = as(BOOKKEEPER).get("%s/tick-off?periodEnd=%s".formatted(base(), date(5))).json();
    assertThat(sheet.path("bankErrors")).isEmpty();
    assertThat(sheet.at("/figures/balanced").asBoolean()).isTrue();
    tasklist.complete();
    assertThat(as(LAWYER).get(base() + "/reconciliations").json().at("/items/0/bankErrors").asText()).isEqualTo("0.00");
  }

  @Test
  void theDepositThatCameBackIsNamedWithItsMatterAndEnds(Tasklist tasklist) {
    var ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00", LedgerId.FLOAT, "85.00"));
    house.grant(TrustHouse.person(LAWYER, Role.TRUST_AUTHORIZER));
    var deposit = house.drawable(account, ledger, "120.00");
    bank.taken(account,
        Bank.csv(house.today() + "|DEPOSIT|120.00||705.00", house.today() + "|RETURNED ITEM|-120.00||585.00"));

    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).startProcess("Trust reconciliation");
    tasklist.fill("Account", account.value()).fill("Period end", house.today()).start();
    tasklist.open("Tick off " + account).claim().press("Say so of all 1 that are suggested").until("1 to answer of 2");
    tasklist.chooseNamed("What RETURNED ITEM is", "A returned item");
    tasklist.fill("Matter", "0000-0000").press("Say so").until("No matter of that name has a ledger.");
    assertThat(tasklist.labelled("Matter").getDomProperty("value")).as("what was typed, to be mended")
        .isEqualTo("0000-0000");
    tasklist.fill("Matter", ledger.value()).press("Say so").until("0 to answer of 2");

    assertThat(as(BOOKKEEPER).get("/api/trust/deposits/" + deposit).json().path("state").asText())
        .isEqualTo("RETURNED");
    assertThat(house.book(account, ledger).plain()).isEqualTo("500.00");
  }

  @Test
  void ofADepositThatPartlyCameBackIsShownWhatIsLeftAndThatMuchComesBack(Tasklist tasklist) {
    var ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00", LedgerId.FLOAT, "85.00"));
    house.grant(TrustHouse.person(LAWYER, Role.TRUST_AUTHORIZER));
    var deposit = house.drawable(account, ledger, "120.00");
    var told = as(BOOKKEEPER).post(base() + "/bank-events", List.of(Map.of("eventId", deposit + "-1",
        "date", house.today().toString(), "type", "CHARGEBACK", "item", deposit.toString(), "amount", "30.00")));
    assertThat(told.status()).as(told.body()).isEqualTo(200);
    bank.taken(account, Bank.csv(house.today() + "|DEPOSIT|120.00||705.00",
        house.today() + "|DISPUTED|-30.00||675.00", house.today() + "|RETURNED ITEM|-90.00||585.00"));

    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).startProcess("Trust reconciliation");
    tasklist.fill("Account", account.value()).fill("Period end", house.today()).start();
    tasklist.open("Tick off " + account).claim().until("$30.00 came back by a line of its own, $90.00 is left");
    tasklist.press("Say so of all 2 that are suggested").until("1 to answer of 3");
    tasklist.chooseNamed("What RETURNED ITEM is", "A returned item");
    tasklist.fill("Matter", ledger.value()).leave("Matter").until("$90.00 of it left");
    assertThat(tasklist.labelled("The deposit that came back").getDomProperty("value")).contains(deposit.toString());
    tasklist.press("Say so").until("0 to answer of 3");

    var after = as(BOOKKEEPER).get("/api/trust/deposits/" + deposit).json();
    assertThat(after.path("state").asText()).isEqualTo("RETURNED");
    assertThat(after.path("left").asText()).isEqualTo("0.00");
  }

  @Test
  void whoSignsOnThePeriodsLastDayReadsThatTheDayIsNotOver(Tasklist tasklist) {
    account = house.opened(Map.of(house.ledger(), "500.00", LedgerId.FLOAT, "85.00"));
    house.grant(TrustHouse.person(LAWYER, Role.TRUST_AUTHORIZER));
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).startProcess("Trust reconciliation");
    tasklist.fill("Account", account.value()).fill("Period end", house.today()).start();
    tasklist.open("Tick off " + account).claim().until("The period ends today, on");
    tasklist.fill("Balance on the statement", "585.00").complete();

    tasklist.signIn(LAWYER, TestPeople.PASSWORD).open("Sign the reconciliation of " + account).claim();
    assertThat(tasklist.text()).contains("The last day is not over", "sign on the day after");
  }

  private void signed() {
    var made = as(BOOKKEEPER).post(base() + "/reconciliations",
        Map.of("periodEnd", date(8).toString(), "bankStatementBalance", "570.00"));
    var signed = as(LAWYER).post(
        "%s/reconciliations/%s/signature".formatted(base(), made.json().path("reconciliationId").asText()),
        Map.of("bankErrorsAcknowledged", true));
    assertThat(signed.status()).as(signed.body()).isEqualTo(200);
  }

  private String base() {
    return "/api/trust/accounts/" + account;
  }

  private LocalDate date(int ago) {
    return house.today().minusDays(ago);
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
