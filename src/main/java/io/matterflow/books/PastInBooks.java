package io.matterflow.books;

import io.matterflow.invoicing.PastMovements;
import io.matterflow.receivables.OperatingMoney;
import io.matterflow.receivables.PaymentId;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books what had happened before there were books, once for each database: a product that is brought up to date begins
 * with receivables that agree. What stands is not booked again.
 */
@Component
class PastInBooks {

  private static final int AT_ONCE = 500;

  private final JdbcPastInBooks past;
  private final PastMovements movements;
  private final OperatingMoney money;
  private final OperatingBooks books;

  PastInBooks(JdbcPastInBooks past, PastMovements movements, OperatingMoney money, OperatingBooks books) {
    this.past = past;
    this.movements = movements;
    this.money = money;
    this.books = books;
  }

  @EventListener
  @Transactional
  public void on(ApplicationReadyEvent ready) {
    if (past.isToBeBooked()) {
      bookPayments();
      bookMovements();
      past.booked();
    }
  }

  void bookMovements() {
    for (var page = movements.after(0, AT_ONCE); !page.isEmpty();
        page = movements.after(page.get(page.size() - 1).position(), AT_ONCE)) {
      page.forEach(one -> books.on(one.moved()));
    }
  }

  void bookPayments() {
    for (var page = money.after(Optional.empty(), AT_ONCE); !page.isEmpty();
        page = money.after(Optional.of(page.get(page.size() - 1)), AT_ONCE)) {
      page.forEach(this::book);
    }
  }

  private void book(PaymentId id) {
    var standing = money.of(id);
    books.follow(standing);
    if (!standing.inTrust()) {
      money.rowsOf(id).forEach(books::book);
    }
  }
}
