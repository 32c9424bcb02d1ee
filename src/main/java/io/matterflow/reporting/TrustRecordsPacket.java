package io.matterflow.reporting;

import static io.matterflow.reporting.TrustReport.Column.figure;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.reporting.TrustReport.Cell;
import io.matterflow.reporting.TrustReport.Column;
import io.matterflow.reporting.TrustReport.Fact;
import io.matterflow.reporting.TrustReport.Table;
import io.matterflow.trust.ChartAccount;
import io.matterflow.trust.Deposit;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.ReceiptNotice;
import io.matterflow.trust.ReceiptNotices;
import io.matterflow.trust.Reconciliation;
import io.matterflow.trust.Reconciliations;
import io.matterflow.trust.TrustAccount;
import io.matterflow.trust.TrustAccounts;
import io.matterflow.trust.TrustJurisdictions;
import io.matterflow.trust.TrustRecord.BankTold;
import io.matterflow.trust.TrustRecord.Signed;
import io.matterflow.trust.TrustRecord.Stood;
import io.matterflow.trust.TrustRecords;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All that the firm has on a client's money in trust, in one packet for an audit: ledgers, deposits, authorizations
 * with lawyer and grant, what the bank did, notices, signed reconciliations, and how long all of it is kept. Who took
 * it is on the trail.
 */
@Service
public class TrustRecordsPacket {

  private static final List<Column> DEPOSITS = List.of(
      Column.of("ledger", "Ledger"), Column.of("account", "Trust account"),
          Column.of("receivedOn", "Received"), Column.of("payer", "From"), Column.of("source", "Told by"),
          Column.of("method", "How"), Column.of("ref", "Reference"),
      figure("amount", "Amount"), figure("came", "Came to the ledger"), figure("went", "Went off it again"),
          Column.of("state", "State"), Column.of("confirmedBy", "Confirmed by"),
          Column.of("drawableOn", "Drawable from"), Column.of("clearedOn", "On the statement"),
          Column.of("returnedOn", "Came back"));
  private static final List<Column> AUTHORIZATIONS = List.of(
      Column.of("ledger", "Ledger"), Column.of("signedAt", "Signed"),
          Column.of("type", "For"), figure("amount", "Amount"), Column.of("payee", "Payee"),
          Column.of("invoice", "Invoice"),
          Column.of("lawyer", "Lawyer"), Column.of("bar", "Bar"), Column.of("grant", "Grant"),
          Column.of("grantedBy", "Granted by"),
      Column.of("grantedAt", "On"), Column.of("grantedFrom", "From"), Column.of("outcome", "What became of it"));
  private static final List<Column> BANK = List.of(Column.of("ledger", "Ledger"), Column.of("account", "Trust account"),
      Column.of("on", "Day"), Column.of("kind", "What the bank did"), figure("amount", "Amount"),
      figure("offLedger", "Off the ledger"),
      Column.of("note", "Note"),
      Column.of("eventId", "Bank's reference"), Column.of("acknowledgedBy", "Acknowledged by"),
      Column.of("acknowledgedAt", "At"));
  private static final List<Column> RECONCILIATIONS = List.of(
      Column.of("account", "Trust account"), Column.of("periodEnd", "Period to"),
          figure("bank", "Bank, adjusted"), figure("book", "Book"), figure("ledgers", "All ledgers"),
          figure("client", "This client's"),
      Column.of("lawyer", "Signed by"), Column.of("signedAt", "Signed"), Column.of("grant", "Grant"));
  private static final List<Column> NOTICES = List.of(
      Column.of("ledger", "Ledger"), Column.of("receivedOn", "Received"),
          figure("amount", "Amount"), Column.of("dueOn", "Client to know by"), Column.of("state", "Notice"),
          Column.of("toldAt", "Told"),
      Column.of("toldBy", "By"), Column.of("comment", "How"));
  private static final List<Column> RETENTION = List.of(
      Column.of("ledger", "Ledger"), Column.of("account", "Trust account"),
          Column.of("jurisdiction", "Jurisdiction"), Column.of("rule", "Kept for"),
          Column.of("lastPosting", "Last posting"),
      Column.of("keptUntil", "Not before"), Column.of("note", "Note"));

