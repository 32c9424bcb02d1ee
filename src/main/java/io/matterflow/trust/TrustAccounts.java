package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.trust.TrustAccount.Book;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The firm's trust accounts: opened once by their balances, and what each ledger stands at as of any day. */
@Service
public class TrustAccounts {

  private final JdbcTrustAccounts accounts;
  private final JdbcTrustPostings postings;
  private final JdbcLedgerStandings standings;
  private final LedgerClaims claims;
  private final TrustLedger ledger;
  private final OpeningItems items;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;
  private final BigDecimal floatCap;

  TrustAccounts(
      JdbcTrustAccounts accounts,
      JdbcTrustPostings postings,
      JdbcLedgerStandings standings,
      LedgerClaims claims,
      TrustLedger ledger,
      OpeningItems items,
      Directory directory,
      AuditTrail audit,
      Clock clock,
      @Value("${matterflow.trust.float-cap:500.00}") BigDecimal floatCap) {
    this.accounts = accounts;
    this.postings = postings;
    this.standings = standings;
    this.claims = claims;
    this.ledger = ledger;
    this.items = items;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
    this.floatCap = floatCap;
  }

  @Transactional(readOnly = true)
  public Optional<TrustAccount> find(TrustAccountId id) {
    return accounts.find(id);
  }

  @Transactional(readOnly = true)
  public List<TrustAccount> all() {
    return accounts.all();
  }

  /** The accounts of our books in which the ledger was ever touched. */
  @Transactional(readOnly = true)
  public List<TrustAccount> keeping(LedgerId ledger) {
    return accounts.keeping(ChartAccount.of(ledger));
  }

  /** Nobody else posts, proposes, authorizes or executes on the account until this transaction ends. */
  @Transactional
  Optional<TrustAccount> lock(TrustAccountId id) {
    return accounts.lock(id);
  }

  /**
   * Begins the journal of an account with what each ledger holds. After the first posting nothing is opened any more;
   * as long as there is none, and no statement has been brought and nothing compared, what was said may be said anew.
   */
  @Transactional
  public OpeningAnswer open(Opening opening, Actor by) {
    var misfits = misfits(opening);
    if (!misfits.isEmpty()) {
      return new Misfits(misfits);
    }
    var known = accounts.lock(opening.account());
    if (known.isPresent() && accounts.isInUse(opening.account())) {
      return new OpenAlready();
    }
    var account = new TrustAccount(opening.account(), opening.currency(), opening.jurisdiction(), opening.book(),
        new Money(floatCap, opening.currency()), opening.asOf());
    known.ifPresentOrElse(before -> replace(before, account, by), () -> begin(account, by));
    if (account.book() == Book.OURS) {
      var entry = TrustEntry.of("opening:" + account.id(), account.id(), PostingKind.OPENING, account.openedOn(), by);
      for (var ledger : opening.ledgers().entrySet()) {
        var shown = ledger.getValue().minus(opening.inTransitFor(ledger.getKey()));
        if (shown.isPositive()) {
          entry = entry.moving(ChartAccount.BANK, ChartAccount.of(ledger.getKey()), shown, ledger.getKey());
        }
      }
      if (!entry.moves().isEmpty() && ledger.post(entry) instanceof TrustLedger.Refused refused) {
        throw new IllegalStateException("account %s could not be opened: %s".formatted(account.id(), refused.code()));
      }
      items.take(opening, by);
    }
    return new Opened(account);
  }

  private void begin(TrustAccount account, Actor by) {
    accounts.insert(account, by.user(), clock.instant());
    audit.record(AuditEntry.of(by, "opened", TrustLedger.ENTITY, account.id())
        .after("on", account.openedOn()).after("currency", account.currency()).after("book", account.book())
        .after("jurisdiction", account.jurisdiction()));
  }

  private void replace(TrustAccount before, TrustAccount account, Actor by) {
    accounts.replace(account, by.user(), clock.instant());
    audit.record(AuditEntry.of(by, "opening-replaced", TrustLedger.ENTITY, account.id())
        .before("on", before.openedOn()).before("currency", before.currency()).before("book", before.book())
        .before("jurisdiction", before.jurisdiction())
        .after("on", account.openedOn()).after("currency", account.currency()).after("book", account.book())
        .after("jurisdiction", account.jurisdiction()));
  }

  /** What stands on the account as of a day; empty where there is no such account. */
  @Transactional(readOnly = true)
  public Optional<Standing> standing(TrustAccountId id, LocalDate asOf) {
    return accounts.find(id).map(account -> {
      var balances = postings.balances(id, asOf, account.currency());
      var ledgers = standings.asOf(account, balances, asOf);
      if (!asOf.isBefore(today())) {
        ledgers.replaceAll((ledger, standing) -> claimed(account, standing));
      }
      return new Standing(account, asOf, balances, ledgers);
    });
  }

