package io.matterflow.books;

import io.matterflow.accounting.Posting;
import io.matterflow.accounting.Posting.Side;
import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.receivables.OperatingMoney;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which entries go to the accounting system, as what, and which are there. An entry is posted once under its own key
 * and never changed there; what was booked elsewhere before we took it over stands there already.
 */
@Service
public class Postings {

  static final int AT_ONCE = 50;

  private static final Set<Account> OF_CLIENTS = EnumSet.of(
      Account.RECEIVABLES, Account.UNAPPLIED, Account.DUE_FROM_CLIENT);

  private final JdbcPostings rows;
  private final JdbcRebookings rebookings;
  private final JdbcJournal journal;
  private final AccountNames names;
  private final Invoices invoices;
  private final OperatingMoney money;
  private final AuditTrail audit;
  private final Clock clock;

  Postings(
      JdbcPostings rows,
      JdbcRebookings rebookings,
      JdbcJournal journal,
      AccountNames names,
      Invoices invoices,
      OperatingMoney money,
      AuditTrail audit,
      Clock clock) {
    this.rows = rows;
    this.rebookings = rebookings;
    this.journal = journal;
    this.names = names;
    this.invoices = invoices;
    this.money = money;
    this.audit = audit;
    this.clock = clock;
  }

  /** The next that this run has to post, oldest first: entries, then what is rebooked. */
  @Transactional(readOnly = true)
  public List<Posting> next(PostingRunId run) {
    var entries = rows.next(run, AT_ONCE).stream()
        .map(key -> journal.find(key).orElseThrow())
        .map(this::posting)
        .toList();
    return entries.isEmpty() ? rebookings.next(run, AT_ONCE) : entries;
  }

  @Transactional(readOnly = true)
  public boolean areLeft(PostingRunId run) {
    return !rows.next(run, 1).isEmpty() || !rebookings.next(run, 1).isEmpty();
  }

  @Transactional
  public void posted(Posting posting, String vendorId) {
    if (!rebookings.posted(posting.key(), vendorId, clock.instant())) {
      rows.posted(new EntryKey(posting.key()), vendorId, posting.summary(), clock.instant());
    }
  }

  /** It was refused for good: the comparison names it, and the next run tries it again. */
  @Transactional
  public void refused(PostingRunId run, Posting posting) {
    if (!rebookings.refused(run, posting.key())) {
      rows.refused(run, new EntryKey(posting.key()));
    }
    audit.record(AuditEntry.of(Actor.ENGINE, "posting-refused", "posting-run", run).after("entry", posting.key()));
  }

  Posting posting(JournalEntry entry) {
    var client = clientOf(entry);
    var sides = new ArrayList<Side>();
    Arrays.stream(Account.values()).filter(account -> !entry.on(account).isZero()).forEach(account -> {
      var name = names.of(account);
      sides.add(
          new Side(name.number(), name.name(), client.filter(any -> OF_CLIENTS.contains(account)), entry.on(account)));
    });
    return new Posting(entry.key().value(), entry.on(), memo(entry), sides, entry.reverses().map(EntryKey::value));
  }

  private Optional<ClientId> clientOf(JournalEntry entry) {
    var billed = entry.invoice().flatMap(invoices::find).map(Invoice::client);
    return billed.or(() -> entry.payment().map(money::of).flatMap(payment ->
        payment.client().or(() -> payment.invoice().flatMap(invoices::find).map(Invoice::client))));
  }

  private static String memo(JournalEntry entry) {
    var about = entry.invoice().map(number -> " invoice " + number).orElse("");
    return entry.fact() + about + entry.payment().map(payment -> " payment " + payment.brief()).orElse("");
  }
}
