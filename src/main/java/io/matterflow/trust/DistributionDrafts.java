package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangement.Trigger;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceParts;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.kernel.Wording;
import io.matterflow.prebill.MatterClosing;
import io.matterflow.trust.Distribution.Agreed;
import io.matterflow.trust.Distribution.Kind;
import io.matterflow.trust.Distribution.Share;
import io.matterflow.trust.Distribution.State;
import io.matterflow.trust.Distribution.Wish;
import io.matterflow.trust.DistributionAnswer.Standing;
import io.matterflow.trust.DistributionAnswer.Why;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes the statement: what the named deposits come to, less the firm's bills and what third parties have, is the
 * client's. Nobody types what the client gets, nor the firm's fee: it is what was billed, and never above what was
 * agreed.
 */
@Component
class DistributionDrafts {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final JdbcDistributions distributions;
  private final JdbcDeposits deposits;
  private final JdbcDrawdowns drawdowns;
  private final TrustAccounts accounts;
  private final LedgerClaims claims;
  private final MatterClosing bills;
  private final Invoices invoices;
  private final FeeArrangements arrangements;
  private final Directory directory;

  DistributionDrafts(
      JdbcDistributions distributions,
      JdbcDeposits deposits,
      JdbcDrawdowns drawdowns,
      TrustAccounts accounts,
      LedgerClaims claims,
      MatterClosing bills,
      Invoices invoices,
      FeeArrangements arrangements,
      Directory directory) {
    this.distributions = distributions;
    this.deposits = deposits;
    this.drawdowns = drawdowns;
    this.accounts = accounts;
    this.claims = claims;
    this.bills = bills;
    this.invoices = invoices;
    this.arrangements = arrangements;
    this.directory = directory;
  }

  List<Deposit> undivided(TrustAccountId account, MatterId matter) {
    return deposits.undivided(account, LedgerId.of(matter));
  }

  DistributionAnswer draft(Wish wish, UserId by, Instant now) {
    var matter = directory.required(wish.matter());
    var percent = matter.terms().contingencyPercent().or(() -> matter.terms().successFeePercent());
    if (percent.isEmpty()) {
      return DistributionAnswer.refused(Why.DISTRIBUTION_NO_SHARE_AGREED,
          "The terms of matter %s give the firm no share of an outcome.".formatted(matter.id()));
    }
    var refused = misplaced(wish).or(() -> notBilled(matter)).or(() -> twice(wish));
    if (refused.isPresent()) {
      return refused.get();
    }
    var gross = wish.deposits().stream()
        .map(id -> deposits.find(id).orElseThrow().amount())
        .reduce(Money::plus)
        .orElseThrow();
    var notFree = notFree(wish, gross);
    if (notFree.isPresent()) {
      return notFree.get();
    }
    var shares = shares(wish, billed(matter, gross.currency()));
    var rest = shares.stream().map(Share::amount).reduce(gross, Money::minus);
    if (rest.isNegative()) {
      return new DistributionAnswer.Refused(Why.DISTRIBUTION_OVER_SETTLEMENT,
          "What the firm and others get comes to %s more than the settlement of %s."
              .formatted(Wording.of(rest.negated()), Wording.of(gross)),
          "/claims");
    }
    var agreed = agreed(matter, percent.get(), gross, shares);
    var fees = fees(shares, gross);
    if (arrangements.of(matter).trigger() == Trigger.OUTCOME && fees.exceeds(agreed.fee())) {
      return DistributionAnswer.refused(Why.DISTRIBUTION_FEE_ABOVE_AGREED,
          "Billed are fees of %s; %s %% of this settlement%s are %s.".formatted(
              Wording.of(fees), percent.get().toPlainString(), agreed.costsFirst() ? " less costs" : "",
              Wording.of(agreed.fee())));
    }
    if (rest.isPositive()) {
      shares.add(share(shares.size() + 1, Kind.CLIENT, wish.clientPayee(), rest, Optional.empty()));
    }
    return new Standing(
        new Distribution(DistributionId.next(), wish.account(), matter.id(), wish.deposits(), gross, agreed, shares,
        State.PREPARED, by, now, now, Optional.empty()));
  }

  /** All that is to be divided stands on the ledger, and is promised to nobody else. */
  private Optional<DistributionAnswer> notFree(Wish wish, Money gross) {
    var ledger = LedgerId.of(wish.matter());
    var account = accounts.find(wish.account()).orElseThrow();
    var book = accounts.standing(account, ledger).book();
    var missing = claims.missing(account, ledger, book).plus(gross);
    if (!missing.isPositive()) {
      return Optional.empty();
    }
    var open = drawdowns.openOn(account.id(), ledger).stream()
        .map(drawdown -> "%s of %s (%s)".formatted(
            drawdown.type().words(), Wording.of(drawdown.amount()), drawdown.id()))
        .toList();
    var free = gross.minus(missing);
    return Optional.of(new DistributionAnswer.Refused(Why.TRUST_INSUFFICIENT_LEDGER,
        "The statement would divide %s, and %s stands free on the ledger.%s".formatted(Wording.of(gross),
            Wording.of(free.isNegative() ? Money.zero(free.currency()) : free),
            open.isEmpty() ? "" : " Open are: %s.".formatted(String.join("; ", open))),
        "/deposits"));
  }

