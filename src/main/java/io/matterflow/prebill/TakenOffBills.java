package io.matterflow.prebill;

import io.matterflow.capture.TimeEntryId;
import io.matterflow.capture.TimeOnABillThere;
import io.matterflow.kernel.Actor;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Time that the practice system has on a bill of its own leaves the pre-bill that it is on: its line is held, and what
 * was signed goes back to review first. Where nothing else would be billed it stays, and {@link BilledElsewhere} keeps
 * the bill.
 */
@Component
class TakenOffBills {

  private static final String WHY = "It stands on a bill in %s.";

  private final JdbcPreBills preBills;
  private final PreBillLines lines;
  private final PreBillReviews reviews;

  TakenOffBills(JdbcPreBills preBills, PreBillLines lines, PreBillReviews reviews) {
    this.preBills = preBills;
    this.lines = lines;
    this.reviews = reviews;
  }

  @EventListener
  void on(TimeOnABillThere told) {
    preBills.openWith(told.entry()).flatMap(preBills::lock).ifPresent(preBill -> takenOff(preBill, told));
  }

  private void takenOff(PreBill preBill, TimeOnABillThere told) {
    if (preBill.state() == PreBillState.COMPILED) {
      throw new IllegalStateException("the lines of the pre-bill %s are being checked".formatted(preBill.id()));
    }
    if (lineOf(preBill, told.entry()).isEmpty()) {
      return;
    }
    var why = WHY.formatted(told.system());
    reviews.takeBack(preBill, why);
    var now = preBills.find(preBill.id()).orElseThrow();
    if (now.state().isEditable()) {
      lineOf(now, told.entry())
          .ifPresent(line -> lines.changed(now, line, LineChange.holding(Optional.of(why)), Actor.ENGINE));
    }
  }

  private static Optional<PreBillLine> lineOf(PreBill preBill, TimeEntryId entry) {
    return preBill.lines().stream()
        .filter(line -> !line.held() && line.entry().filter(entry::equals).isPresent())
        .findFirst();
  }
}
