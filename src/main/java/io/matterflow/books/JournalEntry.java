package io.matterflow.books;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.receivables.PaymentId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * One business fact in double entry. It is never changed: what was wrong is reversed, and booked anew under another
 * key.
 */
public record JournalEntry(
    EntryKey key,
    Fact fact,
    LocalDate on,
    List<Line> lines,
    Optional<InvoiceNumber> invoice,
    Optional<PaymentId> payment,
    Optional<EntryKey> reverses,
    UserId by) {

  public JournalEntry {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || lines.stream().map(line -> line.amount().currency()).distinct().count() > 1) {
      throw new IllegalArgumentException("entry %s has no line, or several currencies".formatted(key));
    }
  }

  /** Lines between the same accounts become one. */
  static JournalEntry of(String key, Fact fact, LocalDate on, List<Line> lines, UserId by) {
    var merged = new LinkedHashMap<List<Account>, Line>();
    lines.forEach(line -> merged.merge(List.of(line.debit(), line.credit()), line,
        (one, other) -> new Line(one.debit(), one.credit(), one.amount().plus(other.amount()))));
    return new JournalEntry(new EntryKey(key), fact, on, List.copyOf(merged.values()), Optional.empty(),
        Optional.empty(),
        Optional.empty(), by);
  }

  JournalEntry about(InvoiceNumber number) {
    return new JournalEntry(key, fact, on, lines, Optional.of(number), payment, reverses, by);
  }

  JournalEntry about(PaymentId id) {
    return new JournalEntry(key, fact, on, lines, invoice, Optional.of(id), reverses, by);
  }

  JournalEntry reversed(LocalDate day, UserId whom) {
    return new JournalEntry(new EntryKey("reversal:" + key), Fact.REVERSAL, day,
        lines.stream().map(Line::turned).toList(), invoice,
        payment, Optional.of(key), whom);
  }

  public Currency currency() {
    return lines.get(0).amount().currency();
  }

  /** What is debited in all, which is what is credited. */
  public Money total() {
    return lines.stream().map(Line::amount).reduce(Money.zero(currency()), Money::plus);
  }

  /** What the entry adds to an account, debits counting up. */
  public Money on(Account account) {
    return lines.stream().map(line -> line.on(account)).reduce(Money.zero(currency()), Money::plus);
  }

  boolean saysTheSameAs(JournalEntry other) {
    return key.equals(other.key) && fact == other.fact && lines.equals(other.lines);
  }
}
