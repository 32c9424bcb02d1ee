package io.matterflow.ledes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All invoices of a file. A record that could not be read belongs to one of them: to the one whose number stands among
 * its first values, or else to a neighbour. The sums and the numbering of what it may belong to are then not judged.
 */
final class InvoicesUnderCheck {

  /** So far the number can have moved in a record that lacks a field or has one too many. */
  static final int FIRST_VALUES = 3;

  private static final int MOST_LOST = 1_000;

  private final Map<String, InvoiceUnderCheck> invoices = new LinkedHashMap<>();
  private final List<Lost> lost = new ArrayList<>();
  private final List<Lost> lostSinceTheLast = new ArrayList<>();
  private boolean lostTooMany;
  private Optional<InvoiceUnderCheck> last = Optional.empty();

  void add(LedesRecord record) {
    var number = record.invoice();
    if (number.isEmpty()) {
      lose(List.of());
      return;
    }
    var invoice = invoices.computeIfAbsent(number.get(), name -> new InvoiceUnderCheck(name, record));
    invoice.add(record);
    lostSinceTheLast.forEach(one -> one.neighbours().add(invoice));
    lostSinceTheLast.clear();
    last = Optional.of(invoice);
  }

  void lose(List<String> firstValues) {
    if (lost.size() == MOST_LOST) {
      lostTooMany = true;
      return;
    }
    var candidates = firstValues.stream()
        .filter(value -> value.length() <= LedesField.INVOICE_NUMBER.size())
        .map(String::strip)
        .toList();
    var one = new Lost(candidates, new ArrayList<>(last.stream().toList()));
    lost.add(one);
    lostSinceTheLast.add(one);
  }

  void conclude(LedesProfile profile, Findings findings) {
    var affected = lostTooMany
        ? invoices.values().stream()
        : lost.stream().flatMap(one -> one.mayBelongTo(invoices).stream());
    affected.forEach(InvoiceUnderCheck::lost);
    invoices.values().forEach(invoice -> invoice.conclude(profile, findings));
  }

  /** A record without an invoice: what may be its number, and the invoices before and after it. */
  private record Lost(List<String> candidates, List<InvoiceUnderCheck> neighbours) {

    List<InvoiceUnderCheck> mayBelongTo(Map<String, InvoiceUnderCheck> known) {
      var named = candidates.stream().flatMap(candidate -> Optional.ofNullable(known.get(candidate)).stream()).toList();
      return named.isEmpty() ? neighbours : named;
    }
  }
}
