package io.matterflow.prebill.web;

import io.matterflow.directory.FeeArrangement;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.EarlierBills;
import io.matterflow.prebill.PacketFigures;
import io.matterflow.prebill.PortalReadiness;
import io.matterflow.prebill.Profitability;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a bill is weighed against. Hours worked and hours billed are those of its lines, of whichever month they are.
 */
record FiguresView(
    FeeArrangement arrangement,
    String hoursWorked,
    String hoursBilled,
    String receivables,
    Optional<Prior> priorBill,
    Pays profitability,
    List<PortalReadiness.Gap> portalFindings) {

  static FiguresView of(PacketFigures figures) {
    return new FiguresView(
        figures.arrangement(),
        BilledTime.plain(figures.hoursWorked()),
        BilledTime.plain(figures.hoursBilled()),
        figures.account().open().plain(),
        figures.account().last().map(Prior::of),
        Pays.of(figures.profitability()),
        figures.portal());
  }

  record Prior(String number, LocalDate invoiceDate, String state, String total, String open) {

    static Prior of(EarlierBills.PriorBill last) {
      return new Prior(last.number(), last.date(), last.state(), last.total().plain(), last.open().plain());
    }
  }

  /** {@code realization} and {@code hoursUsed} are in percent. */
  record Pays(
      String fees,
      String hours,
      Optional<String> effectiveRate,
      String standardValue,
      Optional<String> realization,
      String cost,
      String profit,
      Optional<String> assumedHours,
      Optional<String> hoursUsed,
      Profitability.Flag flag) {

    static Pays of(Profitability work) {
      return new Pays(
          work.fees().plain(),
          BilledTime.plain(work.hours()),
          work.effectiveRate().map(Money::plain),
          work.standard().plain(),
          work.realization().map(BigDecimal::toPlainString),
          work.cost().plain(),
          work.profit().plain(),
          work.assumed().map(BilledTime::plain),
          work.hoursUsed().map(BigDecimal::toPlainString),
          work.flag());
    }
  }
}
