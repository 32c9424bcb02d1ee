package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.DrawdownAnswer.Refused;
import io.matterflow.trust.TrustAccount.Book;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Whether a drawdown may be, in the order of {@code domain/trust-iolta.md} section 6. Asked when it is proposed, again
 * when it is authorized and again when it is carried out; the account is held by whoever asks.
 */
@Component
class DrawdownChecks {

  private static final Pattern CASH = Pattern.compile("(?i)\\s*(to\\s+)?cash(\\s+.*)?|.*\\bbearer\\b.*");
  private static final Set<DrawdownType> OF_THE_FIRM = EnumSet.of(DrawdownType.REFUND, DrawdownType.PAY_OUT);
  private static final Set<PostingKind> REVERSIBLE = EnumSet.of(
      PostingKind.DEPOSIT, PostingKind.IDENTIFIED, PostingKind.DRAW_FEES, PostingKind.DISBURSE_COST, PostingKind.REFUND,
      PostingKind.PAY_OUT);

  /** What helps where the money that is to be taken off a ledger is not on it any more, or is promised. */
  private static final String SPENT = "The money was spent meanwhile, and is the firm's to make good at once: have a draw of fees that spent "
      + "it reversed, or record the firm's own transfer as a deposit on this ledger; then propose this again.";
  private static final String PROPOSED = "Other drawdowns of this ledger are open: have them withdrawn first.";

  /** What helps with a deposit of which the bank has taken a part. */
  private static final String PARTLY_BACK = "The bank has taken a part of this deposit back, which stays booked where it was taken: name %s, "
      + "which is left of it, and the ledger that is right.";

  private static final String AS_APPROVED = "It pays a share of a settlement as the client approved it: settle the share in its "
      + "distribution, or withdraw the distribution.";
  private static final String THERE_ALREADY = "It stands on that ledger already: name the one that is right.";

  /** What helps where somebody has proposed the same before. */
  private static final String UNDER_WAY = "Drawdown %s of %s takes the same posting back and is open: have that one carried out, or "
      + "withdrawn first.";

  private final TrustAccounts accounts;
  private final JdbcTrustAccounts periods;
  private final TrustLedger ledger;
  private final JdbcTrustPostings postings;
  private final JdbcDrawdowns drawdowns;
  private final LedgerClaims claims;
  private final Invoices invoices;
  private final RecoverableDues dues;
  private final BankReversals ofTheBank;
  private final Directory directory;

  DrawdownChecks(
      TrustAccounts accounts,
      JdbcTrustAccounts periods,
      TrustLedger ledger,
      JdbcTrustPostings postings,
      JdbcDrawdowns drawdowns,
      LedgerClaims claims,
      Invoices invoices,
      RecoverableDues dues,
      BankReversals ofTheBank,
      Directory directory) {
    this.accounts = accounts;
    this.periods = periods;
    this.ledger = ledger;
    this.postings = postings;
    this.drawdowns = drawdowns;
    this.claims = claims;
    this.invoices = invoices;
    this.dues = dues;
    this.ofTheBank = ofTheBank;
    this.directory = directory;
  }

  /** Why these terms may not be on that day; what the drawdown itself has reserved does not count against it. */
  Optional<Refused> refusal(TrustAccount account, DrawdownTerms terms, Optional<Drawdown> itself, LocalDate on) {
    return refusal(account, terms, itself, on, claims.reserved(account, terms.ledger(), itself.map(Drawdown::id)));
  }

  /**
   * Why it may not be proposed on that day, or for more than before: beside all else, what a statement divides leaves
   * by its own shares, to whom and for how much it says.
   */
  Optional<Refused> proposal(TrustAccount account, DrawdownTerms terms, Optional<Drawdown> itself, LocalDate on) {
    return itself.flatMap(share -> approved(share, terms))
        .or(() -> refusal(account, terms, itself, on))
        .or(() -> itself.filter(before -> !terms.amount().exceeds(before.amount())).isPresent() ? Optional.empty()
            : divided(account, terms, claims.reserved(account, terms.ledger(), itself.map(Drawdown::id))));
  }

  private Optional<Refused> approved(Drawdown share, DrawdownTerms terms) {
    var isTheSame = terms.amount().equals(share.amount()) && terms.payee().equals(share.terms().payee());
    return isTheSame || !claims.isShare(share.id())
        ? Optional.empty()
        : Optional.of(new Refused(TrustCode.TRUST_BEING_DISTRIBUTED, Optional.empty(), Optional.of(AS_APPROVED)));
  }

