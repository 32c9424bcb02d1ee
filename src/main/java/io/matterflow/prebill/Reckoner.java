package io.matterflow.prebill;

import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.Adjustment.Kind;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Works out what stands under the lines: the agreed discount, what exceeds the cap, the tax on what is left. Whatever
 * people have taken off stays as they left it.
 */
@Component
class Reckoner {

  private static final EnumSet<Kind> AGREED = EnumSet.of(Kind.DISCOUNT, Kind.CAP);

  private final FeeArrangements arrangements;
  private final Taxes taxes;
  private final JdbcBilledElsewhere billed;
  private final JdbcAdjustments adjustments;
  private final JdbcReckonings reckonings;
  private final Directory directory;
  private final Clock clock;

  Reckoner(
      FeeArrangements arrangements,
      Taxes taxes,
      JdbcBilledElsewhere billed,
      JdbcAdjustments adjustments,
      JdbcReckonings reckonings,
      Directory directory,
      Clock clock) {
    this.arrangements = arrangements;
    this.taxes = taxes;
    this.billed = billed;
    this.adjustments = adjustments;
    this.reckonings = reckonings;
    this.directory = directory;
    this.clock = clock;
  }

  /** New pre-bills of one period with what was agreed taken off and taxed; nothing is written yet. */
  List<PreBill> reckoned(List<PreBill> compiled, Map<PreBillId, Draft> drafts) {
    var capped = compiled.stream()
        .filter(preBill -> draft(preBill, drafts).arrangement().cap() != FeeArrangement.Cap.NONE)
        .toList();
    var before = capped.isEmpty() ? Map.<MatterId, BigDecimal>of() : billed.feesBefore(capped);
    return compiled.stream()
        .map(preBill -> {
          var draft = draft(preBill, drafts);
          var terms = AgreedTerms.of(draft.matter(), draft.client(), draft.arrangement(),
              before.getOrDefault(preBill.matter(), BigDecimal.ZERO));
          return reckoned(preBill, Money.zero(preBill.currency()), terms, draft.client());
        })
        .toList();
  }

  /** Writes what {@link #reckoned} took off new pre-bills, once they are there. */
  void keep(Collection<PreBill> compiled) {
    var made = new ArrayList<Adjustment>();
    for (var preBill : compiled) {
      made.addAll(moves(preBill, Reckoning.NOTHING, preBill.reckoning()));
    }
    made.forEach(adjustments::append);
    reckonings.insertTaxes(compiled);
  }

  /** A pre-bill after a change, with what stands under its lines brought up to date and written. */
  PreBill settled(PreBill before, PreBill after) {
    var terms = terms(after);
    var client = directory.required(after.client());
    var byPeople = after.reckoning().of(Kind.DISCOUNT, after.currency()).minus(terms.discount(before));
    var settled = reckoned(after, byPeople, terms, client);
    moves(after, after.reckoning(), settled.reckoning()).forEach(adjustments::append);
    if (!settled.reckoning().taxes().equals(after.reckoning().taxes())) {
      reckonings.replaceTaxes(List.of(settled));
    }
    return settled;
  }

  /** What was agreed for this pre-bill, as it stands today. */
  AgreedTerms terms(PreBill preBill) {
    var matter = directory.required(preBill.matter());
    var arrangement = arrangements.of(matter);
    var before = arrangement.cap() == FeeArrangement.Cap.NONE
        ? BigDecimal.ZERO
        : billed.feesBefore(List.of(preBill)).getOrDefault(preBill.matter(), BigDecimal.ZERO);
    return AgreedTerms.of(matter, directory.required(preBill.client()), arrangement, before);
  }

  private PreBill reckoned(PreBill preBill, Money byPeople, AgreedTerms terms, Client client) {
    var totals = preBill.totals();
    var discount = terms.discount(preBill).plus(byPeople);
    var fees = totals.of(Charge.Kind.TIME).plus(totals.of(Charge.Kind.FEE))
        .plus(discount)
        .plus(preBill.reckoning().of(Kind.COURTESY, preBill.currency()));
    var aboveCap = terms.aboveCap(fees);
    var reckoning = preBill.reckoning().with(Kind.DISCOUNT, discount).with(Kind.CAP, aboveCap);
    return preBill.reckoned(reckoning.taxed(
        taxes.on(client.taxJurisdiction(), fees.plus(aboveCap), totals.of(Charge.Kind.EXPENSE), preBill.periodEnd())));
  }

  private List<Adjustment> moves(PreBill preBill, Reckoning from, Reckoning to) {
    return AGREED.stream()
        .filter(kind -> !from.of(kind, preBill.currency()).equals(to.of(kind, preBill.currency())))
        .map(kind -> new Adjustment(preBill.id(), Optional.empty(), kind, from.of(kind, preBill.currency()),
            to.of(kind, preBill.currency()), Adjustment.AGREED_TERMS, "", Actor.ENGINE.user(), false, clock.instant()))
        .toList();
  }

  private static Draft draft(PreBill preBill, Map<PreBillId, Draft> drafts) {
    return Optional.ofNullable(drafts.get(preBill.id()))
        .orElseThrow(() -> new IllegalStateException("the pre-bill %s was not drafted".formatted(preBill.id())));
  }
}
