package io.matterflow.trust.web;

import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.ChartAccount;
import io.matterflow.trust.DepositMethod;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.LedgerStanding;
import io.matterflow.trust.TrustAccount.Book;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustAccounts;
import io.matterflow.trust.TrustAccounts.Misfits;
import io.matterflow.trust.TrustAccounts.OpenAlready;
import io.matterflow.trust.TrustAccounts.Opening;
import io.matterflow.trust.TrustAccounts.Opening.Cheque;
import io.matterflow.trust.TrustAccounts.Opening.InTransit;
import io.matterflow.trust.TrustAccounts.OpeningAnswer;
import io.matterflow.trust.TrustAccounts.Standing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The trust accounts: opened once, and what each ledger stands at as of any day. */
@Tag(name = "Trust")
@RestController
@RequestMapping("/api/trust/accounts")
class TrustAccountsController {

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final String WORDS = "(?s).*\\S.*";

  private final TrustAccounts accounts;
  private final Directory directory;
  private final TrustReaders readers;
  private final Clock clock;

  TrustAccountsController(TrustAccounts accounts, Directory directory, TrustReaders readers, Clock clock) {
    this.accounts = accounts;
    this.directory = directory;
    this.readers = readers;
    this.clock = clock;
  }

  @Operation(summary = "Open a trust account by the balances of its ledgers; again only before the first posting")
  @PutMapping("/{account}/opening")
  StandingView open(@PathVariable String account, @Valid @RequestBody NewAccount request, Actor actor) {
    if (!actor.has(Role.TRUST_AUTHORIZER)) {
      throw Problem.forbidden("A trust account is opened by a trust authorizer.", "Ask one of them.");
    }
    var id = TrustAccountId.read(account)
        .orElseThrow(() -> Problem.malformed("A trust account is named by up to 40 letters, digits, dots and dashes."));
    var today = clock.instant().atZone(directory.firm().zone()).toLocalDate();
    if (request.asOf().isBefore(EARLIEST) || request.asOf().isAfter(today)) {
      throw Problem.malformed("An account is not opened as of %s.".formatted(request.asOf()))
          .at("/asOf", "a day from %s to %s".formatted(EARLIEST, today));
    }
    var opening = request.opening(id);
    var answer = opened(opening, actor);
    if (answer instanceof OpenAlready) {
      throw Problem.conflict("TRUST_ALREADY_OPEN",
          "Account %s is open and in use, and what rests on an opening is never opened anew.".formatted(id),
          "Correct a ledger by a deposit, or by a reversal that a lawyer authorizes.");
    }
    if (answer instanceof Misfits misfits) {
      throw misfit(misfits);
    }
    return StandingView.of(accounts.standing(id, request.asOf()).orElseThrow());
  }

  @Operation(summary = "Show what each ledger of a trust account stands at as of a day")
  @GetMapping("/{account}/ledgers")
  StandingView ledgers(
      @PathVariable String account,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf,
      Actor actor) {
    if (!readers.mayRead(
        actor, Role.TRUST_AUTHORIZER, Role.BOOKKEEPER, Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR,
        Role.SYSTEM)) {
      throw Problem.forbidden("Trust ledgers are read by those who keep, draw and audit them.", "Ask the bookkeeper.");
    }
    var day = asOf.orElseGet(() -> clock.instant().atZone(directory.firm().zone()).toLocalDate());
    return TrustAccountId.read(account).flatMap(id -> accounts.standing(id, day)).map(StandingView::of)
        .orElseThrow(() -> Problem.notFound("trust account", account));
  }

  private OpeningAnswer opened(Opening opening, Actor actor) {
    try {
      return accounts.open(opening, actor);
    } catch (DuplicateKeyException openedAtTheSameTime) {
      return new OpenAlready();
    }
  }

  private static Problem misfit(Misfits misfits) {
    var code = misfits.first();
    var problem = Problem.refused(code.name(), code.meaning(), code.next());
    misfits.ledgers().forEach((ledger, why) -> problem.at("/ledgers/" + ledger, why.name()));
    return problem;
  }

