package io.matterflow.receivables.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Intake;
import io.matterflow.receivables.Payment;
import io.matterflow.receivables.PaymentId;
import io.matterflow.receivables.PaymentIntake;
import io.matterflow.receivables.RestAnswer;
import io.matterflow.receivables.RestDecision;
import io.matterflow.receivables.RestProblems;
import io.matterflow.receivables.UnappliedMoney;
import io.matterflow.receivables.UnappliedMoney.Word;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Payments in, from processors' bridges and from people who opened an envelope. */
@Tag(name = "Payments")
@RestController
@RequestMapping("/api/payments")
class PaymentsController {

  /** As {@code @NotBlank}, which would refuse what is absent. */
  static final String WORDS = "(?s).*\\S.*";

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final BigDecimal ABSURD = new BigDecimal("1000000000");

  private final PaymentIntake intake;
  private final UnappliedMoney money;
  private final Directory directory;
  private final Clock clock;

  PaymentsController(PaymentIntake intake, UnappliedMoney money, Directory directory, Clock clock) {
    this.intake = intake;
    this.money = money;
    this.directory = directory;
    this.clock = clock;
  }

  @Operation(summary = "Report a payment")
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  PaymentView report(@Valid @RequestBody NewPayment request, Actor actor) {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.SYSTEM)) {
      throw Problem.forbidden("Only a bookkeeper or a connected system records payments.", "Ask the bookkeeper.");
    }
    var answer = intake.report(told(request), actor);
    if (answer instanceof Intake.OtherCurrency refused) {
      throw Problem.refused("WRONG_CURRENCY",
          "The payment is in %s, but it names an invoice or a client billed in %s."
              .formatted(request.currency(), refused.expected()),
          "Record it in the currency of the invoice, as the bank credited it.")
          .at("/currency", "expected " + refused.expected());
    }
    if (answer instanceof Intake.OtherClient) {
      throw Problem.refused("INVOICE_OF_ANOTHER_CLIENT", "The invoice is billed to another client than the one named.",
          "Name the invoice alone, or the client alone.").at("/clientId", "not the invoice's client");
    }
    if (answer instanceof Intake.Differs differs) {
      throw "manual".equals(request.source()) ? usedBefore(request, differs.first()) : Problem.refused("EVENT_REUSED",
          "Event %s of %s was recorded before as something else about payment %s.".formatted(
              request.eventId(), request.source(), differs.first().id()),
          "Give each event an eventId of its own.").at("/eventId", "names another event");
    }
    return PaymentView.of(((Intake.Taken) answer).payment());
  }

  /** Whoever writes payments down by hand knows them by a check or transfer number. */
  private static Problem usedBefore(NewPayment request, Payment first) {
    var report = first.report();
    return Problem.refused("EVENT_REUSED",
        "The reference was used before%s: %s, received on %s.".formatted(
            request.invoiceNumber().map(" for invoice %s"::formatted).orElse(""), Wording.of(report.amount()),
            Wording.of(report.receivedOn())),
        "Look whether it is the same payment. One that is another gets a reference of its own, such as the number with the day.")
        .at("/eventId", "used before");
  }

  @Operation(summary = "List the payments of an invoice")
  @GetMapping
  Page<PaymentView> list(@RequestParam String invoiceNumber, Actor actor) {
    mayRead(actor);
    if (invoiceNumber.isBlank()) {
      return Page.of(List.of());
    }
    return Page.of(intake.of(new InvoiceNumber(invoiceNumber)).stream().map(PaymentView::of).toList());
  }

  @Operation(summary = "Show a payment and where it went")
  @GetMapping("/{paymentId}")
  PaymentView payment(@PathVariable String paymentId, Actor actor) {
    mayRead(actor);
    return PaymentView.of(found(paymentId));
  }

  /** The answer to the task "decide overpayment", for callers without a form. */
  @Operation(summary = "Say what becomes of money that is left")
  @PostMapping("/{paymentId}/decision")
  PaymentView decide(@PathVariable String paymentId, @Valid @RequestBody Decision request, Actor actor) {
    if (!actor.has(Role.BOOKKEEPER)) {
      throw Problem.forbidden("Only a bookkeeper decides about unapplied money.", "Ask the bookkeeper.");
    }
    if (request.decision() == RestDecision.REFUND && request.reason().isEmpty()) {
      throw Problem.malformed("A refund needs a reason.").at("/reason", "required for REFUND");
    }
    var word = new Word(
        request.decision(), request.invoiceNumber().map(InvoiceNumber::new), request.matterId().map(MatterId::new),
        request.reference(),
        request.reason());
    var answer = money.decide(found(paymentId).id(), word, actor);
    if (answer instanceof RestAnswer.NotOpen notOpen) {
      throw Problem.refused("NOT_OPEN_TO_THIS_MONEY", "This money may not go that way.",
          "Choose one of %s.".formatted(notOpen.open())).at("/decision", "not open to this payment");
    }
    if (answer instanceof RestAnswer.NoSuchOpenInvoice) {
      throw Problem.refused("NO_SUCH_OPEN_INVOICE", "No open invoice of that number takes money in this currency.",
          "Name the number of an open invoice.").at("/invoiceNumber", "not an open invoice");
    }
    if (answer instanceof RestAnswer.NoSuchMatter) {
      throw RestProblems.noSuchMatter("/matterId");
    }
    if (answer instanceof RestAnswer.NotTakenByTrust) {
      throw RestProblems.notTakenByTrust();
    }
    if (answer instanceof RestAnswer.NothingLeft) {
      throw Problem.conflict("ALREADY_DECIDED", "Nothing of this payment waits for a decision.",
          "Read the payment again.");
    }
    return PaymentView.of(((RestAnswer.Decided) answer).payment());
  }

  static void mayRead(Actor actor) {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.BILLING_ADMIN, Role.BILLING_COORDINATOR, Role.AUDITOR, Role.SYSTEM)) {
      throw Problem.forbidden("Payments are shown to the billing office only.", "Ask the bookkeeper.");
    }
  }

  private Payment found(String paymentId) {
    return parsed(paymentId).flatMap(intake::find).orElseThrow(() -> Problem.notFound("payment", paymentId));
  }

  private static Optional<PaymentId> parsed(String paymentId) {
    try {
      return Optional.of(PaymentId.of(paymentId));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private PaymentEvent told(NewPayment request) {
    var type = request.type().orElse(Type.RECEIVED);
    var key = new Key(
        request.source(), request.eventId(), request.paymentRef().orElse(request.eventId()), request.item());
    return new PaymentEvent(
        key,
        type,
        amount(request),
        request.receivedOn().map(this::plausible).orElseGet(this::today),
        isOfAKnownPayment(type, request) ? asSaid(request) : whatFor(request),
        request.answerBy());
  }

  /** What happened to a payment before or after names the payment, and need not say again what it was for. */
  private static boolean isOfAKnownPayment(Type type, NewPayment request) {
    if (type == Type.RECEIVED || type == Type.PENDING) {
      return false;
    }
    if (request.paymentRef().isEmpty()) {
      throw Problem.malformed("%s names the payment that it happened to.".formatted(type))
          .at("/paymentRef", "the processor's reference of the payment, or the eventId under which it was recorded");
    }
    return true;
  }

  private static Purpose asSaid(NewPayment request) {
    return new Purpose(request.invoiceNumber().map(String::trim),
        request.clientId().map(String::trim).map(ClientId::new),
        request.method().map(PaymentMethod::name), request.account());
  }

  private static Purpose whatFor(NewPayment request) {
    if (request.invoiceNumber().isEmpty() && request.clientId().isEmpty()) {
      throw Problem.malformed("A payment names an invoice or a client.")
          .at("/invoiceNumber", "this or /clientId is required");
    }
    var said = asSaid(request);
    return new Purpose(said.invoiceNumber(), said.client(),
        said.method().or(() -> Optional.of(PaymentMethod.OTHER.name())),
        said.account().or(() -> Optional.of(Account.OPERATING)));
  }

  private static Money amount(NewPayment request) {
    var currency = Money.currency(request.currency())
        .orElseThrow(() -> Problem.malformed("No amount can be kept in the currency %s.".formatted(request.currency()))
            .at("/currency", "an ISO 4217 code of a currency with at most two decimals, such as USD"));
    var amount = new BigDecimal(request.amount());
    if (amount.signum() <= 0 || amount.compareTo(ABSURD) >= 0) {
      throw Problem.malformed("A payment is more than nothing and less than %s.".formatted(ABSURD))
          .at("/amount", "out of range");
    }
    if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
      throw Problem.malformed("%s has more decimals than %s allows.".formatted(request.amount(), currency))
          .at("/amount", "too many decimals");
    }
    return new Money(amount, currency);
  }

  /** A day of grace, since it may be tomorrow already where the payment was received. */
  private LocalDate plausible(LocalDate day) {
    if (day.isBefore(EARLIEST)) {
      throw Problem.malformed("No payment from before %s is recorded.".formatted(EARLIEST))
          .at("/receivedOn", "too early");
    }
    if (day.isAfter(today().plusDays(1))) {
      throw Problem.malformed("The payment would be received on %s, but today is %s.".formatted(day, today()))
          .at("/receivedOn", "lies in the future");
    }
    return day;
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  record NewPayment(
      @NotBlank @Size(max = 60) String source,
      @NotBlank @Size(max = 120) String eventId,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 40) String> invoiceNumber,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 60) String> clientId,
      @NotNull @Pattern(regexp = "\\d{1,12}(\\.\\d{1,4})?", message = "a decimal such as 1874.50") String amount,
      @NotNull @Size(min = 3, max = 3) String currency,
      Optional<LocalDate> receivedOn,
      Optional<PaymentMethod> method,
      Optional<Account> account,
      Optional<Type> type,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 120) String> paymentRef,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 120) String> item,
      Optional<LocalDate> answerBy) {}

  record Decision(
      @NotNull RestDecision decision,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 40) String> invoiceNumber,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 64) String> matterId,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 120) String> reference,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 2000) String> reason) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record PaymentView(
      String paymentId,
      Payment.State state,
      String source,
      String eventId,
      String paymentRef,
      Optional<String> invoiceNumber,
      Optional<String> assignedInvoice,
      Optional<String> clientId,
      String amount,
      String received,
      String underWay,
      String currency,
      LocalDate receivedOn,
      String method,
      Account account,
      List<PartView> allocations,
      String unapplied,
      Optional<Payment.Leftover> leftover,
      Instant reportedAt) {

    static PaymentView of(Payment payment) {
      var report = payment.report();
      return new PaymentView(
          payment.id().toString(),
          payment.state(),
          report.source(),
          report.eventId(),
          payment.paymentRef(),
          report.invoiceNumber(),
          payment.assigned().map(InvoiceNumber::value),
          report.client().map(ClientId::value),
          report.amount().plain(),
          payment.received().plain(),
          payment.underWay().plain(),
          report.amount().currency().getCurrencyCode(),
          report.receivedOn(),
          report.method(),
          report.account(),
          payment.allocations().stream().map(PartView::of).toList(),
          payment.unapplied().plain(),
          payment.leftover(),
          payment.reportedAt());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record PartView(
      Payment.Allocation.Target to,
      Optional<String> invoiceNumber,
      String amount,
      Optional<String> reference) {

    static PartView of(Payment.Allocation part) {
      return new PartView(part.target(), part.invoice().map(InvoiceNumber::value), part.amount().plain(), part.note());
    }
  }
}
