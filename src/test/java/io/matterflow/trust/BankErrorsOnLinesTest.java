package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Role;
import io.matterflow.trust.Reconciliations.Refused;
import io.matterflow.trust.StatementTicks.Answered;
import io.matterflow.trust.StatementTicks.NotAnswered;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody called an error of the bank on a line stands in each reconciliation, until a line puts it right. */
@ProductTest
@Tag("both-databases")
class BankErrorsOnLinesTest {

  private static final String LAWYER = Role.TRUST_AUTHORIZER.group();
  private static final String BOOKKEEPER = Role.BOOKKEEPER.group();

  @Autowired private TrustHouse house;
  @Autowired private Bank bank;
  @Autowired private Reconciliations reconciliations;
  @LocalServerPort private int port;

  private TrustAccountId account;
  private UUID wrong;

  @BeforeEach
  void theBankTookAFeeOfAnotherAccount() {
    account = house.opened(Map.of(house.ledger(), "500.00", LedgerId.FLOAT, "85.00"));
    house.grant(TrustHouse.person(LAWYER, Role.TRUST_AUTHORIZER));
    bank.taken(account, Bank.csv(date(9) + "|FEE OF ANOTHER|-15.00||570.00"));
    wrong = bank.lineOf(account, "-15.00");
    bank.hasItWrong(account, wrong, Optional.empty());
  }

  @Test
  void aReconciliationOverRestKnowsWhatLinesTell() {
    var made = reconciled(date(8), "570.00", List.of());

    assertThat(made.json().path("status").asText()).as(made.body()).isEqualTo("BALANCED");
    assertThat(made.json().path("bankErrors").asText()).isEqualTo("15.00");
    assertThat(errors(made)).containsExactly("15.00 A note");
  }

  @Test
  void whatIsNamedOfALinesAmountIsTheLinesAndCountsOnce() {
    var made = reconciled(date(8), "570.00", List.of(named("15.00", "Typed again")));

    assertThat(made.json().path("status").asText()).as(made.body()).isEqualTo("BALANCED");
    assertThat(errors(made)).containsExactly("15.00 A note");
  }

  @Test
  void whatNoLineTellsIsAddedAndTwoOfOneAmountAreNamedBoth() {
    assertThat(errors(reconciled(date(8), "570.00", List.of(named("3.00", "Another")))))
        .containsExactly("15.00 A note", "3.00 Another");
    assertThat(errors(
        reconciled(date(8), "570.00", List.of(named("15.00", "Typed again"), named("15.00", "A second one")))))
        .containsExactly("15.00 A note", "15.00 A second one");
  }

  @Test
  void anErrorAfterThePeriodsEndIsNotOfIt() {
    assertThat(errors(reconciled(date(10), "585.00", List.of()))).isEmpty();
  }

  @Test
  void theSignerHasLookedAtWhatLinesTell() {
    var made = reconciled(date(8), "570.00", List.of());

    var unseen = signed(made, Map.of());
    assertThat(unseen.status()).isEqualTo(422);
    assertThat(unseen.json().path("code").asText()).isEqualTo("TRUST_BANK_ERRORS_UNSEEN");
    assertThat(signed(made, Map.of("bankErrorsAcknowledged", true)).status()).isEqualTo(200);
  }

  @Test
  void whatWasToldOnALineSinceMakesItStale() {
    bank.taken(account, Bank.csv(date(8) + "|LATE|-2.00||568.00", date(8) + "|AGAIN|2.00||570.00"));
    var made = reconciled(date(8), "570.00", List.of());
    bank.hasItWrong(account, bank.lineOf(account, "-2.00"), Optional.empty());
    bank.hasItWrong(account, bank.lineOf(account, "2.00"), Optional.empty());

    var id = ReconciliationId.of(made.json().path("reconciliationId").asText());
    assertThat(reconciliations.sign(account, id, true, TrustHouse.person(LAWYER, Role.TRUST_AUTHORIZER)))
        .isEqualTo(new Refused(TrustCode.TRUST_RECONCILIATION_STALE));
  }

