package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustHouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Money that comes into trust, as the bookkeeper tells it and a lawyer confirms it in Tasklist. */
@BrowserTest
class TrustDepositFormsTest {

  private static final String LAWYER = Role.TRUST_AUTHORIZER.group();
  private static final String BOOKKEEPER = Role.BOOKKEEPER.group();

  @Autowired private TrustHouse house;
  @LocalServerPort private int port;

  private LedgerId ledger;
  private TrustAccountId account;

  @BeforeEach
  void anAccountIsOpen() {
    ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00"));
    house.grant(TrustHouse.person(LAWYER, Role.TRUST_AUTHORIZER));
  }

  @Test
  void aDepositIsRecordedAndConfirmedWithTheOthersOfTheDay(Tasklist tasklist) {
    var other = house.ledger();
    told(Map.of("ledger", other.value(), "amount", "1250.50", "method", "WIRE"));
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).startProcess("Trust deposit");
    tasklist.fill("Account", account.value())
        .fill("Matter", "no-such-matter")
        .fill("Amount", "2500")
        .choose("Method", "Wire")
        .fill("Reference", "1021").fill("Paid by", "Dana Whitlock");
    assertThat(tasklist.startAndBeRefused()).contains("No matter of that name has a ledger");
    tasklist.fill("Matter", ledger.value()).picture("start-trust-deposit").start();

    tasklist.signIn(LAWYER, TestPeople.PASSWORD)
        .open("Confirm deposits %s, ledger %s".formatted(account, ledger))
        .claim();
    assertThat(tasklist.text()).contains("$2,500.00", "1021", "Dana Whitlock", other.value(), "$1,250.50");
    tasklist.press("Choose all").until("In all 2: $3,750.50").picture("confirm-deposits").complete();

    assertThat(stands(ledger)).isEqualTo("3000.00/3000.00");
    assertThat(stands(other)).isEqualTo("1250.50/1250.50");
    assertThat(tasklist.allTitles()).noneMatch(title -> title.contains(account.value()));
  }

  @Test
  void anAmountIsTakenAsEveryFormShowsItAndWhatIsNoneSaysSo(Tasklist tasklist) {
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).startProcess("Trust deposit");
    tasklist.fill("Account", account.value())
        .fill("Matter", ledger.value())
        .fill("Amount", "1.250,00")
        .fill("Reference", "FW-2026-76");
    assertThat(tasklist.mayStart()).isFalse();
    assertThat(tasklist.text()).contains("Enter an amount such as 1,250.00.");

    tasklist.fill("Amount", "$1,250.00").fill("Reference", "FW-2026-76");
    assertThat(tasklist.text()).doesNotContain("Enter an amount");
    tasklist.start();

    assertThat(book(ledger)).isEqualTo("1750.00");
  }

  @Test
  void aWireForTwoMattersAndTwoChecksOfOneNumberAreToldAndTheSameOnlyOnce(Tasklist tasklist) {
    var other = house.ledger();
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD);
    form(tasklist, ledger, "100.00").start();
    form(tasklist, other, "1,250.00").start();
    form(tasklist, ledger, "40.00").start();
    assertThat(book(ledger)).isEqualTo("640.00");
    assertThat(book(other)).isEqualTo("1250.00");

    var refused = form(tasklist, ledger, "100").startAndBeRefused();
    assertThat(refused).contains("$100.00 for %s, reference FW-2026-77,".formatted(ledger),
        "is recorded on %s already".formatted(account));
    assertThat(book(ledger)).isEqualTo("640.00");

    tasklist.tick("It is another deposit").picture("start-trust-deposit-another").start();
    assertThat(book(ledger)).isEqualTo("740.00");
  }

  @Test
  void aDoubleClickRecordsOneDepositWithAReferenceAndWithout(Tasklist tasklist) {
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD);

    form(tasklist, ledger, "100.00").startTwice();
    tasklist.startProcess("Trust deposit")
        .fill("Account", account.value())
        .fill("Matter", ledger.value())
        .fill("Amount", "30.00")
        .startTwice();

    assertThat(book(ledger)).isEqualTo("630.00");
    assertThat(as(BOOKKEEPER).get("/api/trust/deposits?account=" + account).json().path("items")).hasSize(2);
  }

  private Tasklist form(Tasklist tasklist, LedgerId whose, String amount) {
    return tasklist.startProcess("Trust deposit")
        .fill("Account", account.value())
        .fill("Matter", whose.value())
        .fill("Amount", amount)
        .fill("Reference", "FW-2026-77");
  }

  @Test
  void aReceiptOfNobodyIsIdentifiedAndAskedToBeReleasedEarly(Tasklist tasklist) {
    var id = told(Map.of("amount", "75.00", "method", "CHECK"));

    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).open("Identify receipt on " + account).claim();
    assertThat(tasklist.mayComplete()).isFalse();
    tasklist.fill("Matter", ledger.value()).picture("identify-receipt").complete();

    as(LAWYER).post("/api/trust/deposits/confirmation", Map.of("depositIds", List.of(id)));
    as(BOOKKEEPER).post("/api/trust/deposits/%s/release".formatted(id), Map.of("reason", "The closing is today"));
    tasklist.signIn(LAWYER, TestPeople.PASSWORD).open("Release early the deposit on " + account).claim();
    assertThat(tasklist.text()).contains("The closing is today", BOOKKEEPER, "$75.00");
    tasklist.tick("It may be drawn from today on")
        .fill("Reason", "Drawn on our own bank")
        .picture("release-deposit")
        .complete();

    assertThat(stands(ledger)).isEqualTo("575.00/575.00");
  }

  private String told(Map<String, String> what) {
    var deposit = new HashMap<>(what);
    deposit.putAll(
        Map.of("source", "test", "eventId", UUID.randomUUID().toString(), "account", account.value(), "currency", "USD",
        "date", house.today().toString()));
    var answer = as(BOOKKEEPER).post("/api/trust/deposits", deposit);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json().path("depositId").asText();
  }

  /** Book and drawable. */
  private String stands(LedgerId which) {
    var found = as(LAWYER).get("/api/trust/accounts/%s/ledgers".formatted(account))
        .json()
        .path("ledgers")
        .path(which.value());
    return found.path("book").asText() + "/" + found.path("drawable").asText();
  }

  private String book(LedgerId which) {
    return stands(which).replaceAll("/.*", "");
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