  /** Why a lawyer may not authorize it on that day: a statement may have divided its money since it was proposed. */
  Optional<Refused> authorization(TrustAccount account, Drawdown itself, LocalDate on) {
    var terms = itself.terms();
    return refusal(account, terms, Optional.of(itself), on)
        .or(() -> claims.isShare(itself.id()) ? Optional.empty()
            : divided(account, terms, claims.reserved(account, terms.ledger(), Optional.of(itself.id()))));
  }

  /** What a statement divides leaves by its own shares, whatever others have reserved beside them. */
  private Optional<Refused> divided(TrustAccount account, DrawdownTerms terms, Money reserved) {
    var divided = claims.divided(account, terms.ledger());
    var stated = divided.plus(claims.reservedByShares(account, terms.ledger()));
    if (terms.type() == DrawdownType.REVERSAL || stated.isZero()) {
      return Optional.empty();
    }
    var beside = accounts.standing(account, terms.ledger()).book()
        .minus(claims.objectedTo(account, terms.ledger()))
        .minus(reserved)
        .minus(divided);
    return terms.amount().exceeds(beside) ? upTo(TrustCode.TRUST_BEING_DISTRIBUTED, beside) : Optional.empty();
  }

  /**
   * Why what a lawyer has signed may not be carried out on that day. What others have reserved is theirs only until
   * somebody with a lawyer's word is there first: else of two for money that is there once none could go.
   */
  Optional<Refused> refusalNow(TrustAccount account, DrawdownTerms terms, Drawdown itself, LocalDate on) {
    return refusal(account, terms, Optional.of(itself), on, Money.zero(account.currency()))
        .or(() -> claims.isShare(itself.id()) ? Optional.empty()
            : divided(account, terms, claims.reservedByShares(account, terms.ledger())));
  }

  private Optional<Refused> refusal(
      TrustAccount account, DrawdownTerms terms, Optional<Drawdown> itself, LocalDate on, Money reserved) {
    return misplaced(account, terms)
        .or(() -> crossing(terms))
        .or(() -> commingling(terms))
        .or(() -> isCash(terms.method()) || isCash(terms.payee()) ? because(TrustCode.TRUST_NO_CASH) : Optional.empty())
        .or(() -> dated(account, on))
        .or(() -> terms.type() == DrawdownType.DRAW_FEES ? invoice(account, terms, itself) : Optional.empty())
        .or(() -> terms.type() == DrawdownType.RECOVERY ? owed(terms) : Optional.empty())
        .or(() -> terms.type() == DrawdownType.REVERSAL ? reversal(account, terms, itself, on) : Optional.empty())
        .or(() -> comesBack(account, terms) ? Optional.empty() : covered(account, terms, reserved, on))
        .or(() -> terms.type() != DrawdownType.REVERSAL && periods.isFrozen(account.id())
            ? because(TrustCode.TRUST_FROZEN) : Optional.empty());
  }

  static boolean isCash(Optional<String> words) {
    return words.filter(said -> CASH.matcher(said).matches()).isPresent();
  }

  /** Whether it takes back what left the ledger, so that money comes in. */
  boolean comesBack(TrustAccount account, DrawdownTerms terms) {
    return terms.type() == DrawdownType.REVERSAL
        && taken(account, terms).filter(posting -> posting.credit().equals(ChartAccount.BANK)).isPresent();
  }

  /** The posting that a reversal takes back. */
  Optional<TrustPosting> taken(TrustAccount account, DrawdownTerms terms) {
    return terms.reverses().flatMap(sequence -> postings.find(account.id(), sequence));
  }

  /** The number of the posting that is meant by its own number, or by the id of what posted it. */
  Optional<Long> posting(TrustAccountId account, String reference) {
    if (reference.matches("\\d{1,18}")) {
      return Optional.of(Long.valueOf(reference));
    }
    return reference.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
        ? postings.sequenceOf(account, UUID.fromString(reference)) : Optional.empty();
  }

  private Optional<Refused> misplaced(TrustAccount account, DrawdownTerms terms) {
    if (account.book() == Book.PRACTICE) {
      return because(TrustCode.TRUST_NOT_OUR_BOOK);
    }
    if (!terms.amount().currency().equals(account.currency())) {
      return because(TrustCode.TRUST_WRONG_CURRENCY);
    }
    return isKnown(terms.ledger(), terms) && terms.toLedger().map(to -> isKnown(to, terms)).orElse(true)
        ? Optional.empty() : because(TrustCode.TRUST_UNKNOWN_LEDGER);
  }

