package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of the journal with what an auditor asks about it: to or from whom, what for, how, by which reference, and by
 * whose authorization.
 */
public record TrustRecord(
    TrustPosting posting,
    Optional<String> payee,
    Optional<String> purpose,
    Optional<String> method,
    Optional<String> reference,
    Optional<String> source,
    Optional<String> payer,
    Optional<String> bankNote,
    Optional<Authorized> authorized) {

  /** What it adds to an account of the chart, in the direction in which that account grows. */
  public Money change(ChartAccount of) {
    return posting.move().change(of);
  }

  /** Which lawyer authorized it, and under which grant. */
  public record Authorized(UserId lawyer, String bar, GrantId grant, Instant at) {}

  /** One lawyer's signature under a version of a drawdown, and what became of the authorization. */
  public record Signed(
      DrawdownId drawdown,
      int version,
      TrustAccountId account,
      LedgerId ledger,
      DrawdownType type,
      Money amount,
      Optional<String> payee,
      Optional<String> invoice,
      int level,
      Authorized by,
      LocalDate grantedFrom,
      UserId grantedBy,
      Instant grantedAt,
      Optional<LocalDate> postedOn,
      Optional<String> voidedBecause) {}

  /**
   * What the bank did about a ledger, what it posted for it and how much of that the ledger itself bore, and the lawyer
   * who has acknowledged it where it took money; or the day on which it was taken back, as it was told wrongly.
   */
  public record BankTold(
      BankEvent event,
      Optional<Money> posted,
      Optional<Money> offLedger,
      Optional<UserId> acknowledgedBy,
      Optional<Instant> acknowledgedAt,
      Optional<LocalDate> takenBackOn) {}

  /**
   * A deposit that came to the ledger, as it stood at the end of a day; how much of it came to that ledger by then, and
   * how much went off it again.
   */
  public record Stood(Deposit deposit, LedgerId ledger, Money came, Money went) {

    /** Whether it had not been put right to another ledger by then. */
    public boolean stillThere() {
      return deposit.ledger().filter(ledger::equals).isPresent();
    }
  }
}
