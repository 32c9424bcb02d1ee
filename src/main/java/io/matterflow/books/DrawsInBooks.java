package io.matterflow.books;

import io.matterflow.kernel.Money;
import io.matterflow.trust.FeeDraw;
import io.matterflow.trust.TrustAccount;
import io.matterflow.trust.TrustCheck;
import io.matterflow.trust.TrustFinding;
import io.matterflow.trust.TrustFinding.Law;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What trust gave for an invoice came into operating cash, and the invoice's receivable is what is open on it. */
@Component
class DrawsInBooks implements TrustCheck {

  private static final int AT_A_TIME = 500;

  private final JdbcJournal journal;
  private final TieOut tieOut;

  DrawsInBooks(JdbcJournal journal, TieOut tieOut) {
    this.journal = journal;
    this.tieOut = tieOut;
  }

  @Override
  public List<TrustFinding> findings(TrustAccount account, List<FeeDraw> draws) {
    var findings = new ArrayList<TrustFinding>();
    for (int first = 0; first < draws.size(); first += AT_A_TIME) {
      findings.addAll(some(account, draws.subList(first, Math.min(first + AT_A_TIME, draws.size()))));
    }
    return findings;
  }

  private List<TrustFinding> some(TrustAccount account, List<FeeDraw> draws) {
    var findings = new ArrayList<TrustFinding>();
    var invoices = draws.stream().map(FeeDraw::invoice).toList();
    var got = journal.drawnFromTrust(invoices);
    var open = tieOut.differencesOf(invoices).stream()
        .collect(Collectors.toMap(TieOut.Difference::invoice, difference -> difference));
    for (var draw : draws) {
      var booked = new Money(got.getOrDefault(draw.invoice(), BigDecimal.ZERO), account.currency());
      if (!booked.equals(draw.amount())) {
        findings.add(TrustFinding.at(account.id(), draw.sequence(), Law.I9,
            "%s was drawn for the invoice, and %s of it came into the operating book".formatted(draw.amount(),
                booked)));
      }
      if (open.containsKey(draw.invoice())) {
        findings.add(TrustFinding.at(account.id(), draw.sequence(), Law.I11,
            "the invoice has %s open, and %s stands on receivables"
            .formatted(open.get(draw.invoice()).open(), open.get(draw.invoice()).inBooks())));
      }
    }
    return findings;
  }
}