  /**
   * The balances by ledger: a matter's id, or FIRM-BANK-CHARGES. The ledger of record is ours unless the firm says
   * otherwise.
   */
  record NewAccount(
      @NotNull LocalDate asOf,
      @NotNull @Size(max = 100_000) Map<
          @NotBlank @Size(max = 64) String,
          @NotNull @Pattern(regexp = "\\d{1,12}(\\.\\d{1,4})?", message = "a decimal such as 1874.50") String> ledgers,
      Optional<@Pattern(regexp = "[A-Z]{3}", message = "a currency such as USD") String> currency,
      Optional<@Pattern(regexp = "[A-Z]{2}(-[A-Z]{2,3})?", message = "a jurisdiction such as CA") String> jurisdiction,
      Optional<Book> book,
      Optional<@Size(max = 1000) List<@Valid @NotNull NewInTransit>> depositsInTransit,
      Optional<@Size(max = 1000) List<@Valid @NotNull NewCheque>> outstandingCheques) {

    Opening opening(TrustAccountId account) {
      var kept = currency.map(code -> Money.currency(code).orElseThrow(() ->
      Problem.malformed("There are no books in %s.".formatted(code)).at("/currency", "a currency such as USD")))
          .orElse(Money.USD);
      var balances = new TreeMap<LedgerId, Money>();
      ledgers.forEach((ledger, balance) -> balances.put(new LedgerId(ledger), money(ledger, balance, kept)));
      var ours = book.orElse(Book.OURS);
      var transit = depositsInTransit.orElse(List.of());
      var cheques = outstandingCheques.orElse(List.of());
      if (ours == Book.PRACTICE && !(transit.isEmpty() && cheques.isEmpty())) {
        throw Problem.malformed("What is outstanding is kept with the ledger of record.")
            .at("/book", "OURS where anything is outstanding");
      }
      return new Opening(account, asOf, kept, jurisdiction.orElse("MODEL"), ours, balances,
          IntStream.range(0, transit.size())
              .mapToObj(at -> transit.get(at).item("/depositsInTransit/" + at, asOf, kept))
              .toList(),
          IntStream.range(0, cheques.size())
              .mapToObj(at -> cheques.get(at).item("/outstandingCheques/" + at, asOf, kept))
              .toList());
    }

    private static Money money(String ledger, String balance, Currency currency) {
      return amount("/ledgers/" + ledger, balance, currency);
    }
  }

  private static Money amount(String at, String text, Currency currency) {
    var amount = new BigDecimal(text);
    if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
      throw Problem.malformed("%s has no such coins.".formatted(currency)).at(at, "too many decimals");
    }
    return new Money(amount, currency);
  }

  /** Of the opening's day or before it, and something. */
  private static Money unshown(String at, String text, LocalDate on, LocalDate asOf, Currency currency) {
    if (on.isBefore(EARLIEST) || on.isAfter(asOf)) {
      throw Problem.malformed("An item of %s was not outstanding on %s.".formatted(on, asOf))
          .at(at + "/date", "a day from %s to %s".formatted(EARLIEST, asOf));
    }
    var amount = amount(at + "/amount", text, currency);
    if (!amount.isPositive()) {
      throw Problem.malformed("An item of nothing is none.").at(at + "/amount", "a positive amount");
    }
    return amount;
  }

  /** Taken to the bank before, and not on its statement yet. */
  record NewInTransit(
      @NotBlank @Size(max = 64) String ledger,
      @NotNull @Pattern(regexp = "\\d{1,12}(\\.\\d{1,4})?", message = "a decimal such as 1874.50") String amount,
      @NotNull DepositMethod method,
      @NotNull LocalDate date,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 60) String> ref,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 200) String> payer) {

    InTransit item(String at, LocalDate asOf, Currency currency) {
      return new InTransit(new LedgerId(ledger), unshown(at, amount, date, asOf, currency), method, date, ref, payer);
    }
  }

  /** Written before, and not paid by the bank yet. */
  record NewCheque(
      @NotBlank @Size(max = 64) String ledger,
      @NotNull @Pattern(regexp = "\\d{1,12}(\\.\\d{1,4})?", message = "a decimal such as 1874.50") String amount,
      @NotNull LocalDate date,
      @NotBlank @Size(max = 60) String ref,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 200) String> payee) {

    Cheque item(String at, LocalDate asOf, Currency currency) {
      return new Cheque(new LedgerId(ledger), unshown(at, amount, date, asOf, currency), date, ref, payee);
    }
  }

  /**
   * What the account stands at; the trust equation is bookBalance = ledgersTotal + interest + unidentified - shortage.
   */
  record StandingView(
      String account,
      LocalDate asOf,
      String currency,
      String bookBalance,
      String ledgersTotal,
      String interest,
      String unidentified,
      String shortage,
      Map<String, LedgerView> ledgers) {

    static StandingView of(Standing standing) {
      var ledgers = new TreeMap<String, LedgerView>();
      standing.ledgers().forEach((ledger, stands) -> ledgers.put(ledger.value(), LedgerView.of(stands)));
      return new StandingView(
          standing.account().id().value(),
          standing.asOf(),
          standing.account().currency().getCurrencyCode(),
          standing.balance(ChartAccount.BANK).plain(),
          standing.ledgersTotal().plain(),
          standing.balance(ChartAccount.INTEREST).plain(),
          standing.balance(ChartAccount.UNIDENTIFIED).plain(),
          standing.balance(ChartAccount.SHORTAGE).plain(),
          ledgers);
    }
  }

  record LedgerView(String book, String drawable, String held, String reserved) {

    static LedgerView of(LedgerStanding stands) {
      return new LedgerView(stands.book().plain(), stands.drawable().plain(), stands.held().plain(),
          stands.reserved().plain());
    }
  }
}
