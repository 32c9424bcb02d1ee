package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Money;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome.Taken;
import io.matterflow.trust.Draws.Client;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A deposit that stood on another client's ledger first: the records of both, as of the day that is asked for. */
@ProductTest
@Tag("both-databases")
class TrustRecordsAsOfTest {

  @LocalServerPort private int port;
  @Autowired private Draws draws;
  @Autowired private TrustHouse house;
  @Autowired private DrawdownSight sight;
  @Autowired private BankEvents events;
  @Autowired private JdbcTemplate jdbc;

  private Client wrong;
  private Client right;
  private DepositId deposit;

  @BeforeEach
  void aDepositStandsOnTheWrongLedger() {
    draws.lawyersHoldAuthority();
    wrong = draws.client("0.01");
    var other = house.matter();
    right = new Client(other, LedgerId.of(other.id()), wrong.account());
    deposit = house.deposited(wrong.account(), wrong.ledger(), "200.00", house.today().minusDays(5)).first().deposit()
        .orElseThrow();
  }

  @Test
  void whatTheBankTookStandsInTheRecordsOfTheLedgerThatBoreIt() {
    tookBack(Optional.of(usd("50")), house.today().minusDays(3));
    putRight("150.00");
    tookBack(Optional.empty(), house.today());

    var ours = rows(records(wrong, house.today()), "bankEvents");
    var theirs = rows(records(right, house.today()), "bankEvents");

    assertThat(ours.findValuesAsText("ledger")).containsExactly(wrong.ledger().value());
    assertThat(ours.findValuesAsText("amount")).containsExactly("50.00");
    assertThat(ours.findValuesAsText("offLedger")).containsExactly("50.00");
    assertThat(theirs.findValuesAsText("ledger")).containsExactly(right.ledger().value());
    assertThat(theirs.findValuesAsText("amount")).as("told without an amount").containsExactly("150.00");
    assertThat(theirs.findValuesAsText("offLedger")).containsExactly("150.00");
  }

  @Test
  void whatWasToldOfTheBankWronglySaysSoAndWhichRowTakesItBack() {
    tookBack(Optional.empty(), house.today());
    var number = sight.posting(wrong.account(), jdbc.queryForObject(
        "select id from trust_bank_event where account = ?", UUID.class, wrong.account().value()).toString())
        .orElseThrow();

    draws.posted(draws.reversal(wrong, "200.00", number, Optional.empty()));

    var packet = records(wrong, house.today());
    assertThat(rows(packet, "bankEvents").findValuesAsText("kind")).singleElement().asString()
        .startsWith("Chargeback, told wrongly, taken back");
    assertThat(rows(packet, "ledger").findValuesAsText("kind")).contains("Reversal of no. " + number);
    assertThat(rows(packet, "deposits").findValuesAsText("state")).containsExactly("Posted");
  }

  @Test
  void whatALedgerDidNotHoldIsToldApartFromWhatItBore() {
    draws.posted(draws.to(wrong, DrawdownType.REFUND, "0.01", "The client"));
    house.collected(deposit);
    draws.posted(draws.to(wrong, DrawdownType.REFUND, "120.00", "The client"));

    tookBack(Optional.empty(), house.today());

    var back = rows(records(wrong, house.today()), "bankEvents");
    assertThat(back.findValuesAsText("amount")).containsExactly("200.00");
    assertThat(back.findValuesAsText("offLedger")).containsExactly("80.00");
  }

  @Test
  void aDepositIsToldAsItStoodAtTheEndOfTheDay() {
    var yesterday = house.today().minusDays(1);
    putRight("200.00");
    house.collected(deposit);
    tookBack(Optional.empty(), house.today());

    var asItStood = rows(records(wrong, yesterday), "deposits");
    assertThat(asItStood.findValuesAsText("state")).containsExactly("Posted");
    assertThat(asItStood.findValuesAsText("came")).containsExactly("200.00");
    assertThat(asItStood.findValuesAsText("went")).containsExactly("0.00");
    assertThat(asItStood.get(0).path("confirmedBy").asText()).isEmpty();
    assertThat(asItStood.get(0).path("returnedOn").asText()).isEmpty();
    assertThat(rows(records(right, yesterday), "deposits")).as("it came there today").isEmpty();
    assertThat(rows(records(right, yesterday), "notices")).isEmpty();
    assertThat(rows(records(right, yesterday), "bankEvents")).isEmpty();
    assertThat(rows(records(wrong, house.today().minusDays(6)), "deposits")).isEmpty();
  }

  @Test
  void itsFiguresAreThoseOfTheLedgers() {
    tookBack(Optional.of(usd("50")), house.today().minusDays(3));
    putRight("150.00");
    tookBack(Optional.of(usd("20")), house.today());

    var ours = records(wrong, house.today());
    var theirs = records(right, house.today());

    assertThat(rows(ours, "deposits").findValuesAsText("state")).containsExactly("On another ledger now");
    assertThat(rows(theirs, "deposits").findValuesAsText("amount")).as("what it brought").containsExactly("200.00");
    for (var packet : List.of(ours, theirs)) {
      var ledger = packet.at("/tables/ledger/totals/0");
      var opening = packet == ours ? usd("0.01") : usd("0");
      assertThat(usd(rows(packet, "deposits").get(0).path("came").asText()).plus(opening))
          .isEqualTo(usd(ledger.path("received").asText()));
      assertThat(rows(packet, "deposits").get(0).path("went").asText()).isEqualTo(ledger.path("disbursed").asText());
    }
  }

  @Test
  void aReversalOfWhatIsLeftNamesThePostingThatItTakesBack() {
    tookBack(Optional.of(usd("50")), house.today());
    putRight("150.00");

    var posting = sight.posting(right.account(), deposit.toString()).orElseThrow();
    var first = rows(records(wrong, house.today()), "ledger").findValuesAsText("kind");
    assertThat(first).contains("Reversal of no. " + (posting - 3)).doesNotContain("Reversal");
  }

  @Test
  void ofADepositThatNeverWasNoPaymentIsStopped() {
    var posting = sight.posting(wrong.account(), deposit.toString()).orElseThrow();
    var reversal = draws.authorized(draws.reversal(wrong, "200.00", posting, Optional.empty()));

    assertThat(sight.nextAction(draws.now(reversal)))
        .startsWith("The bookkeeper books that the deposit never came").doesNotContain("payment");
  }

  private void putRight(String amount) {
    var posting = sight.posting(wrong.account(), deposit.toString()).orElseThrow();
    draws.posted(draws.reversal(wrong, amount, posting, Optional.of(right.ledger())));
  }

  private void tookBack(Optional<Money> amount, LocalDate on) {
    assertThat(events.take(
        new BankEvent(BankEventId.next(), wrong.account(), UUID.randomUUID().toString(), on, Kind.CHARGEBACK,
            Optional.of(deposit.value()), Optional.empty(), amount, Optional.empty()),
        "test", Draws.BOOKKEEPER)).isInstanceOf(Taken.class);
  }

  private JsonNode records(Client of, LocalDate asOf) {
    var answer = HttpCalls.to(port).as("bookkeeper")
        .get("/api/reports/trust-records?clientId=%s&asOf=%s".formatted(of.matter().clientId(), asOf));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode rows(JsonNode packet, String table) {
    return packet.path("tables").path(table).path("rows");
  }
}
