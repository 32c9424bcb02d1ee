package io.matterflow.prebill;

import io.matterflow.directory.MatterFigures;
import io.matterflow.kernel.MatterId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A matter's pre-bill on its way to an invoice, and who has the next move; the one that waits longest where there are
 * more.
 */
@Component
class OpenPreBill implements MatterFigures {

  private final JdbcPreBills preBills;
  private final Owners owners;

  OpenPreBill(JdbcPreBills preBills, Owners owners) {
    this.preBills = preBills;
    this.owners = owners;
  }

  @Override
  public String name() {
    return "openPreBill";
  }

  @Override
  public Optional<Figures> of(MatterId matter) {
    var open = preBills.open(matter);
    return open.stream().findFirst().map(oldest -> Figures.of(oldest, owners.of(oldest), open.size() - 1));
  }

  /** {@code further} counts the open pre-bills of later periods. */
  record Figures(
      String id,
      String number,
      PreBillState state,
      String owner,
      Instant since,
      String nextAction,
      LocalDate periodEnd,
      String total,
      String currency,
      int further) {

    static Figures of(PreBill preBill, Holder owner, int further) {
      var standing = preBill.standing();
      return new Figures(
          preBill.id().toString(),
          preBill.number(),
          standing.state(),
          owner.name(),
          standing.since(),
          standing.state().nextAction(),
          preBill.periodEnd(),
          preBill.totals().total().plain(),
          preBill.currency().getCurrencyCode(),
          further);
    }
  }
}
