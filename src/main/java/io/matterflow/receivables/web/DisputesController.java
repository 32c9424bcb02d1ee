package io.matterflow.receivables.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Correction;
import io.matterflow.invoicing.CorrectionProblems;
import io.matterflow.invoicing.Corrections;
import io.matterflow.directory.MatterSight;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.InvoiceReaders;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.Disputes;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A client contests an invoice, or no longer does. */
@Tag(name = "Invoices")
@RestController
@RequestMapping("/api/invoices/{number}/dispute")
class DisputesController {

  private final Disputes disputes;
  private final Corrections corrections;
  private final Invoices invoices;
  private final InvoiceReaders readers;
  private final NextReminder reminders;
  private final Directory directory;

  DisputesController(
      Disputes disputes,
      Corrections corrections,
      Invoices invoices,
      InvoiceReaders readers,
      NextReminder reminders,
      Directory directory) {
    this.disputes = disputes;
    this.corrections = corrections;
    this.invoices = invoices;
    this.readers = readers;
    this.reminders = reminders;
    this.directory = directory;
  }

  @Operation(summary = "Say that the client contests an invoice")
  @PostMapping
  DisputeView raise(@PathVariable String number, @Valid @RequestBody NewDispute request, Actor actor) {
    var invoice = forWhoMay(number, actor);
    return answer(disputes.raise(invoice.number(), amount(request, invoice), request.reason(), actor));
  }

  @Operation(summary = "Say that a dispute is over")
  @ApiResponse(responseCode = "200",
      description = "The invoice stands as it was billed; 202 for a credit or void that others have to agree to")
  @PostMapping("/resolution")
  ResponseEntity<DisputeView>
      resolve(@PathVariable String number, @Valid @RequestBody Resolution request, Actor actor) {
    var invoice = forWhoMay(number, actor);
    var outcome = request.outcome().orElse(Outcome.UPHELD);
    if (outcome == Outcome.UPHELD) {
      return ResponseEntity.ok(answer(disputes.resolve(invoice.number(), request.reason(), actor)));
    }
    if (!invoice.disputed().isPositive()) {
      return ResponseEntity.ok(answer(new Disputes.NotDisputed(invoice)));
    }
    var wish = new Corrections.Wish(outcome.kind(), wanted(request, invoice, outcome), List.of(),
        request.reasonCode().or(() -> Optional.of("DISPUTE")), request.reason(), true);
    var correction = CorrectionProblems.standing(corrections.ask(invoice.number(), wish, actor));
    return ResponseEntity.accepted().body(DisputeView.of(invoice, reminders.of(invoice.number()))
        .waitingFor(correction.id().toString(), correction.level().map(Role::group)));
  }

  private Invoice forWhoMay(String number, Actor actor) {
    var invoice = (number.isBlank() ? Optional.<Invoice>empty() : invoices.find(new InvoiceNumber(number)))
        .filter(found -> readers.mayRead(actor, found))
        .orElseThrow(() -> Problem.notFound("invoice", number));
    if (!mayDispute(invoice, actor)) {
      throw Problem.forbidden("Only the billing office and the attorneys of the matter say what a client contests.",
          "Tell the billing coordinator.");
    }
    return invoice;
  }

  private boolean mayDispute(Invoice invoice, Actor actor) {
    return actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.BOOKKEEPER)
        || invoice.matter()
            .map(directory::required)
            .filter(matter -> MatterSight.answersFor(actor, matter))
            .isPresent();
  }

  /** Without an amount, what is disputed is credited. */
  private static Optional<Money> wanted(Resolution request, Invoice invoice, Outcome outcome) {
    if (outcome == Outcome.VOIDED) {
      return Optional.empty();
    }
    return request.amount().isPresent()
        ? amount(new NewDispute(request.reason(), request.amount(), Optional.empty()), invoice)
        : Optional.of(invoice.disputed());
  }

  private static Optional<Money> amount(NewDispute request, Invoice invoice) {
    if (request.amount().isEmpty()) {
      return Optional.empty();
    }
    var currency = currency(request, invoice);
    var amount = new BigDecimal(request.amount().get());
    if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
      throw Problem.malformed("The disputed amount is more than nothing, in whole cents.")
          .at("/amount", "not such an amount");
    }
    return Optional.of(new Money(amount, currency));
  }

  private static Currency currency(NewDispute request, Invoice invoice) {
    return request.currency()
        .map(code -> Money.currency(code)
            .orElseThrow(() -> Problem.malformed("No amount can be kept in the currency %s.".formatted(code))
                .at("/currency", "an ISO 4217 code of a currency with at most two decimals, such as USD")))
        .orElseGet(() -> invoice.open().currency());
  }

  private DisputeView answer(Disputes.Answer answer) {
    if (answer instanceof Disputes.NothingOpen) {
      throw Problem.conflict("NOTHING_OPEN", "Nothing is open on the invoice.", "Ask the bookkeeper about a refund.");
    }
    if (answer instanceof Disputes.AlreadyDisputed) {
      throw Problem.conflict("ALREADY_DISPUTED", "The invoice is disputed already.", "Resolve that dispute first.");
    }
    if (answer instanceof Disputes.NotDisputed) {
      throw Problem.conflict("NOT_DISPUTED", "Nothing of the invoice is disputed.", "Read the invoice again.");
    }
    if (answer instanceof Disputes.MoreThanOpen refused) {
      throw Problem.refused("MORE_THAN_OPEN", "Only %s is open on the invoice.".formatted(refused.invoice().open()),
          "Dispute what is open, or less.").at("/amount", "more than is open, or in another currency");
    }
    return DisputeView.of(answer.invoice(), reminders.of(answer.invoice().number()));
  }

  record NewDispute(
      @NotBlank @Size(max = 2000) String reason,
      Optional<@Pattern(regexp = "\\d{1,12}(\\.\\d{1,4})?", message = "a decimal such as 1874.50") String> amount,
      Optional<String> currency) {}

  /** How it was resolved: the invoice stands, or somebody else decides about a correction first. */
  record Resolution(
      @NotBlank @Size(max = 2000) String reason,
      Optional<Outcome> outcome,
      Optional<@Pattern(regexp = "\\d{1,12}(\\.\\d{1,4})?", message = "a decimal such as 1874.50") String> amount,
      Optional<@Size(min = 1, max = 40) String> reasonCode) {}

  enum Outcome {
    UPHELD,
    CREDITED,
    VOIDED;

    Correction.Kind kind() {
      return this == VOIDED ? Correction.Kind.VOID : Correction.Kind.CREDIT;
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record DisputeView(
      String number,
      Invoice.State state,
      String open,
      String disputed,
      String currency,
      Optional<Step> next,
      Optional<String> whyNone,
      Optional<String> correctionId,
      Optional<String> waitsFor) {

    static DisputeView of(Invoice invoice, NextReminder.Coming coming) {
      return new DisputeView(
          invoice.number().value(),
          invoice.state(),
          invoice.open().plain(),
          invoice.disputed().plain(),
          invoice.open().currency().getCurrencyCode(),
          coming.step().flatMap(step -> coming.at().map(at -> new Step(step, at))),
          coming.whyNone(),
          Optional.empty(),
          Optional.empty());
    }

    DisputeView waitingFor(String correction, Optional<String> approver) {
      return new DisputeView(number, state, open, disputed, currency, next, whyNone, Optional.of(correction), approver);
    }
  }

  record Step(String step, Instant at) {}
}