  private Optional<Refused> crossing(DrawdownTerms terms) {
    var crosses = switch (terms.type()) {
      case TRANSFER -> !isBetweenMattersOfOneClient(terms) || terms.consent().isEmpty();
      case REVERSAL -> false;
      case DRAW_FEES -> terms.toLedger().isPresent() || isOfAnotherMatter(terms);
      case DISBURSE_COST, REFUND, PAY_OUT, RECOVERY -> terms.toLedger().isPresent() || isOfAnotherMatter(terms);
    };
    return crosses ? because(TrustCode.TRUST_CROSS_LEDGER_TRANSFER) : Optional.empty();
  }

  private boolean isBetweenMattersOfOneClient(DrawdownTerms terms) {
    var from = terms.ledger().matter().flatMap(directory::matter).map(matter -> matter.client());
    var to = terms.toLedger().flatMap(LedgerId::matter).flatMap(directory::matter).map(matter -> matter.client());
    return from.isPresent() && from.equals(to) && !terms.toLedger().equals(Optional.of(terms.ledger()));
  }

  /** An invoice that is known, and is for another matter than the ledger's. */
  private boolean isOfAnotherMatter(DrawdownTerms terms) {
    return terms.invoice().flatMap(invoices::find).flatMap(Invoice::matter)
        .filter(matter -> !terms.ledger().equals(LedgerId.of(matter))).isPresent();
  }

  private Optional<Refused> commingling(DrawdownTerms terms) {
    var commingles = terms.toLedger().filter(LedgerId::isFloat).isPresent()
        || (terms.ledger().isFloat() && !OF_THE_FIRM.contains(terms.type()) && ofTheBank.told(terms).isEmpty());
    return commingles ? because(TrustCode.TRUST_COMMINGLING) : Optional.empty();
  }

  private Optional<Refused> dated(TrustAccount account, LocalDate on) {
    if (on.isBefore(account.openedOn())
        || periods.lockedThrough(account.id()).filter(day -> !on.isAfter(day)).isPresent()) {
      return because(TrustCode.TRUST_PERIOD_LOCKED);
    }
    return on.isAfter(accounts.today()) ? because(TrustCode.TRUST_FUTURE_DATED) : Optional.empty();
  }

  private Optional<Refused> invoice(TrustAccount account, DrawdownTerms terms, Optional<Drawdown> itself) {
    var found = terms.invoice().flatMap(invoices::find)
        .filter(invoice -> invoice.matter().map(LedgerId::of).equals(Optional.of(terms.ledger())))
        .filter(invoice -> invoice.deliveredOn().isPresent() && invoice.open().currency().equals(account.currency()));
    if (found.isEmpty()) {
      return because(TrustCode.TRUST_NO_INVOICE);
    }
    var invoice = found.get();
    var own = itself.filter(Drawdown::isOpen).map(Drawdown::amount).orElse(Money.zero(account.currency()));
    var undisputed = invoice.open().minus(invoice.disputed());
    var proposed = invoice.reserved().minus(own);
    if (terms.amount().exceeds(invoice.open())) {
      return upTo(TrustCode.TRUST_NO_INVOICE, invoice.unreserved().plus(own), ofAnother(proposed));
    }
    if (terms.amount().exceeds(undisputed)) {
      return upTo(TrustCode.TRUST_DISPUTED, invoice.unreserved().plus(own));
    }
    var left = undisputed.minus(invoice.reserved()).plus(own);
    return terms.amount().exceeds(left)
        ? upTo(TrustCode.TRUST_NO_INVOICE, left, ofAnother(proposed))
        : Optional.empty();
  }

  private static Optional<String> ofAnother(Money proposed) {
    return Optional.of(proposed).filter(Money::isPositive).map(amount ->
    "%s of it is proposed by another drawdown that is open: wait for that one, or have it withdrawn."
        .formatted(Wording.of(amount)));
  }

  /** To the firm only what the client owes it for a deposit that was taken back, and with the client's word. */
  private Optional<Refused> owed(DrawdownTerms terms) {
    var due = dues.of(terms.ledger(), terms.amount().currency());
    return terms.consent().isEmpty() || terms.amount().exceeds(due)
        ? upTo(TrustCode.TRUST_NOT_OWED, due)
        : Optional.empty();
  }

