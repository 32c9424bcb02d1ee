package io.matterflow.prebill;

import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.BillsOverThere;
import io.matterflow.capture.TimeEntries;
import io.matterflow.kernel.Actor;
import io.matterflow.practice.PracticeBills;
import io.matterflow.practice.PracticeSystem;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Marks as with a practice system that keeps the entries of tests and can be told of no bill. */
@Component
public class MarksByHand {

  /** Under this name test entries come in. */
  public static final String SYSTEM = "test";

  private static final Map<String, Object> ANSWERS = Map.of("name", SYSTEM, "bills", PracticeBills.byHand());

  private final BillingMarks marks;
  private final PreBillReviews reviews;
  private final Billing billing;
  private final TransactionTemplate transaction;

  MarksByHand(
      JdbcBillingMarks stored,
      TimeEntries entries,
      BillsOverThere there,
      BillingMarkTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock,
      PreBillReviews reviews,
      Billing billing,
      TransactionTemplate transaction) {
    var practice = (PracticeSystem) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {PracticeSystem.class},
        (self, method, given) -> switch (method.getName()) {
          case "name", "bills" -> ANSWERS.get(method.getName());
          default -> throw new UnsupportedOperationException(method.getName());
        });
    this.marks = new BillingMarks(stored, entries, there, practice, tasks, audit, events, clock);
    this.reviews = reviews;
    this.billing = billing;
    this.transaction = transaction;
  }

  /** The reviewed pre-bill is signed, its invoice is made, and its entries are to be marked. */
  public void signed(PreBill reviewed, Actor partner) {
    Billing.done(reviews.approve(reviewed.id(), Billing.seen(billing.current(reviewed)), partner));
    billed(reviewed.id());
  }

  void billed(PreBillId bill) {
    transaction.executeWithoutResult(status -> marks.billed(bill));
  }

  void unbilled(PreBillId bill) {
    transaction.executeWithoutResult(status -> marks.unbilled(bill));
  }
}