  @Test
  void aLaterPeriodsLinePutsRightWhatAnEarlierOneHad() {
    signedThrough(8);
    bank.taken(account, Bank.csv(date(6) + "|CORRECTION|15.00||585.00"));
    var correction = bank.lineOf(account, "15.00");

    var sheet = sheet(5);
    assertThat(sheet.path("lines")).hasSize(1);
    assertThat(sheet.at("/bankErrors/0/lineId").asText()).isEqualTo(wrong.toString());
    assertThat(sheet.at("/bankErrors/0/amount").asText()).isEqualTo("-15.00");
    assertThat(sheet.at("/corrections/0/lineId").asText()).isEqualTo(correction.toString());
    var corrects = UUID.fromString(sheet.at("/corrections/0/corrects").asText());
    assertThat(bank.hasItWrong(account, correction, Optional.of(corrects))).isInstanceOf(Answered.class);

    assertThat(sheet(5).path("bankErrors")).isEmpty();
    var made = reconciled(date(5), "585.00", List.of());
    assertThat(made.json().path("status").asText()).isEqualTo("BALANCED");
    assertThat(errors(made)).isEmpty();
  }

  @Test
  void anErrorIsPutRightOnceAndTheSecondLineIsSuggestedNone() {
    bank.taken(account, Bank.csv(date(6) + "|CORRECTION|15.00||585.00", date(5) + "|ONCE MORE|15.00||600.00"));
    var lines = sheet(5).path("lines");
    var first = UUID.fromString(lines.path(1).path("lineId").asText());
    var second = UUID.fromString(lines.path(2).path("lineId").asText());
    assertThat(sheet(5).path("corrections")).hasSize(1);

    assertThat(bank.hasItWrong(account, first, Optional.of(wrong))).isInstanceOf(Answered.class);
    assertThat(sheet(5).path("corrections")).isEmpty();
    assertThat(sheet(7).path("bankErrors")).as("it stood until the bank put it right").hasSize(1);
    assertThat(bank.hasItWrong(account, second, Optional.of(wrong)))
        .isInstanceOfSatisfying(NotAnswered.class, not -> assertThat(not.code()).isEqualTo("CORRECTS_NOTHING"));
    assertThat(bank.hasItWrong(account, second, Optional.empty())).isInstanceOf(Answered.class);
    assertThat(errors(reconciled(date(5), "600.00", List.of()))).containsExactly("-15.00 A note");
  }

  private void signedThrough(int ago) {
    assertThat(signed(reconciled(date(ago), "570.00", List.of()), Map.of("bankErrorsAcknowledged", true)).status())
        .isEqualTo(200);
  }

  private JsonNode sheet(int ago) {
    return as(BOOKKEEPER).get("/api/trust/accounts/%s/tick-off?periodEnd=%s".formatted(account, date(ago))).json();
  }

  private Answer reconciled(LocalDate end, String balance, List<Map<String, String>> errors) {
    var answer = as(BOOKKEEPER).post(base(),
        Map.of("periodEnd", end.toString(), "bankStatementBalance", balance, "bankErrors", errors));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private Answer signed(Answer made, Map<String, Object> words) {
    return as(LAWYER).post("%s/%s/signature".formatted(base(), made.json().path("reconciliationId").asText()), words);
  }

  private static Map<String, String> named(String amount, String note) {
    return Map.of("amount", amount, "note", note, "evidence", "Letter of the bank");
  }

  private static List<String> errors(Answer made) {
    return StreamSupport.stream(made.json().path("items").spliterator(), false)
        .filter(item -> item.path("kind").asText().equals("BANK_ERROR"))
        .map(item -> item.path("amount").asText() + " " + item.path("note").asText())
        .toList();
  }

  private String base() {
    return "/api/trust/accounts/%s/reconciliations".formatted(account);
  }

  private LocalDate date(int ago) {
    return house.today().minusDays(ago);
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
