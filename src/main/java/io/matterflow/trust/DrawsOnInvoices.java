package io.matterflow.trust;

import io.matterflow.invoicing.Balances;
import io.matterflow.invoicing.Balances.Kind;
import io.matterflow.invoicing.Balances.Moved;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.trust.TrustFinding.Law;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was drawn for fees is what the invoices were paid, by invoices of the matter whose money it was. */
@Component
class DrawsOnInvoices implements TrustCheck {

  private static final int AT_A_TIME = 500;

  private final JdbcTrustProof rows;
  private final Balances invoices;

  DrawsOnInvoices(JdbcTrustProof rows, Balances invoices) {
    this.rows = rows;
    this.invoices = invoices;
  }

  @Override
  public List<TrustFinding> findings(TrustAccount account, List<FeeDraw> draws) {
    var findings = new ArrayList<TrustFinding>();
    rows.drawnForNoInvoice(account.id()).stream().findFirst().ifPresent(sequence -> findings.add(
        TrustFinding.at(account.id(), sequence, Law.I5, "it was drawn for fees and names no invoice")));
    for (int first = 0; first < draws.size(); first += AT_A_TIME) {
      findings.addAll(some(account, draws.subList(first, Math.min(first + AT_A_TIME, draws.size()))));
    }
    return findings;
  }

  private List<TrustFinding> some(TrustAccount account, List<FeeDraw> draws) {
    var findings = new ArrayList<TrustFinding>();
    var paid = paid(draws.stream().map(FeeDraw::invoice).toList());
    for (var draw : draws) {
      var invoice = Optional.ofNullable(paid.get(draw.invoice()));
      if (invoice.flatMap(Paid::matter).filter(matter -> draw.ledger().equals(LedgerId.of(matter))).isEmpty()) {
        findings.add(TrustFinding.at(account.id(), draw.sequence(), Law.I5,
            "it names an invoice of another matter, or one that it did not pay"));
      } else if (!invoice.orElseThrow().amount().equals(draw.amount())) {
        findings.add(TrustFinding.at(account.id(), draw.sequence(), Law.I9,
            "%s was drawn for the invoice, and it was paid %s from trust"
            .formatted(draw.amount(), invoice.orElseThrow().amount())));
      }
    }
    return findings;
  }

  private Map<InvoiceNumber, Paid> paid(List<InvoiceNumber> numbers) {
    var paid = new HashMap<InvoiceNumber, Paid>();
    for (var moved : invoices.movedOf(numbers)) {
      if (moved.kind() == Kind.TRUST_DRAW || moved.kind() == Kind.TRUST_DRAW_RETURNED) {
        paid.merge(moved.invoice(), Paid.of(moved), Paid::and);
      }
    }
    return paid;
  }

  private record Paid(Optional<MatterId> matter, Money amount) {

    static Paid of(Moved moved) {
      return new Paid(moved.matter(), moved.change().negated());
    }

    Paid and(Paid other) {
      return new Paid(matter, amount.plus(other.amount));
    }
  }
}
