package io.matterflow.invoicing;

import io.matterflow.kernel.Money;
import io.matterflow.prebill.Charge;
import io.matterflow.prebill.TaxCharge;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What lines of an invoice come to with their tax, as far as the invoice still asks for it. */
@Component
class ChosenLines {

  private final JdbcIssuedInvoices issued;
  private final Reductions reductions;

  ChosenLines(JdbcIssuedInvoices issued, Reductions reductions) {
    this.issued = issued;
    this.reductions = reductions;
  }

  /** Empty when the invoice has no such line, or asks for less of the lines' kind than they came to. */
  Optional<InvoiceParts> parts(Invoice invoice, List<Integer> positions) {
    return issued.find(invoice.number())
        .filter(bill -> bill.lines().stream().map(IssuedInvoice.Line::position).toList().containsAll(positions))
        .map(bill -> parts(bill, positions))
        .filter(parts -> reductions.left(invoice).covers(parts));
  }

  private static InvoiceParts parts(IssuedInvoice bill, List<Integer> positions) {
    var lines = bill.lines().stream().filter(line -> positions.contains(line.position())).toList();
    var none = Money.zero(bill.total().currency());
    var costs = lines.stream().filter(line -> line.kind() == Charge.Kind.EXPENSE).map(IssuedInvoice.Line::amount)
        .reduce(none, Money::plus);
    var fees = lines.stream().map(IssuedInvoice.Line::amount).reduce(none, Money::plus).minus(costs);
    var tax = bill.reckoning().taxes().stream()
        .map(charge -> taxOn(charge.base() == TaxCharge.Base.FEES ? fees : costs, charge))
        .reduce(none, Money::plus);
    return new InvoiceParts(fees, costs, tax);
  }

  private static Money taxOn(Money credited, TaxCharge charge) {
    if (!charge.taxable().isPositive()) {
      return Money.zero(credited.currency());
    }
    var share = credited.atMost(charge.taxable());
    return Money.rounded(share.amount().multiply(charge.tax().amount())
        .divide(charge.taxable().amount(), 12, RoundingMode.HALF_UP), credited.currency());
  }
}
