package io.matterflow.trust.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Listed;
import io.matterflow.rest.Problem;
import io.matterflow.rest.Problem.Pointer;
import io.matterflow.trust.BankEvent;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome;
import io.matterflow.trust.BankEventId;
import io.matterflow.trust.BankEvents;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.Shortages;
import io.matterflow.trust.Shortages.Cured;
import io.matterflow.trust.Shortages.NotCured;
import io.matterflow.trust.Shortages.Transfer;
import io.matterflow.trust.TrustAccount;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustAccounts;
import io.matterflow.trust.TrustPosting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the bank did on a trust account, and the firm's transfers that cure what it took too much. */
@Tag(name = "Trust")
@RestController
@RequestMapping("/api/trust/accounts/{account}")
class BankEventsController {

  private static final String WORDS = "(?s).*\\S.*";
  private static final String AMOUNT = "\\d{1,9}(\\.\\d{1,4})?";

  private final BankEvents events;
  private final Shortages shortages;
  private final TrustAccounts accounts;
  private final Validator validator;

  BankEventsController(BankEvents events, Shortages shortages, TrustAccounts accounts, Validator validator) {
    this.events = events;
    this.shortages = shortages;
    this.accounts = accounts;
    this.validator = validator;
  }

  @Operation(
      summary = "Tell what the bank did on a trust account",
      requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(
          mediaType = "application/json",
          array = @ArraySchema(schema = @Schema(implementation = BankTold.class)))))
  @PostMapping("/bank-events")
  Told tell(@PathVariable String account, @RequestBody List<Listed<BankTold>> request, Actor actor) {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.SYSTEM)) {
      throw Problem.forbidden("Only a bookkeeper or a connected system tells what the bank did.",
          "Ask the bookkeeper.");
    }
    var open = found(account);
    var results = new ArrayList<EventView>();
    for (int index = 0; index < request.size(); index++) {
      results.add(taken(request.get(index), "/" + index, open, actor));
    }
    return new Told(results);
  }

  @Operation(summary = "Record the firm's transfer that cures a shortage, as a person with trust authority")
  @PostMapping("/shortage/cure")
  CureView cure(@PathVariable String account, @Valid @RequestBody CureTransfer request, Actor actor) {
    var open = found(account);
    var answer = shortages.cure(open.id(),
        new Transfer(money(request.amount(), open.currency(), "/amount"), request.date(),
        request.reference().trim()), actor);
    if (answer instanceof NotCured refused) {
      throw TrustRefusals.of(refused.code())
          .at("/amount", refused.limit().map(limit -> "at most " + limit.plain()).orElse(refused.code().meaning()));
    }
    if (answer instanceof Cured cured) {
      return new CureView(open.id().value(), cured.left().plain());
    }
    throw Problem.refused("REFERENCE_USED", "Another transfer was recorded under this reference.",
        "Name the bank's reference of this transfer.").at("/reference", "used before");
  }

  private TrustAccount found(String account) {
    return Optional.of(account)
        .filter(name -> name.matches(TrustAccountId.FORM))
        .map(TrustAccountId::new)
        .flatMap(accounts::find)
        .orElseThrow(() -> Problem.notFound("trust account", account));
  }

  /** One that does not fit, or cannot be read at all, is refused by its spot, and the rest go on. */
  private EventView taken(Listed<BankTold> sent, String pointer, TrustAccount account, Actor actor) {
    if (sent instanceof Listed.Unreadable<BankTold> unreadable) {
      var fault = unreadable.fault();
      return EventView.malformed(unreadable.text("eventId"),
          List.of(new Pointer(pointer + fault.pointer(), fault.detail())));
    }
    var told = ((Listed.Readable<BankTold>) sent).value();
    var faults = new ArrayList<Pointer>();
    validator.validate(told).forEach(fault ->
    faults.add(new Pointer(pointer + "/" + fault.getPropertyPath().toString().replaceAll("[.<\\[].*", ""),
        fault.getMessage())));
    told.amount().filter(amount -> amount.matches(AMOUNT) && !isAmount(amount, account.currency()))
        .ifPresent(amount -> faults
            .add(new Pointer(pointer + "/amount", "more than 0, with the decimals of " + account.currency())));
    return faults.isEmpty()
        ? EventView.of(told, events.take(event(told, account), "api", actor))
        : EventView.malformed(Optional.ofNullable(told.eventId()), faults);
  }

  private static boolean isAmount(String text, Currency currency) {
    var amount = new BigDecimal(text);
    return amount.signum() != 0 && amount.stripTrailingZeros().scale() <= currency.getDefaultFractionDigits();
  }

  private static BankEvent event(BankTold told, TrustAccount account) {
    return new BankEvent(BankEventId.next(), account.id(), told.eventId().trim(), told.date(), told.type(),
        told.item(), told.ledger().map(String::trim).map(LedgerId::new),
        told.amount().map(amount -> money(amount, account.currency(), "/amount")), told.note());
  }

  private static Money money(String text, Currency currency, String pointer) {
    if (!isAmount(text, currency)) {
      throw Problem.malformed("%s is no amount of %s.".formatted(text, currency))
          .at(pointer, "more than 0, with its decimals");
    }
    return Money.of(text, currency);
  }

  /**
   * {@code item} is the deposit or the drawdown that it is about, where known; for an item alone the amount is the
   * item's.
   */
  record BankTold(
      @NotBlank @Size(max = 200) String eventId,
      @NotNull LocalDate date,
      @NotNull Kind type,
      Optional<UUID> item,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 64) String> ledger,
      Optional<@Pattern(regexp = AMOUNT, message = "a decimal such as 1874.50") String> amount,
      Optional<@Size(max = 1000) String> note) {}

  record Told(List<EventView> results) {}

  /** What was posted, which is nothing for an item that has gone through; or why not. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record EventView(
      Optional<String> eventId,
      boolean taken,
      Optional<String> bankEventId,
      List<RowView> posted,
      boolean before,
      Optional<String> code,
      Optional<String> detail,
      Optional<String> next,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Pointer> errors) {

    static EventView malformed(Optional<String> eventId, List<Pointer> faults) {
      return new EventView(eventId, false, Optional.empty(), List.of(), false, Optional.of("MALFORMED"),
          Optional.of("The event does not fit."), Optional.of("Correct it and send it again."), faults);
    }

    static EventView of(BankTold told, Outcome outcome) {
      if (outcome instanceof Outcome.Refused refused) {
        return new EventView(Optional.of(told.eventId()), false, Optional.empty(), List.of(), false,
            Optional.of(refused.code()), Optional.of(refused.detail()), Optional.of(refused.next()), List.of());
      }
      var taken = (Outcome.Taken) outcome;
      return new EventView(Optional.of(told.eventId()), true, Optional.of(taken.id().toString()),
          taken.postings().stream().map(RowView::of).toList(), taken.before(), Optional.empty(), Optional.empty(),
          Optional.empty(),
          List.of());
    }
  }

  record RowView(String debit, String credit, String amount) {

    static RowView of(TrustPosting posting) {
      return new RowView(posting.debit().code(), posting.credit().code(), posting.amount().plain());
    }
  }

  record CureTransfer(
      @NotNull @Pattern(regexp = AMOUNT, message = "a decimal such as 1874.50") String amount,
      @NotNull LocalDate date,
      @NotBlank @Size(max = 60) String reference) {}

  record CureView(String account, String owed) {}
}
