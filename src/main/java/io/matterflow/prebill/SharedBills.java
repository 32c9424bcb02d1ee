package io.matterflow.prebill;

import io.matterflow.directory.BillingTerms.Payer;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Shares a bill among the payers that the matter's terms name: each line, what is taken off, and the tax, so that every
 * figure of the shares adds up to that of the bill. A bill of so few cents that somebody would be left with nothing to
 * pay is not shared: whoever bears most of the matter gets it.
 */
@Component
public class SharedBills {

  private final Directory directory;

  SharedBills(Directory directory) {
    this.directory = directory;
  }

  /** The bill of each payer in the order of the terms; the bill itself where the matter's client pays it all. */
  public List<ApprovedPreBill> of(ApprovedPreBill whole) {
    var payers = directory.required(whole.matter()).terms().payers();
    if (payers.isEmpty()) {
      return List.of(whole);
    }
    var shares = payers.size() == 1 ? List.<ApprovedPreBill>of() : shared(whole, payers);
    return shares.isEmpty() || shares.stream().anyMatch(share -> !share.total().isPositive())
        ? List.of(to(payers.stream().max(Comparator.comparing(Payer::percent)).orElseThrow(), whole))
        : shares;
  }

  private List<ApprovedPreBill> shared(ApprovedPreBill whole, List<Payer> payers) {
    var parts = new Parts(payers.stream().map(Payer::percent).toList());
    var lines = whole.lines().stream().map(line -> parts.of(line.amount())).toList();
    var reckonings = shared(whole.reckoning(), payers.size(), parts);
    var writtenDown = parts.of(whole.writtenDown());
    return IntStream.range(0, payers.size())
        .mapToObj(at -> {
          var own = IntStream.range(0, lines.size())
              .mapToObj(line -> whole.lines().get(line).sharedAs(lines.get(line).get(at)))
              .toList();
          return share(whole, payers.get(at), own, reckonings.get(at), writtenDown.get(at));
        })
        .toList();
  }

  private static List<Reckoning> shared(Reckoning whole, int payers, Parts parts) {
    var adjustments = new ArrayList<EnumMap<Adjustment.Kind, Money>>();
    var taxes = new ArrayList<List<TaxCharge>>();
    for (var at = 0; at < payers; at++) {
      adjustments.add(new EnumMap<>(Adjustment.Kind.class));
      taxes.add(new ArrayList<>());
    }
    whole.adjustments().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(one -> {
      var amounts = parts.of(one.getValue());
      IntStream.range(0, payers).forEach(at -> adjustments.get(at).put(one.getKey(), amounts.get(at)));
    });
    for (var tax : whole.taxes()) {
      var taxable = parts.of(tax.taxable());
      var amounts = parts.of(tax.tax());
      IntStream.range(0, payers).forEach(at -> taxes.get(at).add(
          new TaxCharge(tax.jurisdiction(), tax.base(), tax.percent(), taxable.get(at), amounts.get(at))));
    }
    return IntStream.range(0, payers).mapToObj(at -> new Reckoning(adjustments.get(at), taxes.get(at))).toList();
  }

  private ApprovedPreBill share(
      ApprovedPreBill whole, Payer payer, List<ApprovedPreBill.Line> lines, Reckoning reckoning, Money writtenDown) {
    var currency = whole.total().currency();
    var total = Stream.concat(
            lines.stream().map(ApprovedPreBill.Line::amount),
            Stream.of(reckoning.adjusted(currency), reckoning.taxed(currency)))
        .reduce(Money.zero(currency), Money::plus);
    return new ApprovedPreBill(whole.id(), whole.number(), whole.version(), whole.contentHash(), whole.matter(),
        payer.client(),
        whole.periodEnd(), lines, reckoning, writtenDown, total, unsupported(payer),
        Optional.of(new PayerShare(payer.percent(), whole.total())));
  }

  private ApprovedPreBill to(Payer payer, ApprovedPreBill whole) {
    return new ApprovedPreBill(whole.id(), whole.number(), whole.version(), whole.contentHash(), whole.matter(),
        payer.client(),
        whole.periodEnd(), whole.lines(), whole.reckoning(), whole.writtenDown(), whole.total(), unsupported(payer));
  }

  private List<String> unsupported(Payer payer) {
    return Unsupported.by(directory.required(payer.client())).stream().map(Unsupported::name).toList();
  }
}
