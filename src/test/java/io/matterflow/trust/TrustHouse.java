package io.matterflow.trust;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.TrustAccount.Book;
import io.matterflow.trust.TrustAccounts.Opened;
import io.matterflow.trust.TrustAccounts.Opening;
import io.matterflow.trust.TrustLedger.Answer;
import io.matterflow.trust.TrustLedger.Posted;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Trust accounts of a test's own, with ledgers of matters of its own, and what it takes to post on them. */
@Component
public class TrustHouse {

  public static final ZoneId ZONE = ZoneId.of("America/Chicago");
  public static final Actor BOOKKEEPER = person("trust-bookkeeper", Role.BOOKKEEPER);
  public static final Actor LAWYER = person("trust-lawyer", Role.TRUST_AUTHORIZER);

  private final TrustAccounts accounts;
  private final TrustLedger ledger;
  private final Firm firm;
  private final JdbcTemplate jdbc;
  private final Clock clock;

  TrustHouse(TrustAccounts accounts, TrustLedger ledger, Firm firm, JdbcTemplate jdbc, Clock clock) {
    this.accounts = accounts;
    this.ledger = ledger;
    this.firm = firm;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public static Actor person(String name, Role role) {
    return new Actor(new UserId(name), Set.of(role), Optional.empty(), true);
  }

  public LocalDate today() {
    return clock.instant().atZone(ZONE).toLocalDate();
  }

  public static TrustAccountId name() {
    return new TrustAccountId("T-" + UUID.randomUUID().toString().substring(0, 18));
  }

  public Engagement matter() {
    return firm.hourlyMatter().loaded();
  }

  public LedgerId ledger() {
    return LedgerId.of(matter().id());
  }

  /** An account opened 60 days ago by these balances. */
  public TrustAccountId opened(Map<LedgerId, String> balances) {
    return opened(today().minusDays(60), balances);
  }

  public TrustAccountId opened(LocalDate on, Map<LedgerId, String> balances) {
    var account = name();
    var amounts = new TreeMap<LedgerId, Money>();
    balances.forEach((ledger, balance) -> amounts.put(ledger, Money.usd(balance)));
    var answer = accounts.open(new Opening(account, on, Money.USD, "MODEL", Book.OURS, amounts), LAWYER);
    if (!(answer instanceof Opened)) {
      throw new IllegalStateException("not opened: " + answer);
    }
    return account;
  }

  /** A deposit's row and its posting. */
  public Posted deposited(TrustAccountId account, LedgerId to, String amount, LocalDate on) {
    var id = DepositId.next();
    jdbc.update("""
        insert into trust_deposit (id, account, source, event_id, ledger, amount, currency, method, received_on, state, told_by, told_at)
        values (?, ?, 'test', ?, ?, ?, 'USD', 'WIRE', ?, 'POSTED', 'test', ?)
        """, id.value(), account.value(), id.toString(), to.value(), Money.usd(amount).amount(), on, now());
    return (Posted) ledger.post(TrustEntry.of("deposit:" + id, account, PostingKind.DEPOSIT, on, BOOKKEEPER).of(id)
        .moving(ChartAccount.BANK, ChartAccount.of(to), Money.usd(amount), to));
  }

  /** It has cleared, and a person with trust authority has confirmed it. */
  public void collected(DepositId deposit) {
    jdbc.update("update trust_deposit set confirmed_by = 'test', confirmed_at = ?, drawable_on = ? where id = ?",
        now(), today(), deposit.value());
  }

  /** A deposit of today that may be drawn. */
  public DepositId drawable(TrustAccountId account, LedgerId to, String amount) {
    var deposit = deposited(account, to, amount, today()).first().deposit().orElseThrow();
    collected(deposit);
    return deposit;
  }

  public void returned(DepositId deposit) {
    jdbc.update("update trust_deposit set returned_on = ?, state = 'RETURNED' where id = ?", today(), deposit.value());
  }

  public BankEventId bankDid(TrustAccountId account, PostingKind kind, LedgerId ledger, String amount, LocalDate on) {
    var id = BankEventId.next();
    jdbc.update("""
        insert into trust_bank_event (id, account, event_id, dated, kind, ledger, amount, currency, source, told_by, told_at)
        values (?, ?, ?, ?, ?, ?, ?, 'USD', 'test', 'test', ?)
        """, id.value(), account.value(), id.toString(), on, kind.name(), ledger.value(), Money.usd(amount).amount(), now());
    return id;
  }

  /** A grant to this person by another, from long ago. */
  public GrantId grant(Actor lawyer) {
    var id = GrantId.next();
    jdbc.update("""
        insert into trust_authority (grant_id, person, lawyer, valid_from, granted_by, granted_at)
        values (?, ?, 'bar 1', ?, 'test-admin', ?)
        """, id.value(), lawyer.user().value(), LocalDate.of(2020, 1, 1), now());
    return id;
  }

  /** A drawdown's row and the authorization of exactly it, until tomorrow. */
  public AuthorizationId authorized(TrustAccountId account, PostingKind type, LedgerId ledger, String amount) {
    return authorized(account, type, ledger, amount, grant(LAWYER));
  }

  public AuthorizationId
      authorized(TrustAccountId account, PostingKind type, LedgerId ledger, String amount, InvoiceNumber invoice) {
    return authorized(account, type, ledger, amount, grant(LAWYER), Optional.of(invoice));
  }

  public AuthorizationId
      authorized(TrustAccountId account, PostingKind type, LedgerId ledger, String amount, GrantId grant) {
    return authorized(account, type, ledger, amount, grant, Optional.empty());
  }

  private AuthorizationId authorized(
      TrustAccountId account,
      PostingKind type,
      LedgerId ledger,
      String amount,
      GrantId grant,
      Optional<InvoiceNumber> invoice) {
    var drawdown = UUID.randomUUID();
    jdbc.update("""
        insert into trust_drawdown (id, account, ledger, type, amount, currency, state, version, requested_by, requested_at)
        values (?, ?, ?, ?, ?, 'USD', 'POSTED', 1, 'test', ?)
        """, drawdown, account.value(), ledger.value(), type.name(), Money.usd(amount).amount(), now());
    jdbc.update(
        "insert into trust_signature (drawdown_id, version, level, lawyer, grant_id, signed_at) values (?, 1, 1, ?, ?, ?)",
        drawdown, LAWYER.user().value(), grant.value(), now());
    var id = AuthorizationId.next();
    jdbc.update("""
        insert into trust_authorization (id, drawdown_id, version, account, ledger, type, amount, currency, invoice_number, lawyer,
          grant_id, authorized_at, expires_at)
        values (?, ?, 1, ?, ?, ?, ?, 'USD', ?, ?, ?, ?, ?)
        """, id.value(), drawdown, account.value(), ledger.value(), type.name(), Money.usd(amount).amount(),
        invoice.map(InvoiceNumber::value).orElse(null), LAWYER.user().value(), grant.value(), now(), now().plusDays(1));
    return id;
  }

  /** The posting of what was authorized. */
  public TrustEntry
      draw(TrustAccountId account, PostingKind type, LedgerId from, String amount, LocalDate on, AuthorizationId by) {
    return TrustEntry.of("drawdown:" + by, account, type, on, BOOKKEEPER).authorizedBy(by)
        .moving(ChartAccount.of(from), ChartAccount.BANK, Money.usd(amount), from);
  }

  public Answer drawn(TrustAccountId account, PostingKind type, LedgerId from, String amount, LocalDate on) {
    return ledger.post(draw(account, type, from, amount, on, authorized(account, type, from, amount)));
  }

  /** A period that somebody has signed through a day, at a moment. */
  public void signed(TrustAccountId account, LocalDate through, OffsetDateTime at) {
    var reconciliation = UUID.randomUUID();
    jdbc.update("""
        insert into trust_reconciliation (id, account, sequence, period_end, currency, bank_balance, book_balance, prepared_by, prepared_at, hash)
        select ?, ?, coalesce(max(sequence), 0) + 1, ?, 'USD', 0, 0, 'test', ?, 'test' from trust_reconciliation where account = ?
        """, reconciliation, account.value(), through, at, account.value());
    jdbc.update(
        "insert into trust_period_lock (account, period_end, reconciliation_id, signed_by, signed_at) values (?, ?, ?, 'test', ?)",
        account.value(), through, reconciliation, at);
  }

  /** On an account that nobody opened. */
  Answer drawnFromNowhere(LedgerId from) {
    return ledger.post(draw(name(), PostingKind.REFUND, from, "1.00", today(), AuthorizationId.next()));
  }

  public Money book(TrustAccountId account, LedgerId ledger) {
    return accounts.standing(accounts.find(account).orElseThrow(), ledger).book();
  }

  public Money balance(TrustAccountId account, ChartAccount of) {
    return accounts.standing(account, today()).orElseThrow().balance(of);
  }

  public Map<String, String> books(TrustAccountId account) {
    var books = new HashMap<String, String>();
    accounts.standing(account, today())
        .orElseThrow()
        .ledgers()
        .forEach((ledger, stands) -> books.put(ledger.value(), stands.book().plain()));
    return books;
  }

  OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
