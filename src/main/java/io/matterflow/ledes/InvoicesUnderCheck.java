package io.matterflow.ledes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All invoices of a file. A record that could not be read belongs to one of them: to the one whose number stands among its
 * first values, or else to its neighbour. That invoice's sums and numbering are then not judged.
 */
final class InvoicesUnderCheck {

  /** So far the number can have moved in a record that lacks a field or has one too many. */
  static final int FIRST_VALUES = 3;

  private static final int MOST_LOST = 1_000;

  private final Map<String, InvoiceUnderCheck> invoices = new LinkedHashMap<>();
  private final List<Lost> lost = new ArrayList<>();
  private boolean lostTooMany;
  private Optional<InvoiceUnderCheck> previous = Optional.empty();

  void add(LedesRecord record) {
    var number = record.invoice();
    if (number.isEmpty()) {
      lose(List.of());
      return;
    }
    var invoice = invoices.computeIfAbsent(number.get(), name -> new InvoiceUnderCheck(name, record));
    invoice.add(record);
    previous = Optional.of(invoice);
  }

  void lose(List<String> firstValues) {
    if (lost.size() == MOST_LOST) {
      lostTooMany = true;
      return;
    }
    lost.add(new Lost(firstValues.stream().filter(value -> value.length() <= LedesField.INVOICE_NUMBER.size())
        .map(String::strip).toList(), previous));
  }

  void conclude(LedesProfile profile, Findings findings) {
    if (lostTooMany) {
      invoices.values().forEach(InvoiceUnderCheck::lost);
    }
    lost.forEach(one -> one.invoices(invoices).forEach(InvoiceUnderCheck::lost));
    invoices.values().forEach(invoice -> invoice.conclude(profile, findings));
  }

  /** A record without an invoice: what may be its number, and the invoice before it. */
  private record Lost(List<String> candidates, Optional<InvoiceUnderCheck> before) {

    List<InvoiceUnderCheck> invoices(Map<String, InvoiceUnderCheck> known) {
      var named = candidates.stream().filter(known::containsKey).map(known::get).toList();
      return named.isEmpty() ? before.or(() -> known.values().stream().findFirst()).stream().toList() : named;
    }
  }
}
