package io.matterflow.invoicing;

import io.matterflow.invoicing.Reduction.Kind;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.Charge;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells what each amount that an invoice asks for less consists of, so that the books can follow to the cent. */
@Component
class Reductions {

  private final JdbcReductions reductions;
  private final JdbcIssuedInvoices issued;
  private final Clock clock;

  Reductions(JdbcReductions reductions, JdbcIssuedInvoices issued, Clock clock) {
    this.reductions = reductions;
    this.issued = issued;
    this.clock = clock;
  }

  List<Reduction> of(InvoiceNumber number) {
    return reductions.of(number);
  }

  /** What the invoice came to, by parts; one that was issued elsewhere is all fees, since nobody told more. */
  InvoiceParts asIssued(Invoice invoice) {
    return issued.find(invoice.number()).map(Reductions::parts).orElseGet(() -> InvoiceParts.ofFees(invoice.total()));
  }

  /** What of the parts no credit, void or write-off has taken. */
  InvoiceParts left(Invoice invoice) {
    var left = asIssued(invoice);
    for (var reduction : reductions.of(invoice.number())) {
      left = reduction.kind() == Kind.REINSTATED ? left.plus(reduction.parts()) : left.minus(reduction.parts());
    }
    return left;
  }

  /** What of the parts is written off. */
  InvoiceParts writtenOff(Invoice invoice) {
    var sum = InvoiceParts.ofFees(Money.zero(invoice.total().currency()));
    for (var reduction : reductions.of(invoice.number())) {
      sum = switch (reduction.kind()) {
        case WRITE_OFF -> sum.plus(reduction.parts());
        case REINSTATED -> sum.minus(reduction.parts());
        default -> sum;
      };
    }
    return sum;
  }

  void keep(InvoiceNumber number, Kind kind, String reference, InvoiceParts parts, Actor by) {
    reductions.append(new Reduction(number, kind, reference, parts, clock.instant(), by.user()));
  }

  /** What is taken off the bill as a whole lowers its fees first, and only then its costs. */
  static InvoiceParts parts(IssuedInvoice invoice) {
    var currency = invoice.total().currency();
    var services = sum(invoice, EnumSet.of(Charge.Kind.TIME, Charge.Kind.FEE));
    var fees = services.plus(invoice.reckoning().adjusted(currency));
    var costs = sum(invoice, EnumSet.of(Charge.Kind.EXPENSE));
    var tax = invoice.reckoning().taxed(currency);
    return fees.isNegative()
        ? new InvoiceParts(Money.zero(currency), costs.plus(fees), tax)
        : new InvoiceParts(fees, costs, tax);
  }

  private static Money sum(IssuedInvoice invoice, Set<Charge.Kind> kinds) {
    return invoice.lines(kinds).stream().map(IssuedInvoice.Line::amount)
        .reduce(Money.zero(invoice.total().currency()), Money::plus);
  }
}