  private Optional<Refused> reversal(
      TrustAccount account, DrawdownTerms terms, Optional<Drawdown> itself, LocalDate on) {
    if (terms.toLedger().equals(Optional.of(terms.ledger()))) {
      return Optional.of(new Refused(TrustCode.TRUST_NOT_REVERSIBLE, Optional.empty(), Optional.of(THERE_ALREADY)));
    }
    var other = itself.isPresent() ? Optional.<Drawdown>empty()
        : drawdowns.openOn(account.id(), terms.ledger()).stream()
            .filter(open -> open.type() == DrawdownType.REVERSAL && open.terms().reverses().equals(terms.reverses()))
            .findFirst();
    if (other.isPresent()) {
      return Optional.of(new Refused(TrustCode.TRUST_NOT_REVERSIBLE, Optional.empty(),
          Optional.of(UNDER_WAY.formatted(other.get().id(), Wording.of(other.get().amount())))));
    }
    var told = ofTheBank.told(terms);
    if (told.isPresent()) {
      return ofTheBank.refusal(account, terms, told.get(), itself.isEmpty(), on);
    }
    var known = taken(account, terms)
        .filter(posting -> REVERSIBLE.contains(posting.kind()))
        .filter(posting -> posting.ledger().equals(Optional.of(terms.ledger())))
        .filter(posting -> !postings.isReversed(account.id(), posting.sequence()));
    var fits = known
        .filter(posting -> terms.amount().equals(left(posting)))
        .filter(posting -> switch (posting.kind()) {
          case DEPOSIT -> terms.toLedger().isPresent() || isWhole(posting);
          case IDENTIFIED -> terms.toLedger().isPresent();
          case DRAW_FEES -> terms.toLedger().isEmpty() && isStillPaidBy(posting);
          default -> terms.toLedger().isEmpty();
        })
        .isPresent();
    return fits ? Optional.empty()
        : known.filter(posting -> !isWhole(posting) && left(posting).isPositive())
            .map(posting -> upTo(TrustCode.TRUST_NOT_REVERSIBLE, left(posting),
                Optional.of(PARTLY_BACK.formatted(Wording.of(left(posting))))))
            .orElseGet(() -> because(TrustCode.TRUST_NOT_REVERSIBLE));
  }

  /** What of it is on its ledger: of a deposit not what the bank took back, which is not taken off a second time. */
  private Money left(TrustPosting posting) {
    return posting.deposit()
        .map(deposit -> posting.amount()
            .minus(postings.cameBackSince(deposit, posting.sequence(), posting.amount().currency())))
        .orElse(posting.amount());
  }

  /** The bank has taken nothing of the deposit back, on whatever ledger it stood then. */
  private boolean isWhole(TrustPosting posting) {
    return posting.deposit().filter(
        deposit -> postings.cameBackSince(deposit, 0, posting.amount().currency()).isPositive()).isEmpty();
  }

  /** What was drawn for an invoice and is asked for again cannot go back to trust as well. */
  private boolean isStillPaidBy(TrustPosting draw) {
    return draw.invoice().map(invoices::drawn).filter(drawn -> !draw.amount().exceeds(drawn)).isPresent();
  }

  private Optional<Refused> covered(TrustAccount account, DrawdownTerms terms, Money reserved, LocalDate on) {
    var standing = accounts.standing(account, terms.ledger());
    var held = terms.type() == DrawdownType.DRAW_FEES
        ? claims.objectedTo(account, terms.ledger()) : claims.held(account, terms.ledger());
    var book = ledger.coverable(account.id(), ChartAccount.of(terms.ledger()), on).minus(reserved);
    if (terms.amount().exceeds(book.minus(held)) && !terms.amount().exceeds(book)) {
      return upTo(TrustCode.TRUST_DISPUTED, book.minus(held));
    }
    if (terms.amount().exceeds(book)) {
      return upTo(TrustCode.TRUST_INSUFFICIENT_LEDGER, book, terms.type() != DrawdownType.REVERSAL ? Optional.empty()
          : Optional.of(terms.amount().exceeds(book.plus(reserved)) ? SPENT : PROPOSED));
    }
    var drawable = standing.drawable().minus(held).minus(reserved);
    return terms.type() != DrawdownType.REVERSAL && terms.amount().exceeds(drawable)
        ? upTo(TrustCode.TRUST_UNCLEARED_FUNDS, drawable) : Optional.empty();
  }

  private boolean isKnown(LedgerId of, DrawdownTerms terms) {
    return of.isFloat() || of.matter().flatMap(directory::matter).isPresent()
        || of.isInterest() && ofTheBank.told(terms).isPresent();
  }

  private static Optional<Refused> because(TrustCode code) {
    return Optional.of(new Refused(code, Optional.empty()));
  }

  private static Optional<Refused> upTo(TrustCode code, Money limit) {
    return upTo(code, limit, Optional.empty());
  }

  private static Optional<Refused> upTo(TrustCode code, Money limit, Optional<String> instead) {
    return Optional.of(
        new Refused(code, Optional.of(limit.isNegative() ? Money.zero(limit.currency()) : limit), instead));
  }
}
