package io.matterflow.books.web;

import io.matterflow.books.Account;
import io.matterflow.books.Journal;
import io.matterflow.books.Journal.Balance;
import io.matterflow.books.Journal.Booked;
import io.matterflow.books.Journal.Selection;
import io.matterflow.books.JournalEntry;
import io.matterflow.books.TieOut;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.PaymentId;
import io.matterflow.rest.Cursor;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The operating books as of any day: what stands on each account, entry by entry, and whether it agrees with the
 * invoices.
 */
@Tag(name = "Books")
@RestController
@RequestMapping("/api/books")
class BooksController {

  private static final int PAGE = 200;

  private final Journal journal;
  private final TieOut tieOut;
  private final Directory directory;
  private final Clock clock;

  BooksController(Journal journal, TieOut tieOut, Directory directory, Clock clock) {
    this.journal = journal;
    this.tieOut = tieOut;
    this.directory = directory;
    this.clock = clock;
  }

  @Operation(summary = "Show what stands on each account of the operating book, as of any day")
  @GetMapping("/balances")
  BalancesView balances(@RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf, Actor actor) {
    reader(actor);
    var day = asOf.orElseGet(this::today);
    return new BalancesView(day, journal.balances(day).stream()
        .sorted(Comparator.comparing((Balance balance) -> balance.account())
            .thenComparing(balance -> balance.amount().currency().getCurrencyCode()))
        .map(BalanceView::of)
        .toList());
  }

  @Operation(summary = "List the entries of the operating book, of one account or invoice where one is named")
  @GetMapping("/entries")
  Page<EntryView> entries(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> to,
      @RequestParam Optional<Account> account,
      @RequestParam Optional<String> invoice,
      @RequestParam Optional<String> cursor,
      Actor actor) {
    reader(actor);
    var after = cursor.filter(text -> !text.isBlank()).map(BooksController::position).orElse(0L);
    var through = to.orElseGet(this::today);
    var found = journal.entries(new Selection(from.orElse(LocalDate.EPOCH), through, account,
        invoice.filter(text -> !text.isBlank()), after, PAGE + 1));
    var page = found.stream().limit(PAGE).map(EntryView::of).toList();
    return new Page<>(page,
        found.size() > PAGE ? Cursor.of(String.valueOf(found.get(PAGE - 1).position())).text() : null);
  }

  @Operation(summary = "Hold receivables in the books against what is open on invoices, as of any day")
  @GetMapping("/tie-out")
  TieOutView tieOut(@RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf, Actor actor) {
    reader(actor);
    return TieOutView.of(tieOut.asOf(asOf.orElseGet(this::today)));
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  private static long position(String cursor) {
    try {
      return Long.parseLong(Cursor.read(cursor, 1).parts().get(0));
    } catch (NumberFormatException notOurs) {
      throw Cursor.unreadable();
    }
  }

  private static void reader(Actor actor) {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.BILLING_ADMIN, Role.AUDITOR)) {
      throw Problem.forbidden("The firm's books are for the bookkeeper, the billing admin and the auditor.",
          "Ask the bookkeeper for it.");
    }
  }

  record BalancesView(LocalDate asOf, List<BalanceView> accounts) {}

  /** Debits count up in the balance: an income is negative. */
  record BalanceView(
      Account account,
      String code,
      String name,
      Account.Kind kind,
      String currency,
      String debits,
      String credits,
      String balance) {

    static BalanceView of(Balance balance) {
      var account = balance.account();
      return new BalanceView(account, account.code(), account.words(), account.kind(),
          balance.amount().currency().getCurrencyCode(), balance.debits().plain(), balance.credits().plain(),
          balance.amount().plain());
    }
  }

  record EntryView(
      String key,
      String fact,
      LocalDate date,
      String currency,
      String total,
      Optional<String> invoice,
      Optional<String> paymentId,
      Optional<String> reverses,
      List<LineView> lines) {

    static EntryView of(Booked booked) {
      var entry = booked.entry();
      return new EntryView(entry.key().value(), entry.fact().name(), entry.on(), entry.currency().getCurrencyCode(),
          entry.total().plain(), entry.invoice().map(InvoiceNumber::value), entry.payment().map(PaymentId::toString),
          entry.reverses().map(Object::toString), lines(entry));
    }

    private static List<LineView> lines(JournalEntry entry) {
      return entry.lines().stream()
          .map(line -> new LineView(line.debit(), line.credit(), line.amount().plain()))
          .toList();
    }
  }

  record LineView(Account debit, Account credit, String amount) {}

  /** By currency what stands on receivables and what is open; with every invoice on which the two differ. */
  record TieOutView(
      LocalDate asOf,
      boolean agrees,
      Map<String, String> receivables,
      Map<String, String> open,
      List<DifferenceView> differences) {

    static TieOutView of(TieOut.Result result) {
      return new TieOutView(result.asOf(), result.agrees(), plain(result.receivables()), plain(result.open()),
          result.differences().stream().map(one -> new DifferenceView(one.invoice().value(),
              one.inBooks().toPlainString(), one.open().toPlainString())).toList());
    }

    private static Map<String, String> plain(Map<String, Money> amounts) {
      var plain = new TreeMap<String, String>();
      amounts.forEach((currency, amount) -> plain.put(currency, amount.plain()));
      return plain;
    }
  }

  record DifferenceView(String invoice, String inBooks, String open) {}
}
