package io.matterflow.books;

import static io.matterflow.books.Account.BANK_CHARGES;
import static io.matterflow.books.Account.CASH;
import static io.matterflow.books.Account.DUE_FROM_CLIENT;

import io.matterflow.receivables.PaymentId;
import io.matterflow.trust.Recoveries;
import io.matterflow.trust.TrustPosted;
import io.matterflow.trust.TrustPosting;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What goes between trust and the firm's own money for no invoice, as the operating book has it: cures, the float, what
 * a client owed.
 */
@Component
class TrustInBooks {

  private final Journal journal;
  private final JdbcJournal rows;
  private final DueFromClients dues;
  private final Recoveries recoveries;

  TrustInBooks(Journal journal, JdbcJournal rows, DueFromClients dues, Recoveries recoveries) {
    this.journal = journal;
    this.rows = rows;
    this.dues = dues;
    this.recoveries = recoveries;
  }

  @EventListener
  @Transactional
  public void on(TrustPosted posted) {
    switch (posted.kind()) {
      case CURE -> posted.postings().forEach(row -> book(row, Fact.SHORTAGE_CURED, DUE_FROM_CLIENT));
      case FLOAT_FUNDING -> posted.postings().forEach(row -> book(row, Fact.FLOAT_FUNDED, BANK_CHARGES));
      case RECOVERY -> posted.postings().forEach(row ->
          book(row, Fact.RECOVERED_FROM_TRUST, new Line(CASH, DUE_FROM_CLIENT, row.amount())));
      case DEPOSIT -> posted.postings().forEach(this::givenBack);
      default -> { }
    }
  }

  /**
   * A dispute was won when the firm had been paid otherwise: what the card's bank gave back goes from operating to
   * trust once more.
   */
  private void givenBack(TrustPosting row) {
    row.deposit()
        .flatMap(recoveries::paymentOf)
        .map(PaymentId::new)
        .filter(payment -> rows.isOwedBack(payment))
        .ifPresent(payment -> {
      var owed = dues.of(row.ledger().orElseThrow(), row.amount().currency()).negated();
      if (owed.isPositive()) {
            journal.book(entry(row, Fact.DEPOSIT_GIVEN_BACK, new Line(DUE_FROM_CLIENT, CASH, row.amount().atMost(owed)))
                .about(payment));
      }
    });
  }

  private void book(TrustPosting row, Fact fact, Account debit) {
    book(row, fact, new Line(debit, CASH, row.amount()));
  }

  private void book(TrustPosting row, Fact fact, Line line) {
    journal.book(entry(row, fact, line));
  }

  private static JournalEntry entry(TrustPosting row, Fact fact, Line line) {
    return JournalEntry.of(row.entryKey(), fact, row.on(), List.of(line), row.writtenBy());
  }
}
