package io.matterflow.receivables.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.directory.Directory;
import io.matterflow.directory.MatterSight;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.InvoiceReaders;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.PaymentPlan;
import io.matterflow.receivables.PaymentPlanning;
import io.matterflow.receivables.PlanRhythm;
import io.matterflow.receivables.PlanWish;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A client pays an invoice, or several, in instalments. */
@Tag(name = "Invoices")
@RestController
@RequestMapping("/api/invoices/{number}/payment-plan")
class PlansController {

  private static final String TOGETHER = "at most 20 other invoices by one plan; agree on another plan for the rest";

  private final PaymentPlanning plans;
  private final Invoices invoices;
  private final InvoiceReaders readers;
  private final Directory directory;

  PlansController(PaymentPlanning plans, Invoices invoices, InvoiceReaders readers, Directory directory) {
    this.plans = plans;
    this.invoices = invoices;
    this.readers = readers;
    this.directory = directory;
  }

  @Operation(summary = "Agree that an invoice is paid in instalments")
  @ApiResponse(responseCode = "200", description = "The plan stands; 202 where somebody else has to agree to it first")
  @PostMapping
  ResponseEntity<PlanView> agree(@PathVariable String number, @Valid @RequestBody NewPlan request, Actor actor) {
    var together = together(number, request.otherInvoices(), actor);
    var wish = wish(request.instalments(), request.amount(), request.every(), request.from(), together.get(0));
    var plan = PlanProblems.standing(plans.agree(
        together.stream().map(Invoice::number).toList(), wish, request.consent().consent(), request.reason(), actor));
    return ResponseEntity.status(plan.state() == PaymentPlan.State.ASKED ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .body(view(plan));
  }

  @Operation(summary = "Show what a payment plan would look like")
  @PostMapping("/preview")
  DraftView preview(@PathVariable String number, @Valid @RequestBody Wished request, Actor actor) {
    var together = together(number, request.otherInvoices(), actor);
    var wish = wish(request.instalments(), request.amount(), request.every(), request.from(), together.get(0));
    return DraftView.of(plans.draft(together.stream().map(Invoice::number).toList(), wish, actor));
  }

  @Operation(summary = "End a payment plan")
  @PostMapping("/cancellation")
  PlanView cancel(@PathVariable String number, @Valid @RequestBody Cancellation request, Actor actor) {
    var invoice = forWhoMay(number, actor);
    plans.of(invoice.number()).stream().findFirst().stream()
        .flatMap(plan -> plan.invoices().stream())
        .forEach(other -> forWhoMay(other.value(), actor));
    return view(PlanProblems.standing(plans.cancel(invoice.number(), request.reason(), actor)));
  }

  @Operation(summary = "Show the payment plan of an invoice")
  @GetMapping
  PlanView show(@PathVariable String number, Actor actor) {
    return plans.of(readable(number, actor).number()).stream().findFirst().map(this::view)
        .orElseThrow(() -> Problem.notFound("payment plan of invoice", number));
  }

  private PlanView view(PaymentPlan plan) {
    return PlanView.of(plan, plans.standings(plan).stream()
        .map(standing -> InstalmentView.of(standing, plans.judgedOn(plan, standing.instalment())))
        .toList());
  }

  /** The invoice and the others, each of which the caller may agree about. */
  private List<Invoice> together(String number, Optional<List<String>> others, Actor actor) {
    if (others.filter(named -> named.contains(number)).isPresent()) {
      throw Problem.malformed(
          "Name the invoices that the plan is over beside invoice %s, not itself.".formatted(number))
          .at("/otherInvoices", "names invoice %s itself".formatted(number));
    }
    return Stream.concat(Stream.of(number), others.orElse(List.of()).stream())
        .distinct()
        .map(one -> forWhoMay(one, actor))
        .toList();
  }

  private Invoice forWhoMay(String number, Actor actor) {
    var invoice = readable(number, actor);
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.BOOKKEEPER)
        && invoice.matter()
            .map(directory::required)
            .filter(matter -> MatterSight.answersFor(actor, matter))
            .isEmpty()) {
      throw Problem.forbidden("Only the billing office and the attorneys of the matter agree on a plan.",
          "Tell the billing coordinator.");
    }
    return invoice;
  }

  private Invoice readable(String number, Actor actor) {
    return (number.isBlank() ? Optional.<Invoice>empty() : invoices.find(new InvoiceNumber(number)))
        .filter(found -> readers.mayRead(actor, found))
        .orElseThrow(() -> Problem.notFound("invoice", number));
  }

  private static PlanWish wish(
      Optional<Integer> instalments, Optional<String> amount, Optional<String> every, LocalDate from, Invoice invoice) {
    if (instalments.isPresent() == amount.isPresent()) {
      throw Problem.malformed("Give how many instalments, or the amount of each.")
          .at("/instalments", "or amount, not both");
    }
    return new PlanWish(instalments, amount.map(text -> amount(text, invoice)),
        PlanRhythm.valueOf(every.orElse("MONTH")), from);
  }

  private static Money amount(String text, Invoice invoice) {
    var currency = invoice.open().currency();
    var amount = new BigDecimal(text);
    if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
      throw Problem.malformed("An instalment is more than nothing, in whole cents.")
          .at("/amount", "not such an amount");
    }
    return new Money(amount, currency);
  }

  record NewPlan(
      @NotBlank @Size(max = 2000) String reason,
      Optional<Integer> instalments,
      Optional<@Pattern(regexp = "\\d{1,12}(\\.\\d{1,4})?", message = "a decimal such as 1874.50") String> amount,
      Optional<@Pattern(regexp = "WEEK|TWO_WEEKS|MONTH", message = "WEEK, TWO_WEEKS or MONTH") String> every,
      @NotNull LocalDate from,
      @NotNull @Valid ConsentView consent,
      Optional<@Size(max = 20, message = TOGETHER) List<@NotBlank @Size(max = 40) String>> otherInvoices) {}

  record Wished(
      Optional<Integer> instalments,
      Optional<@Pattern(regexp = "\\d{1,12}(\\.\\d{1,4})?", message = "a decimal such as 1874.50") String> amount,
      Optional<@Pattern(regexp = "WEEK|TWO_WEEKS|MONTH", message = "WEEK, TWO_WEEKS or MONTH") String> every,
      @NotNull LocalDate from,
      Optional<@Size(max = 20, message = TOGETHER) List<@NotBlank @Size(max = 40) String>> otherInvoices) {}

  /** Who of the client has agreed, how and when. */
  record ConsentView(@NotBlank @Size(max = 200) String of, @NotNull PaymentPlan.Way way, @NotNull LocalDate on) {

    PaymentPlan.Consent consent() {
      return new PaymentPlan.Consent(of, way, on);
    }
  }

  record Cancellation(@NotBlank @Size(max = 2000) String reason) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record PlanView(
      String id,
      PaymentPlan.State state,
      List<String> invoices,
      String total,
      String currency,
      List<InstalmentView> instalments,
      int brokenAfter,
      Optional<String> waitsFor,
      ConsentView consent,
      String askedBy) {

    static PlanView of(PaymentPlan plan, List<InstalmentView> instalments) {
      return new PlanView(
          plan.id().toString(),
          plan.state(),
          plan.invoices().stream().map(InvoiceNumber::value).toList(),
          plan.total().plain(),
          plan.total().currency().getCurrencyCode(),
          instalments,
          plan.terms().brokenAfter(),
          plan.state() == PaymentPlan.State.ASKED ? plan.terms().approval().map(Role::group) : Optional.empty(),
          new ConsentView(plan.consent().of(), plan.consent().way(), plan.consent().on()),
          plan.askedBy().value());
    }
  }

  /** Missed from the morning of that day, if it is open then. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record InstalmentView(
      LocalDate dueOn, String amount, Optional<String> open, Optional<Boolean> missed, Optional<LocalDate> missedFrom) {

    static InstalmentView of(PaymentPlan.Standing standing, LocalDate judgedOn) {
      return new InstalmentView(
          standing.instalment().dueOn(),
          standing.amount().plain(),
          Optional.of(standing.open().plain()),
          Optional.of(standing.missed()),
          Optional.of(judgedOn).filter(day -> standing.open().isPositive()));
    }

    static InstalmentView of(PaymentPlan.Instalment instalment) {
      return new InstalmentView(
          instalment.dueOn(), instalment.amount().plain(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record DraftView(
      List<InstalmentView> instalments,
      Optional<Integer> brokenAfter,
      Optional<String> waitsFor,
      Optional<String> whyNot) {

    static DraftView of(PaymentPlanning.Draft draft) {
      return new DraftView(
          draft.instalments().stream().map(InstalmentView::of).toList(),
          draft.terms().map(PaymentPlan.Terms::brokenAfter),
          draft.terms().flatMap(PaymentPlan.Terms::approval).map(Role::group),
          draft.whyNot());
    }
  }
}
