package io.matterflow.trust;

import io.matterflow.audit.AuditHash;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.ReconcilingItem.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The three-way comparison at the end of a period, as it was when it was made: the bank's statement with what is in
 * transit, the book, and the sum of the ledgers. It is balanced when all three are equal.
 */
public record Reconciliation(
    ReconciliationId id,
    Figures figures,
    List<ReconciliationHint> hints,
    UserId preparedBy,
    Instant preparedAt,
    Optional<Signature> signature) {

  public Reconciliation {
    hints = List.copyOf(hints);
  }

  /** What is compared. */
  public record Figures(
      TrustAccountId account,
      LocalDate periodEnd,
      Money bankBalance,
      Money bookBalance,
      SortedMap<ChartAccount, Money> ledgers,
      List<ReconcilingItem> items) {

    public Figures {
      items = List.copyOf(items);
    }

    public Money total(Kind kind) {
      return of(kind).stream().map(ReconcilingItem::amount).reduce(zero(), Money::plus);
    }

    public List<ReconcilingItem> of(Kind kind) {
      return items.stream().filter(item -> item.kind() == kind).toList();
    }

    /** What the bank would show if it had everything that the book has. */
    public Money adjustedBank() {
      return items.stream().map(ReconcilingItem::change).reduce(bankBalance, Money::plus);
    }

    /** Ledgers, float, interest and what is not identified, less what the firm owes. */
    public Money ledgersTotal() {
      var total = zero();
      for (var ledger : ledgers.entrySet()) {
        total = ledger.getKey().equals(ChartAccount.SHORTAGE)
            ? total.minus(ledger.getValue())
            : total.plus(ledger.getValue());
      }
      return total;
    }

    public Money difference() {
      return adjustedBank().minus(bookBalance);
    }

    public Money bookLessLedgers() {
      return bookBalance.minus(ledgersTotal());
    }

    public boolean areBalanced() {
      return difference().isZero() && bookLessLedgers().isZero();
    }

    /** The same for the same figures and the same items. */
    public String hash() {
      var parts = new ArrayList<Object>(List.of(account, periodEnd, bankBalance, bookBalance, ledgers.size()));
      ledgers.forEach((of, balance) -> {
        parts.add(of);
        parts.add(balance);
      });
      items.forEach(item -> {
        parts.add(item.kind());
        parts.add(item.item().map(Object::toString).orElse(""));
        parts.add(item.ledger().map(Object::toString).orElse(""));
        parts.add(item.on().map(Object::toString).orElse(""));
        parts.add(item.amount());
        parts.add(item.ref().orElse(""));
        parts.add(item.note().orElse(""));
        parts.add(item.evidence().orElse(""));
      });
      return AuditHash.of(parts.toArray());
    }

    private Money zero() {
      return Money.zero(bookBalance.currency());
    }
  }

  /** A lawyer stands for it. */
  public record Signature(UserId lawyer, GrantId grant, Instant at) {}
}
