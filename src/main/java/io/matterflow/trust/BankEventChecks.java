package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.kernel.Money;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome;
import io.matterflow.trust.BankEvent.Outcome.Refused;
import io.matterflow.trust.JdbcCleared.Moved;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Why what is told of the bank cannot be what it did. */
@Component
class BankEventChecks {

  private final Directory directory;

  BankEventChecks(Directory directory) {
    this.directory = directory;
  }

  /**
   * A charge is nobody's but the firm's. An item that came back took all that is left of it, and no more than that
   * comes back of a deposit in whatever parts, off the ledger on which it stands.
   */
  Optional<Outcome> misfit(BankEvent event, Optional<Deposit> returned, Money amount) {
    var names = event.ledger();
    if (event.kind() == Kind.BANK_CHARGE && names.filter(ledger -> !ledger.isFloat()).isPresent()) {
      return Optional.of(Refused.because(TrustCode.TRUST_FEE_FROM_TRUST));
    }
    var takesFromALedger = event.kind() == Kind.NSF || event.kind() == Kind.CHARGEBACK;
    if (takesFromALedger && returned.isEmpty() && names.filter(ledger -> !ledger.isFloat()).isEmpty()) {
      return Optional.of(new Refused("NO_LEDGER", "Nothing says whose deposit came back.",
          "Name the deposit as the item, or its matter."));
    }
    if (takesFromALedger && returned.isEmpty()
        && names.flatMap(LedgerId::matter).flatMap(directory::matter).isEmpty()) {
      return Optional.of(Refused.because(TrustCode.TRUST_UNKNOWN_LEDGER));
    }
    if (returned.filter(deposit -> event.on().isBefore(deposit.receivedOn())).isPresent()) {
      return Optional.of(beforeItem(returned.get().receivedOn()));
    }
    if (returned.isPresent() && names.isPresent() && !returned.get().ledger().equals(names)) {
      return Optional.of(onAnother(returned.get().ledger()));
    }
    return returned.flatMap(deposit -> notItsAmount(event.kind(), deposit, amount));
  }

  private static Refused onAnother(Optional<LedgerId> stands) {
    return new Refused(TrustCode.TRUST_CROSS_LEDGER_TRANSFER.name(),
        stands.map(ledger -> "This item stands on ledger %s, and no other ledger bears it.".formatted(ledger))
            .orElse("Nobody knows yet whose this item is, and no ledger bears it."),
        "Name the item alone.");
  }

  static Refused beforeItem(LocalDate madeOn) {
    return new Refused("BEFORE_ITEM",
        "The item is of %s, and cannot have gone through or come back before.".formatted(madeOn),
        "Look which item the bank means, and its day.");
  }

  /** What goes through goes through whole, and is whose it is. */
  static Optional<Outcome> otherThan(Moved item, BankEvent told) {
    if (told.amount().filter(amount -> !amount.equals(item.amount())).isPresent()) {
      return Optional.of(new Refused("NOT_ITS_AMOUNT", "The item is of %s.".formatted(item.amount().plain()),
          "Look which item the bank means. Where the bank moved another amount, say of the statement's line that it is an error of the bank."));
    }
    return told.ledger().isPresent() && !told.ledger().equals(item.ledger())
        ? Optional.of(onAnother(item.ledger()))
        : Optional.empty();
  }

  private static Optional<Outcome> notItsAmount(Kind kind, Deposit deposit, Money amount) {
    var left = deposit.left();
    if (kind == Kind.NSF ? amount.equals(left) : !amount.exceeds(left)) {
      return Optional.empty();
    }
    var words = deposit.cameBack().isPositive()
        ? "The deposit was of %s; %s of it was taken back before, and %s is left."
            .formatted(deposit.amount().plain(), deposit.cameBack().plain(), left.plain())
        : "The deposit was of %s.".formatted(deposit.amount().plain());
    return Optional.of(new Refused("NOT_ITS_AMOUNT", words, kind == Kind.NSF
        ? "Name %s, or tell it as a CHARGEBACK where only a part came back; book what the bank charges for it as a charge."
            .formatted(left.plain())
        : "Name at most %s; book what the bank charges for it as a charge.".formatted(left.plain())));
  }
}
