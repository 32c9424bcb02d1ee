package io.matterflow.books;

import static io.matterflow.books.Account.BANK_CHARGES;
import static io.matterflow.books.Account.CASH;
import static io.matterflow.books.Account.DUE_FROM_CLIENT;

import io.matterflow.trust.TrustPosted;
import io.matterflow.trust.TrustPosting;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The firm's own money on its way to trust, as the operating book has it: to cure a shortage, or for what the bank charges. */
@Component
class TrustInBooks {

  private final Journal journal;

  TrustInBooks(Journal journal) {
    this.journal = journal;
  }

  @EventListener
  @Transactional
  public void on(TrustPosted posted) {
    switch (posted.kind()) {
      case CURE -> posted.postings().forEach(row -> book(row, Fact.SHORTAGE_CURED, DUE_FROM_CLIENT));
      case FLOAT_FUNDING -> posted.postings().forEach(row -> book(row, Fact.FLOAT_FUNDED, BANK_CHARGES));
      default -> { }
    }
  }

  private void book(TrustPosting row, Fact fact, Account debit) {
    journal.book(JournalEntry.of(row.entryKey(), fact, row.on(), List.of(new Line(debit, CASH, row.amount())), row.writtenBy()));
  }
}
