package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.DrawdownAnswer.Refused;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether what was told of the bank wrongly may be taken back: as a whole and once, and only as long as nothing rests
 * on it. What it was rightly is told anew, as an event of its own.
 */
@Component
class BankReversals {

  private static final String WHOLE = "It is taken back as a whole: name its posting no. %d with %s%s.";
  private static final String WITH_THE_REST = ", and the %s that the firm owes for it goes back with it";
  private static final String STANDS_ON = "It stands on ledger %s: name that one.";
  private static final String TOLD_ANEW =
      "Name no other ledger. Once this is posted, tell what the bank did anew, as an event with an id of its own.";
  private static final String WHY = "Say what was told wrongly, as what it is for: the lawyer reads it.";
  private static final String STANDS_ELSEWHERE = "Nobody knew whose its deposit is, or it was put right since, so it does not stand as before. Record what "
      + "the bank has as a deposit of its own on the ledger that is right, and tell it CLEARED as of its day.";
  private static final String CURED = "The firm has made good a shortage since, and its transfer would stand among the clients' money. Ask a "
      + "lawyer with trust authority; what a client got back so is taken by other drawdowns.";
  private static final String SWEPT = "The interest was swept meanwhile. Where that was told wrongly too, have it taken back first.";
  private static final String FULL = "The float for bank charges would hold more than it may: have so much of it given back to the firm first.";

  private final TrustLedger ledger;
  private final JdbcTrustPostings postings;
  private final JdbcDeposits deposits;

  BankReversals(TrustLedger ledger, JdbcTrustPostings postings, JdbcDeposits deposits) {
    this.ledger = ledger;
    this.postings = postings;
    this.deposits = deposits;
  }

  /** What the bank was told to have done, which these terms take back. */
  Optional<TrustPosting> told(DrawdownTerms terms) {
    return terms.reverses().filter(sequence -> terms.type() == DrawdownType.REVERSAL)
        .flatMap(sequence -> postings.find(terms.account(), sequence))
        .filter(posting -> posting.bankEvent().isPresent());
  }

  /** On whose ledger it stands, the bar's interest among them; nobody's where nobody knew whose the money was. */
  static Optional<LedgerId> ledgerOf(TrustPosting posting) {
    var isInterest = posting.debit().equals(ChartAccount.INTEREST) || posting.credit().equals(ChartAccount.INTEREST)
        || posting.kind() == PostingKind.SWEEP;
    return isInterest ? Optional.of(LedgerId.INTEREST) : posting.ledger();
  }

  /** Why these terms may not take back on that day what the bank was told to have done by this posting. */
  Optional<Refused> refusal(
      TrustAccount account, DrawdownTerms terms, TrustPosting posting, boolean isAsked, LocalDate on) {
    if (postings.isReversed(account.id(), posting.sequence())) {
      return Optional.of(new Refused(TrustCode.TRUST_NOT_REVERSIBLE, Optional.empty()));
    }
    var rows = ledger.entry(posting.entryKey());
    var first = rows.get(0);
    var owed = rows.stream().filter(row -> row.debit().equals(ChartAccount.SHORTAGE)).findFirst();
    if (stoodElsewhere(first)) {
      return because(STANDS_ELSEWHERE);
    }
    if (!ledgerOf(first).equals(Optional.of(terms.ledger()))) {
      return because(STANDS_ON.formatted(ledgerOf(first).orElseThrow()));
    }
    if (terms.toLedger().isPresent()) {
      return because(TOLD_ANEW);
    }
    if (posting.sequence() != first.sequence() || !terms.amount().equals(first.amount())) {
      var rest = owed.filter(row -> row.sequence() != first.sequence())
          .map(row -> WITH_THE_REST.formatted(Wording.of(row.amount()))).orElse("");
      return because(WHOLE.formatted(first.sequence(), Wording.of(first.amount()), rest));
    }
    if (isAsked && terms.purpose().filter(words -> !words.isBlank()).isEmpty()) {
      return because(WHY);
    }
    if (owed.filter(row -> isCured(account, row, on)).isPresent()) {
      return because(CURED);
    }
    if (first.kind() == PostingKind.INTEREST
        && first.amount().exceeds(ledger.coverable(account.id(), ChartAccount.INTEREST, on))) {
      return because(SWEPT);
    }
    return first.debit().equals(ChartAccount.FLOAT) && first.amount().exceeds(room(account))
        ? because(FULL) : Optional.empty();
  }

  /** Nobody knew whose the money was, or it has come to another ledger, or anew to this one. */
  private boolean stoodElsewhere(TrustPosting first) {
    return ledgerOf(first).isEmpty() || first.deposit().flatMap(deposits::find)
        .flatMap(deposit -> postings.sequenceOf(deposit.account(), deposit.id().value()))
        .filter(came -> came > first.sequence())
        .isPresent();
  }

  private boolean isCured(TrustAccount account, TrustPosting owed, LocalDate on) {
    return postings.isCuredSince(account.id(), owed.sequence())
        || owed.amount().exceeds(ledger.coverable(account.id(), ChartAccount.SHORTAGE, on));
  }

  private Money room(TrustAccount account) {
    return account.floatCap().minus(postings.balance(account.id(), ChartAccount.FLOAT, account.currency()));
  }

  private static Optional<Refused> because(String next) {
    return Optional.of(new Refused(TrustCode.TRUST_NOT_REVERSIBLE, Optional.empty(), Optional.of(next)));
  }
}
