package io.matterflow.invoicing;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.prebill.Adjustment;
import io.matterflow.prebill.Charge;
import io.matterflow.prebill.TaxCharge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows between the lines of an invoice and its total: they add up to it. */
final class InvoiceSums {

  private static final Map<Adjustment.Kind, String> WORDS = Map.of(
      Adjustment.Kind.DISCOUNT, "Agreed discount",
      Adjustment.Kind.COURTESY, "Courtesy discount",
      Adjustment.Kind.CAP, "Above the agreed cap");

  private InvoiceSums() {}

  static List<InvoiceSheet.Sum> of(IssuedInvoice invoice, boolean withHours) {
    var sums = new ArrayList<InvoiceSheet.Sum>();
    services(invoice, withHours, sums);
    add(sums, "Expenses", charged(invoice, EnumSet.of(Charge.Kind.EXPENSE)));
    add(sums, "Borne by other payers", invoice.borneByOthers().negated());
    invoice.reckoning().adjustments().entrySet().stream().sorted(Map.Entry.comparingByKey())
        .forEach(one -> add(sums, wordsFor(one.getKey()), one.getValue()));
    invoice.reckoning().taxes().forEach(tax -> add(sums, wordsFor(tax), tax.tax()));
    return List.copyOf(sums);
  }

  static BigDecimal hours(List<IssuedInvoice.Line> lines) {
    return lines.stream().flatMap(line -> line.hours().stream()).map(time -> time.hours())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** How an adjustment of the whole is called on paper and in files. */
  static String wordsFor(Adjustment.Kind kind) {
    return WORDS.getOrDefault(kind, "Adjustment");
  }

  static String wordsFor(TaxCharge tax) {
    return "%s tax, %s %% of %s %s".formatted(tax.jurisdiction(), tax.percent().toPlainString(),
        tax.base() == TaxCharge.Base.FEES ? "fees" : "expenses", Wording.of(tax.taxable()));
  }

  private static void services(IssuedInvoice invoice, boolean withHours, List<InvoiceSheet.Sum> sums) {
    var time = invoice.lines(EnumSet.of(Charge.Kind.TIME));
    var hours = hours(time);
    if (hours.signum() > 0) {
      sums.add(new InvoiceSheet.Sum(
          withHours ? "Professional services, %s hours".formatted(hours.toPlainString()) : "Professional services",
          Wording.of(charged(invoice, EnumSet.of(Charge.Kind.TIME)))));
    }
    add(sums, "Agreed fees", charged(invoice, EnumSet.of(Charge.Kind.FEE)));
  }

  private static void add(List<InvoiceSheet.Sum> sums, String label, Money amount) {
    if (!amount.isZero()) {
      sums.add(new InvoiceSheet.Sum(label, Wording.of(amount)));
    }
  }

  private static Money charged(IssuedInvoice invoice, Set<Charge.Kind> kinds) {
    return invoice.lines(kinds).stream().map(IssuedInvoice.Line::charged)
        .reduce(Money.zero(invoice.total().currency()), Money::plus);
  }
}