  /** What a ledger stands at today; one that was never touched holds nothing. */
  @Transactional(readOnly = true)
  public LedgerStanding standing(TrustAccount account, LedgerId ledger) {
    return claimed(account, standings.now(account, ledger, today()));
  }

  /** What is disputed and reserved stands against a ledger now; of a past day nobody can say so. */
  private LedgerStanding claimed(TrustAccount account, LedgerStanding standing) {
    return new LedgerStanding(standing.ledger(), standing.book(), standing.drawable(),
        claims.held(account, standing.ledger()).atMost(standing.book()),
        claims.reserved(account, standing.ledger(), Optional.empty()));
  }

  /** The firm's day. */
  public LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  private SortedMap<LedgerId, TrustCode> misfits(Opening opening) {
    var misfits = new TreeMap<LedgerId, TrustCode>();
    opening.ledgers()
        .forEach((ledger, balance) -> misfit(ledger, balance, opening).ifPresent(code -> misfits.put(ledger, code)));
    var none = Money.zero(opening.currency());
    opening.inTransit().stream().map(Opening.InTransit::ledger).distinct()
        .filter(ledger -> opening.inTransitFor(ledger).exceeds(opening.ledgers().getOrDefault(ledger, none)))
        .forEach(ledger -> misfits.put(ledger, TrustCode.TRUST_INSUFFICIENT_LEDGER));
    opening.outstanding().stream().map(Opening.Cheque::ledger)
        .forEach(ledger -> misfit(ledger, none, opening).ifPresent(code -> misfits.put(ledger, code)));
    return misfits;
  }

  private Optional<TrustCode> misfit(LedgerId ledger, Money balance, Opening opening) {
    if (ledger.isFloat()) {
      return balance.amount().compareTo(floatCap) > 0 ? Optional.of(TrustCode.TRUST_COMMINGLING) : Optional.empty();
    }
    var matter = ledger.matter().flatMap(directory::matter);
    if (matter.isEmpty()) {
      return Optional.of(TrustCode.TRUST_UNKNOWN_LEDGER);
    }
    return directory.required(matter.get().client()).currency().equals(opening.currency())
        ? Optional.empty() : Optional.of(TrustCode.TRUST_WRONG_CURRENCY);
  }

  /**
   * What an account is to begin with, by the book: money in transit is in the balances, outstanding cheques are not in
   * them any more. Balances are not negative.
   */
  public record Opening(
      TrustAccountId account,
      LocalDate asOf,
      Currency currency,
      String jurisdiction,
      Book book,
      Map<LedgerId, Money> ledgers,
      List<InTransit> inTransit,
      List<Cheque> outstanding) {

    public Opening {
      ledgers = Map.copyOf(ledgers);
      inTransit = List.copyOf(inTransit);
      outstanding = List.copyOf(outstanding);
    }

    public Opening(
        TrustAccountId account,
        LocalDate asOf,
        Currency currency,
        String jurisdiction,
        Book book,
        Map<LedgerId, Money> ledgers) {
      this(account, asOf, currency, jurisdiction, book, ledgers, List.of(), List.of());
    }

    Money inTransitFor(LedgerId ledger) {
      return inTransit.stream()
          .filter(item -> item.ledger().equals(ledger))
          .map(InTransit::amount)
          .reduce(Money.zero(currency), Money::plus);
    }

    /** It was taken to the bank, which has not shown it yet. */
    public record InTransit(
        LedgerId ledger,
        Money amount,
        DepositMethod method,
        LocalDate on,
        Optional<String> ref,
        Optional<String> payer) {}

    /** It was written, and the bank has not paid it yet. */
    public record Cheque(LedgerId ledger, Money amount, LocalDate on, String ref, Optional<String> payee) {}
  }

  /** What became of an opening. */
  public sealed interface OpeningAnswer permits Opened, OpenAlready, Misfits {}

  public record Opened(TrustAccount account) implements OpeningAnswer {}

  public record OpenAlready() implements OpeningAnswer {}

  /** The ledgers that cannot be opened so, each with why. */
  public record Misfits(SortedMap<LedgerId, TrustCode> ledgers) implements OpeningAnswer {

    public TrustCode first() {
      return ledgers.values().iterator().next();
    }
  }

  /** The balances of the chart and of each ledger as of a day. */
  public record Standing(
      TrustAccount account,
      LocalDate asOf,
      SortedMap<ChartAccount, Money> balances,
      SortedMap<LedgerId, LedgerStanding> ledgers) {

    public Money balance(ChartAccount of) {
      return balances.getOrDefault(of, Money.zero(account.currency()));
    }

    /** What the clients and the firm's float have together. */
    public Money ledgersTotal() {
      return ledgers.values().stream().map(LedgerStanding::book).reduce(Money.zero(account.currency()), Money::plus);
    }
  }
}
