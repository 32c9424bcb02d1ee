package io.matterflow.badinput;

import static io.matterflow.badinput.Standing.ok;

import io.matterflow.Firm;
import io.matterflow.kernel.Role;
import io.matterflow.trust.Bank;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustHouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Trust accounts of their own, and money that came into them. */
@Component
class TrustRequests implements Ground<TrustWrite> {

  private final Firm firm;
  private final TrustHouse house;
  private final Bank bank;
  private final Standing standing;

  TrustRequests(Firm firm, TrustHouse house, Bank bank, Standing standing) {
    this.firm = firm;
    this.house = house;
    this.bank = bank;
    this.standing = standing;
  }

  @Override
  public Class<TrustWrite> writes() {
    return TrustWrite.class;
  }

  @Override
  public Request fresh(TrustWrite write) {
    return switch (write) {
    case TRUST_OPENING -> Request.to(write,
        Map.of("asOf", standing.today().toString(), "currency", "USD", "jurisdiction", "CA",
            "book", "OURS", "ledgers",
            Map.of(firm.hourlyMatter().loaded().number(), "100.00", "FIRM-BANK-CHARGES", "10.00"),
          "depositsInTransit", List.of(Map.of("ledger", "FIRM-BANK-CHARGES", "amount", "10.00", "method", "CHECK",
              "date", standing.today().toString(), "ref", "887")),
          "outstandingCheques", List.of(Map.of("ledger", house.ledger().value(), "amount", "40.00",
              "date", standing.today().minusDays(3).toString(), "ref", "2001"))),
          TrustHouse.name().value());
      case TRUST_DEPOSIT -> {
        var ledger = house.ledger();
        var deposit = deposit(house.opened(Map.of(ledger, "100.00")));
        deposit.put("ledger", ledger.value());
        yield Request.to(write, deposit);
      }
    case TRUST_CONFIRMATION ->
        Request.to(write, Map.of("depositIds", List.of(received(write, Optional.of(house.ledger())))));
      case TRUST_IDENTIFICATION ->
          Request.to(write, Map.of("ledger", house.ledger().value()), received(write, Optional.empty()));
      case TRUST_RELEASE -> {
        var id = received(write, Optional.of(house.ledger()));
        house.grant(TrustHouse.person("trust-authorizer", Role.TRUST_AUTHORIZER));
      ok(standing.calls()
          .as("trust-authorizer")
          .post("/api/trust/deposits/confirmation", Map.of("depositIds", List.of(id))));
        yield Request.to(write, Map.of("reason", "The bank guarantees it"), id);
      }
      case BANK_EVENT -> {
        var ledger = house.ledger();
      yield Request.to(write,
          List.of(Map.of("eventId", UUID.randomUUID().toString(), "date", standing.today().toString(),
            "type", "NSF", "ledger", ledger.value(), "amount", "60.00", "note", "returned unpaid")),
            house.opened(Map.of(ledger, "100.00")).value());
      }
      case TRUST_CURE -> {
        var ledger = house.ledger();
        house.grant(TrustHouse.person("trust-authorizer", Role.TRUST_AUTHORIZER));
        var account = house.opened(Map.of(ledger, "10.00")).value();
        ok(standing.calls().as("bookkeeper").post("/api/trust/accounts/%s/bank-events".formatted(account), List.of(
            Map.of("eventId", UUID.randomUUID().toString(), "date", standing.today().toString(), "type", "NSF",
                "ledger", ledger.value(), "amount", "60.00"))));
      yield Request.to(write, Map.of("amount", "20.00", "date", standing.today().toString(), "reference", "FED-1"),
          account);
      }
    case TRUST_RECONCILIATION -> Request.to(write, statement(), house.opened(Map.of(house.ledger(), "100.00")).value());
      case TRUST_RECONCILIATION_SIGNATURE -> {
        var account = house.opened(Map.of(house.ledger(), "100.00")).value();
        house.grant(TrustHouse.person("trust-authorizer", Role.TRUST_AUTHORIZER));
      var made = ok(standing.calls()
          .as("bookkeeper")
          .post("/api/trust/accounts/%s/reconciliations".formatted(account), statement()));
        yield Request.to(write, Map.of("bankErrorsAcknowledged", true), account, made.get("reconciliationId").asText());
      }
    case STATEMENT_LAYOUT -> Request.to(write,
        Map.of("delimiter", ";", "dateFormat", "dd.MM.yyyy", "decimalComma", true,
            "columns", Map.of("DATE", "Buchungstag", "AMOUNT", "Betrag")),
        house.opened(Map.of(house.ledger(), "100.00")).value());
      case TRUST_CLOSE -> Request.to(write, Map.of("periodEnd", standing.today().minusDays(1).toString()),
          house.opened(Map.of(house.ledger(), "100.00")).value());
      case STATEMENT_LINE -> {
        var account = house.opened(Map.of(house.ledger(), "100.00"));
      yield Request.to(write,
          Map.of("answer", "BANK_ERROR", "note", "A fee of another account", "evidence", "Letter of the bank"),
            account.value(), bank.line(account, standing.today().minusDays(1), "-5.00", "SERVICE FEE").toString());
      }
    };
  }

  private Map<String, Object> statement() {
    return Map.of("periodEnd", standing.today().toString(), "bankStatementBalance", "95.00",
        "bankErrors",
        List.of(Map.of("amount", "5.00", "note", "A fee of another account", "evidence", "Letter of the bank")));
  }

  private Map<String, Object> deposit(TrustAccountId account) {
    return new HashMap<>(Map.of("source", "manual", "eventId", UUID.randomUUID().toString(), "account", account.value(),
        "amount", "60.00", "currency", "USD", "method", "CHECK", "date", standing.today().toString(),
        "clearedBy", standing.today().plusDays(2).toString(), "ref", "1021"));
  }

  private String received(TrustWrite write, Optional<LedgerId> ledger) {
    if (write == TrustWrite.TRUST_CONFIRMATION) {
      house.grant(TrustHouse.person("trust-authorizer", Role.TRUST_AUTHORIZER));
    }
    var deposit = deposit(house.opened(Map.of()));
    ledger.ifPresent(known -> deposit.put("ledger", known.value()));
    return ok(standing.calls().as("bookkeeper").post("/api/trust/deposits", deposit)).get("depositId").asText();
  }
}
