package io.matterflow.trust;

import io.matterflow.engine.Between;
import io.matterflow.engine.DecisionTable;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Money that came into a trust account. It stands on its ledger at once, and is drawable from the day on which it has
 * cleared and a person with trust authority has confirmed it. Without a ledger nobody knows yet whose it is. The bank
 * may take it back, whole or in parts: its amount is what it brought.
 */
public record Deposit(
    DepositId id,
    TrustAccountId account,
    String source,
    String eventId,
    Optional<LedgerId> ledger,
    Money amount,
    Money cameBack,
    DepositMethod method,
    LocalDate receivedOn,
    Optional<LocalDate> expectedOn,
    Optional<String> ref,
    Optional<String> payer,
    State state,
    Optional<UserId> confirmedBy,
    Optional<LocalDate> drawableOn,
    Optional<LocalDate> returnedOn,
    Optional<LocalDate> clearedOn,
    UserId toldBy,
    Instant toldAt) {

  static final DecisionTable<ClearingFacts, Clearing> CLEARING =
      DecisionTable.of("trust-clearing", ClearingFacts.class, Clearing.class);

  /** The sources under which the product itself tells deposits; nobody else may. */
  private static final Set<String> OWN_SOURCES =
      Set.of(PaymentsIntoTrust.SOURCE, OpeningItems.SOURCE, StatementTicks.SOURCE);

  /** Where a deposit stands. */
  public enum State {
    /** Nobody knows whose it is. */
    UNIDENTIFIED,
    /** On its ledger, and not confirmed. */
    POSTED,
    /** Drawable from a day on. */
    CONFIRMED,
    /** The bank took it back. */
    RETURNED
  }

  /** Whether only the product tells deposits under this source. */
  public static boolean isOwnSource(String source) {
    return OWN_SOURCES.contains(source);
  }

  boolean isDrawable(LocalDate on) {
    return drawableOn.filter(day -> !day.isAfter(on)).isPresent() && returnedOn.isEmpty();
  }

  /** What the bank has not taken back. */
  public Money left() {
    return amount.minus(cameBack);
  }

  /** On which account of the chart it stands. */
  ChartAccount standsOn() {
    return ledger.map(ChartAccount::of).orElse(ChartAccount.UNIDENTIFIED);
  }

  /** As it stood at the end of a day on that ledger; what was said and done later is left out. */
  Deposit asOf(LocalDate day, LedgerId on, boolean movedLater, boolean wasConfirmed) {
    var wasReturned = state == State.RETURNED && !movedLater;
    var then = wasReturned ? State.RETURNED : wasConfirmed ? State.CONFIRMED : State.POSTED;
    return new Deposit(id, account, source, eventId, Optional.of(on), amount, cameBack, method, receivedOn, expectedOn,
        ref, payer, then, confirmedBy.filter(by -> wasConfirmed), drawableOn.filter(from -> wasConfirmed),
        returnedOn.filter(back -> wasReturned), clearedOn.filter(cleared -> !cleared.isAfter(day)), toldBy, toldAt);
  }

  /** Whether the other telling means the same money. */
  boolean tellsTheSameAs(NewDeposit told) {
    return account.equals(told.account()) && amount.equals(told.amount()) && method == told.method()
        && receivedOn.equals(told.receivedOn())
        && told.ledger().map(named -> ledger.filter(named::equals).isPresent()).orElse(true);
  }

  /** By which bank account and in what way the money came. */
  record ClearingFacts(String account, DepositMethod method) {}

  /** How many business days after it came in it is collected. */
  record Clearing(@Between(most = "250") Integer businessDays) {}

  /** What somebody tells of money that came in. (source, eventId) is its identity. */
  public record NewDeposit(
      String source,
      String eventId,
      TrustAccountId account,
      Optional<LedgerId> ledger,
      Money amount,
      DepositMethod method,
      LocalDate receivedOn,
      Optional<LocalDate> expectedOn,
      Optional<String> ref,
      Optional<String> payer) {

    /** Of whom nobody says from whom it came. */
    public NewDeposit(
        String source,
        String eventId,
        TrustAccountId account,
        Optional<LedgerId> ledger,
        Money amount,
        DepositMethod method,
        LocalDate receivedOn,
        Optional<LocalDate> expectedOn,
        Optional<String> ref) {
      this(source, eventId, account, ledger, amount, method, receivedOn, expectedOn, ref, Optional.empty());
    }
  }
}