  private final TrustAccounts accounts;
  private final TrustReports reports;
  private final TrustRecords records;
  private final ReceiptNotices notices;
  private final Reconciliations reconciliations;
  private final TrustJurisdictions jurisdictions;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  TrustRecordsPacket(
      TrustAccounts accounts,
      TrustReports reports,
      TrustRecords records,
      ReceiptNotices notices,
      Reconciliations reconciliations,
      TrustJurisdictions jurisdictions,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.accounts = accounts;
    this.reports = reports;
    this.records = records;
    this.notices = notices;
    this.reconciliations = reconciliations;
    this.jurisdictions = jurisdictions;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** Empty where there is no such client. That it was read stands on the trail, by whom, as of when and as what. */
  @Transactional
  public Optional<TrustReport> of(ClientId id, LocalDate asOf, String form, Actor by) {
    return directory.client(id).map(client -> {
      audit.record(AuditEntry.of(by, "exported", "trust-records", id).after("asOf", asOf).after("format", form));
      return packet(client, asOf);
    });
  }

  private TrustReport packet(Client client, LocalDate asOf) {
    var matters = directory.matters().stream()
        .filter(matter -> matter.client().equals(client.id()))
        .sorted(Comparator.comparing((Matter matter) -> matter.id().value()))
        .toList();
    var ledgers = matters.stream().map(matter -> LedgerId.of(matter.id())).toList();
    var tables = new ArrayList<Table>();
    var retention = new ArrayList<List<Cell>>();
    for (var matter : matters) {
      for (var account : accounts.all()) {
        reports.table(account, LedgerId.of(matter.id()), LocalDate.EPOCH, asOf).ifPresent(table -> {
          tables.add(table);
          retention.add(retention(matter, account, asOf));
        });
      }
    }
    var zone = directory.firm().zone();
    tables.add(Table.of("deposits", "Deposits", DEPOSITS,
        ledgers.stream()
            .flatMap(ledger -> records.deposits(ledger, asOf).stream())
            .map(TrustRecordsPacket::deposit)
            .toList()));
    tables.add(Table.of("notices", "Notices of receipt", NOTICES,
        ledgers.stream()
            .flatMap(ledger -> records.deposits(ledger, asOf).stream())
            .flatMap(one -> notice(one, asOf, zone).stream())
            .toList()));
    tables.add(Table.of("authorizations", "Authorizations", AUTHORIZATIONS,
        ledgers.stream()
            .flatMap(ledger -> records.signatures(ledger, asOf).stream())
            .map(one -> signed(one, asOf, zone))
            .toList()));
    tables.add(Table.of("bankEvents", "What the bank did", BANK, ledgers.stream()
        .flatMap(ledger -> records.bankEvents(ledger, asOf).stream().map(told -> bank(ledger, told, zone))).toList()));
    tables.add(Table.of("reconciliations", "Signed reconciliations", RECONCILIATIONS, accounts.all().stream()
        .flatMap(account -> reconciliations.signedThrough(account.id(), asOf).stream())
        .filter(made -> ledgers.stream().map(ChartAccount::of).anyMatch(made.figures().ledgers()::containsKey))
        .map(made -> reconciliation(made, ledgers, zone))
        .toList()));
    tables.add(Table.of("retention", "How long this is kept", RETENTION, retention));
    return new TrustReport("trust-records", "Trust records of a client", "client " + client.id(), asOf, List.of(
        new Fact("clientId", "Client", Cell.of(client.id().value())),
        new Fact("client", "Name", Cell.of(client.name())),
        new Fact("kept", "Deleted",
            Cell.of(
                "Nothing of trust is ever deleted here, sooner or later; the last table says what the rules ask."))),
        tables, clock.instant());
  }

  /** What became of one that was moved by then is in the records of whose it is. */
  private static List<Cell> deposit(Stood stood) {
    var deposit = stood.deposit();
    var there = Optional.of(deposit).filter(one -> stood.stillThere());
    return List.of(Cell.of(stood.ledger().value()), Cell.of(deposit.account().value()),
        Cell.of(deposit.receivedOn()),
        Cell.of(deposit.payer()), Cell.of(deposit.source()), Cell.of(TrustReports.words(deposit.method())),
        Cell.of(deposit.ref()), Cell.of(deposit.amount()), Cell.of(stood.came()), Cell.of(stood.went()),
        Cell.of(there.map(one -> TrustReports.words(one.state())).orElse("On another ledger now")),
        Cell.of(there.flatMap(Deposit::confirmedBy).map(Object::toString)),
        Cell.day(there.flatMap(Deposit::drawableOn)), Cell.day(there.flatMap(Deposit::clearedOn)),
        Cell.day(there.flatMap(Deposit::returnedOn)));
  }

  /** A client is told once for the ledger on which a deposit stands; what was told later was not told by then. */
  private Optional<List<Cell>> notice(Stood stood, LocalDate asOf, ZoneId zone) {
    var deposit = stood.deposit();
    return notices.findOf(deposit.id(), stood.ledger()).map(notice -> {
      var later = notice.toldAt().filter(at -> !at.isBefore(records.endOf(asOf))).isPresent();
      var told = Optional.of(notice).filter(one -> !later);
      return List.of(Cell.of(stood.ledger().value()), Cell.of(deposit.receivedOn()), Cell.of(deposit.amount()),
          Cell.of(notice.dueOn()), Cell.of(told.map(one -> one.state().words()).orElse("not told by then")),
          told.flatMap(ReceiptNotice::toldAt).map(at -> Cell.of(at, zone)).orElse(Cell.EMPTY),
          Cell.of(told.flatMap(ReceiptNotice::toldBy).map(Object::toString)),
          Cell.of(told.flatMap(ReceiptNotice::comment)));
    });
  }

  private static List<Cell> signed(Signed signed, LocalDate asOf, ZoneId zone) {
    var outcome = signed.postedOn().filter(day -> !day.isAfter(asOf)).map(day -> Cell.of("posted", day))
        .or(() -> signed.voidedBecause()
            .map(why -> Cell.of("voided: " + why.toLowerCase(Locale.ROOT).replace('_', ' '))));
    return List.of(Cell.of(signed.ledger().value()), Cell.of(signed.by().at(), zone),
        Cell.of(TrustReports.words(signed.type())),
        Cell.of(signed.amount()), Cell.of(signed.payee()), Cell.of(signed.invoice()),
        Cell.of(signed.by().lawyer().value()),
        Cell.of(signed.by().bar()), Cell.of(signed.by().grant().toString()), Cell.of(signed.grantedBy().value()),
        Cell.of(signed.grantedAt(), zone), Cell.of(signed.grantedFrom()), outcome.orElse(Cell.of("not posted")));
  }

  private static List<Cell> bank(LedgerId ledger, BankTold told, ZoneId zone) {
    var event = told.event();
    return List.of(Cell.of(ledger.value()), Cell.of(event.account().value()), Cell.of(event.on()),
        kind(told), told.posted().or(event::amount).map(Cell::of).orElse(Cell.EMPTY),
        told.offLedger().map(Cell::of).orElse(Cell.EMPTY),
        Cell.of(event.note()),
        Cell.of(event.eventId()), Cell.of(told.acknowledgedBy().map(Object::toString)),
        told.acknowledgedAt().map(at -> Cell.of(at, zone)).orElse(Cell.EMPTY));
  }

  private static Cell kind(BankTold told) {
    var words = TrustReports.words(told.event().kind());
    return told.takenBackOn().map(day -> Cell.of(words + ", told wrongly, taken back", day))
        .orElseGet(() -> Cell.of(words));
  }

  private static List<Cell> reconciliation(Reconciliation made, List<LedgerId> ledgers, ZoneId zone) {
    var figures = made.figures();
    var signature = made.signature().orElseThrow();
    var ofClient = ledgers.stream()
        .map(ledger -> figures.ledgers().get(ChartAccount.of(ledger)))
        .flatMap(Stream::ofNullable)
        .reduce(Money.zero(figures.bookBalance().currency()), Money::plus);
    return List.of(Cell.of(figures.account().value()), Cell.of(figures.periodEnd()), Cell.of(figures.adjustedBank()),
        Cell.of(figures.bookBalance()), Cell.of(figures.ledgersTotal()), Cell.of(ofClient),
        Cell.of(signature.lawyer().value()),
        Cell.of(signature.at(), zone), Cell.of(signature.grant().toString()));
  }

  private List<Cell> retention(Matter matter, TrustAccount account, LocalDate asOf) {
    var ledger = LedgerId.of(matter.id());
    var of = ChartAccount.of(ledger);
    var named = jurisdictions.of(account);
    var holds = !accounts.standing(account.id(), asOf).orElseThrow().balance(of).isZero();
    var last = records.lastPosting(ledger, asOf);
    var until = named.rule().keptUntil(last, matter.status() != Matter.Status.CLOSED, holds);
    return List.of(Cell.of(ledger.value()), Cell.of(account.id().value()), Cell.of(named.jurisdiction()),
        Cell.of(named.rule().retention()), Cell.day(last),
        until.map(Cell::of).orElse(Cell.of("the years have not begun")),
        Cell.of(named.isKnown() ? "" : "Not in the table of jurisdictions: the strictest row holds."));
  }
}
