package io.matterflow.trust.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.matterflow.trust.Deposit;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.Deposit.State;
import io.matterflow.trust.DepositAnswer;
import io.matterflow.trust.DepositAnswer.Differs;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.DepositAnswer.NotNow;
import io.matterflow.trust.DepositAnswer.Refused;
import io.matterflow.trust.DepositAnswer.Unknown;
import io.matterflow.trust.DepositId;
import io.matterflow.trust.DepositMethod;
import io.matterflow.trust.Deposits;
import io.matterflow.trust.Deposits.Selection;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.Releases;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustAccounts;
import io.matterflow.trust.TrustAuthorities;
import io.matterflow.trust.TrustCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Money that comes into trust: told, identified, confirmed, released early. */
@Tag(name = "Trust")
@RestController
@RequestMapping("/api/trust/deposits")
class TrustDepositsController {

  private static final String WORDS = "(?s).*\\S.*";
  private static final String AMOUNT = "\\d{1,9}(\\.\\d{1,4})?";
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);
  private static final int MOST_EXPECTED_DAYS = 90;
  private static final int MOST_LISTED = 500;

  private final Deposits deposits;
  private final Releases releases;
  private final TrustAuthorities authorities;
  private final TrustAccounts accounts;

  TrustDepositsController(Deposits deposits, Releases releases, TrustAuthorities authorities, TrustAccounts accounts) {
    this.deposits = deposits;
    this.releases = releases;
    this.authorities = authorities;
    this.accounts = accounts;
  }

  @Operation(summary = "Tell of money that came into a trust account")
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  DepositView take(@Valid @RequestBody TrustReceipt request, Actor actor) {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.SYSTEM)) {
      throw Problem.forbidden("Only a bookkeeper or a connected system records deposits.", "Ask the bookkeeper.");
    }
    var answer = deposits.take(told(request), actor);
    if (answer instanceof Differs differs) {
      throw Problem.refused("EVENT_REUSED", "Event %s of %s was recorded before as another deposit, %s.".formatted(
          request.eventId(), request.source(), differs.first().id()),
          "Give each event an eventId of its own.").at("/eventId", "names another deposit");
    }
    return DepositView.of(done(answer, "/ledger"));
  }

  @Operation(summary = "Confirm deposits as a person with trust authority")
  @PostMapping("/confirmation")
  Page<DepositView> confirm(@Valid @RequestBody Confirmation request, Actor actor) {
    var ids = new LinkedHashSet<DepositId>();
    for (int index = 0; index < request.depositIds().size(); index++) {
      var id = request.depositIds().get(index);
      var pointer = "/depositIds/" + index;
      ids.add(parsed(id)
          .orElseThrow(() -> Problem.malformed("%s is no id of a deposit.".formatted(id)).at(pointer, "an id")));
    }
    var answer = deposits.confirm(ids, actor);
    if (answer instanceof NotNow ended) {
      throw Problem.refused(
          "NOT_TO_CONFIRM", "Deposit %s is %s.".formatted(ended.deposit().id(), ended.deposit().state()),
          ended.deposit().state() == State.UNIDENTIFIED ? "Identify it first." : "Leave it out.")
          .at("/depositIds", "names a deposit that cannot be confirmed");
    }
    return Page.of(doneAll(answer, "/depositIds").stream().map(DepositView::of).toList());
  }

  @Operation(summary = "Say whose an unidentified receipt is")
  @PostMapping("/{id}/identification")
  DepositView identify(@PathVariable String id, @Valid @RequestBody Identification request, Actor actor) {
    if (!actor.has(Role.BOOKKEEPER)) {
      throw Problem.forbidden("A receipt is identified by the bookkeeper.", "Ask the bookkeeper.");
    }
    var answer = deposits.identify(found(id).id(), new LedgerId(request.ledger()), actor);
    if (answer instanceof NotNow) {
      throw Problem.conflict("ALREADY_DECIDED", "This receipt is identified already, or gone.",
          "Read the deposit again.");
    }
    return DepositView.of(done(answer, "/ledger"));
  }

  @Operation(summary = "Ask a lawyer to let a deposit be drawn before it has cleared")
  @PostMapping("/{id}/release")
  @ResponseStatus(HttpStatus.ACCEPTED)
  DepositView release(@PathVariable String id, @Valid @RequestBody EarlyRelease request, Actor actor) {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.BILLING_COORDINATOR)) {
      throw Problem.forbidden("An early release is asked for by the bookkeeper or the billing coordinator.",
          "Ask one of them.");
    }
    var answer = releases.ask(found(id).id(), request.reason(), actor);
    if (answer instanceof NotNow) {
      throw Problem.conflict("NOT_WAITING", "This deposit does not wait for its clearing day.",
          "Have it confirmed first; a confirmed one that has cleared is drawable.");
    }
    return DepositView.of(done(answer, ""));
  }

  @Operation(summary = "List the deposits of trust accounts")
  @GetMapping
  Page<DepositView> list(
      @RequestParam Optional<String> account,
      @RequestParam Optional<State> state,
      @RequestParam Optional<String> ledger,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> to,
      Actor actor) {
    mayRead(actor);
    if (account.filter(name -> !name.matches(TrustAccountId.FORM)).isPresent()
        || ledger.filter(String::isBlank).isPresent()) {
      return Page.of(List.of());
    }
    var selection = new Selection(account.map(TrustAccountId::new), state, ledger.map(LedgerId::new),
        from.orElse(EARLIEST), to.orElse(LATEST), MOST_LISTED);
    return Page.of(deposits.list(selection).stream().map(DepositView::of).toList());
  }

  @Operation(summary = "Show a deposit")
  @GetMapping("/{id}")
  DepositView deposit(@PathVariable String id, Actor actor) {
    mayRead(actor);
    return DepositView.of(found(id));
  }

  private void mayRead(Actor actor) {
    if (!actor.hasAny(Role.TRUST_AUTHORIZER, Role.BOOKKEEPER, Role.BILLING_COORDINATOR, Role.BILLING_ADMIN,
        Role.AUDITOR, Role.SYSTEM)
        && authorities.mayAuthorize(actor.user(), accounts.today()).isEmpty()) {
      throw Problem.forbidden("Deposits are shown to those who keep, draw and audit trust.", "Ask the bookkeeper.");
    }
  }

  private Deposit found(String id) {
    return parsed(id).flatMap(deposits::find).orElseThrow(() -> Problem.notFound("deposit", id));
  }

  private static Optional<DepositId> parsed(String id) {
    try {
      return Optional.of(DepositId.of(id));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private static Deposit done(DepositAnswer answer, String pointer) {
    return doneAll(answer, pointer).get(0);
  }

  private static List<Deposit> doneAll(DepositAnswer answer, String pointer) {
    if (answer instanceof Refused refused) {
      throw TrustRefusals.of(refused.code()).at(pointerOf(refused.code(), pointer),
          refused.limit().map(limit -> "at most " + limit.plain()).orElse(refused.code().meaning()));
    }
    if (answer instanceof Unknown unknown) {
      throw Problem.notFound("deposit", unknown.id());
    }
    return ((Done) answer).deposits();
  }

  private static String pointerOf(TrustCode code, String otherwise) {
    return switch (code) {
      case TRUST_PERIOD_LOCKED, TRUST_FUTURE_DATED -> "/date";
      case TRUST_UNKNOWN_ACCOUNT, TRUST_NOT_OUR_BOOK -> "/account";
      case TRUST_WRONG_CURRENCY -> "/currency";
      case TRUST_COMMINGLING -> "/amount";
      default -> otherwise;
    };
  }

  private NewDeposit told(TrustReceipt request) {
    if (!request.account().matches(TrustAccountId.FORM)) {
      throw Problem.malformed("A trust account is named by up to 40 letters, digits, dots and dashes.")
          .at("/account", "no such name");
    }
    if (request.date().isBefore(EARLIEST)) {
      throw Problem.malformed("No deposit from before %s is recorded.".formatted(EARLIEST)).at("/date", "too early");
    }
    if (Deposit.isOwnSource(request.source().trim())) {
      throw Problem.malformed(
          "Under the source %s the product itself records deposits. Name the system that tells this one."
              .formatted(request.source().trim()))
          .at("/source", "a source of your own");
    }
    request.clearedBy()
        .filter(day -> day.isBefore(request.date()) || day.isAfter(request.date().plusDays(MOST_EXPECTED_DAYS)))
        .ifPresent(day -> {
          throw Problem.malformed("A deposit of %s does not clear on %s.".formatted(request.date(), day))
              .at("/clearedBy", "from the day of the deposit to %d days after it".formatted(MOST_EXPECTED_DAYS));
        });
    return new NewDeposit(request.source().trim(), request.eventId().trim(), new TrustAccountId(request.account()),
        request.ledger().map(String::trim).map(LedgerId::new), money(request), request.method(), request.date(),
        request.clearedBy(), request.ref(), request.payer().map(String::trim));
  }

  private static Money money(TrustReceipt request) {
    var currency = Money.currency(request.currency())
        .orElseThrow(() -> Problem.malformed("No amount can be kept in the currency %s.".formatted(request.currency()))
            .at("/currency", "a currency such as USD"));
    var amount = new BigDecimal(request.amount());
    if (amount.signum() == 0) {
      throw Problem.malformed("A deposit is more than nothing.").at("/amount", "more than 0");
    }
    if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
      throw Problem.malformed("%s has more decimals than %s allows.".formatted(request.amount(), currency))
          .at("/amount", "too many decimals");
    }
    return new Money(amount, currency);
  }

  /**
   * Without a ledger it is an unidentified receipt; {@code clearedBy} is the day on which it is expected to clear,
   * {@code payer} who paid.
   */
  record TrustReceipt(
      @NotBlank @Size(max = 40) String source,
      @NotBlank @Size(max = 200) String eventId,
      @NotBlank @Size(max = 40) String account,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 64) String> ledger,
      @NotNull @Pattern(regexp = AMOUNT, message = "a decimal such as 1874.50") String amount,
      @NotNull @Pattern(regexp = "[A-Z]{3}", message = "a currency such as USD") String currency,
      @NotNull DepositMethod method,
      @NotNull LocalDate date,
      Optional<LocalDate> clearedBy,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 100) String> ref,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 200) String> payer)
      implements NamesAccount {}

  record Confirmation(@NotEmpty @Size(max = 500) List<@NotBlank @Size(max = 60) String> depositIds) {}

  record Identification(@NotBlank @Size(max = 64) String ledger) {}

  record EarlyRelease(@NotBlank @Size(max = 1000) String reason) {}

  /** Of a deposit of which the bank took something back: how much, and what is left of it. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record DepositView(
      String depositId,
      String account,
      Optional<String> ledger,
      String amount,
      Optional<String> cameBack,
      Optional<String> left,
      String currency,
      DepositMethod method,
      LocalDate date,
      Optional<LocalDate> clearedBy,
      Optional<String> ref,
      Optional<String> payer,
      String source,
      String eventId,
      State state,
      Optional<String> confirmedBy,
      Optional<LocalDate> drawableOn,
      Optional<LocalDate> clearedOn,
      Optional<LocalDate> returnedOn) {

    static DepositView of(Deposit deposit) {
      var cameBack = Optional.of(deposit.cameBack()).filter(Money::isPositive);
      return new DepositView(
          deposit.id().toString(),
          deposit.account().value(),
          deposit.ledger().map(LedgerId::value),
          deposit.amount().plain(),
          cameBack.map(Money::plain),
          cameBack.map(any -> deposit.left().plain()),
          deposit.amount().currency().getCurrencyCode(),
          deposit.method(),
          deposit.receivedOn(),
          deposit.expectedOn(),
          deposit.ref(),
          deposit.payer(),
          deposit.source(),
          deposit.eventId(),
          deposit.state(),
          deposit.confirmedBy().map(UserId::value),
          deposit.drawableOn(),
          deposit.clearedOn(),
          deposit.returnedOn());
    }
  }
}