  private Optional<DistributionAnswer> misplaced(Wish wish) {
    if (wish.deposits().isEmpty()) {
      return misplaced("/deposits", "No deposit is named.");
    }
    if (new HashSet<>(wish.deposits()).size() < wish.deposits().size()) {
      return misplaced("/deposits", "A deposit is named twice.");
    }
    for (int index = 0; index < wish.deposits().size(); index++) {
      var id = wish.deposits().get(index);
      var pointer = "/deposits/" + index;
      var known = deposits.find(id).filter(deposit -> deposit.account().equals(wish.account()))
          .filter(deposit -> deposit.ledger().equals(Optional.of(LedgerId.of(wish.matter()))));
      if (known.isEmpty()) {
        return misplaced(pointer, "Deposit %s does not stand on the ledger of matter %s on account %s.".formatted(id,
            wish.matter(), wish.account()));
      }
      if (known.get().returnedOn().isPresent() || distributions.cameBack(id)) {
        return Optional.of(new DistributionAnswer.Refused(
            Why.DISTRIBUTION_DEPOSIT_RETURNED, "Deposit %s was taken back by the bank.".formatted(id), pointer));
      }
      if (distributions.isDivided(id)) {
        return misplaced(pointer, "Deposit %s is divided by another statement.".formatted(id));
      }
    }
    return Optional.empty();
  }

  private static Optional<DistributionAnswer> misplaced(String pointer, String detail) {
    return Optional.of(new DistributionAnswer.Refused(Why.DISTRIBUTION_DEPOSIT, detail, pointer));
  }

  /** Costs, the fee and all that is on its way to a bill are on one that the client has. */
  private Optional<DistributionAnswer> notBilled(Matter matter) {
    var left = new ArrayList<>(bills.chargesLeft(matter));
    var issued = ofTheClient(matter);
    issued.stream().filter(invoice -> invoice.open().isPositive() && invoice.deliveredOn().isEmpty())
        .forEach(invoice -> left.add("invoice %s, which the client does not have yet".formatted(invoice.number())));
    if (issued.isEmpty() && left.isEmpty()) {
      left.add("no bill at all");
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(DistributionAnswer.refused(Why.DISTRIBUTION_NOT_BILLED,
        "Matter %s has %s.".formatted(matter.id(), String.join("; ", left))));
  }

  private static Optional<DistributionAnswer> twice(Wish wish) {
    var payees = new HashSet<String>();
    payees.add(known(wish.clientPayee()));
    for (int index = 0; index < wish.claims().size(); index++) {
      if (!payees.add(known(wish.claims().get(index).payee()))) {
        return Optional.of(new DistributionAnswer.Refused(Why.DISTRIBUTION_PAYEE_TWICE,
            "%s stands in the statement twice.".formatted(wish.claims().get(index).payee()),
            "/claims/%d/payee".formatted(index)));
      }
    }
    return Optional.empty();
  }

  private static String known(String payee) {
    return payee.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private List<Invoice> ofTheClient(Matter matter) {
    return invoices.of(matter.id()).stream().filter(invoice -> invoice.client().equals(matter.client())).toList();
  }

  private List<Invoice> billed(Matter matter, Currency currency) {
    return ofTheClient(matter).stream()
        .filter(invoice -> invoice.open().currency().equals(currency)
            && invoice.open().minus(invoice.reserved()).isPositive())
        .toList();
  }

  private List<Share> shares(Wish wish, List<Invoice> billed) {
    var shares = new ArrayList<Share>();
    var firm = directory.firm().name();
    for (var invoice : billed) {
      var parts = invoices.partsOf(invoice.number());
      var open = invoice.open().minus(invoice.reserved());
      shares.add(new Share(shares.size() + 1, Kind.FEES, firm, open, open, Optional.of(invoice.number()),
          Optional.of("Invoice %s: %s".formatted(invoice.number(), words(parts))), Optional.empty()));
    }
    for (var claim : wish.claims()) {
      shares.add(share(shares.size() + 1, claim.kind(), claim.payee().strip(), claim.amount(), claim.purpose()));
    }
    return shares;
  }

  private static String words(InvoiceParts parts) {
    var words = new ArrayList<String>();
    words.add("fee " + Wording.of(parts.fees()));
    if (parts.costs().isPositive()) {
      words.add("costs advanced " + Wording.of(parts.costs()));
    }
    if (parts.tax().isPositive()) {
      words.add("tax " + Wording.of(parts.tax()));
    }
    return String.join(", ", words);
  }

  private static Share share(int position, Kind kind, String payee, Money amount, Optional<String> purpose) {
    return new Share(position, kind, payee, amount, amount, Optional.empty(), purpose, Optional.empty());
  }

  /** The firm's share of the settlement: of all of it, or of what is left after costs. */
  private Agreed agreed(Matter matter, BigDecimal percent, Money gross, List<Share> shares) {
    var costs = shares.stream()
        .map(share -> share.kind() == Kind.COST ? share.amount()
            : share.invoice().map(number -> invoices.partsOf(number).costs()).orElse(Money.zero(gross.currency())))
        .reduce(Money.zero(gross.currency()), Money::plus);
    var costsFirst = matter.terms().costsFirst();
    var base = costsFirst ? gross.minus(costs) : gross;
    return new Agreed(percent, costsFirst, base.isPositive()
        ? Money.rounded(base.amount().multiply(percent).divide(HUNDRED), gross.currency())
        : Money.zero(gross.currency()));
  }

  private Money fees(List<Share> shares, Money gross) {
    return shares.stream().flatMap(share -> share.invoice().stream())
        .map(number -> invoices.partsOf(number).fees())
        .reduce(Money.zero(gross.currency()), Money::plus);
  }
}
