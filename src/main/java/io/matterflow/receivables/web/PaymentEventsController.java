package io.matterflow.receivables.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.PaymentId;
import io.matterflow.receivables.PaymentIntake;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was told of a payment, fees among it, in the order in which it came. */
@Tag(name = "Payments")
@RestController
@RequestMapping("/api/payments/{paymentId}/events")
class PaymentEventsController {

  private final PaymentIntake intake;

  PaymentEventsController(PaymentIntake intake) {
    this.intake = intake;
  }

  @Operation(summary = "List what was told of a payment")
  @GetMapping
  Page<EventView> list(@PathVariable String paymentId, Actor actor) {
    PaymentsController.mayRead(actor);
    var payment = parsed(paymentId).flatMap(intake::find).orElseThrow(() -> Problem.notFound("payment", paymentId));
    return Page.of(intake.eventsOf(payment).stream().map(EventView::of).toList());
  }

  private static Optional<PaymentId> parsed(String paymentId) {
    try {
      return Optional.of(PaymentId.of(paymentId));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record EventView(
      String source,
      String eventId,
      Type type,
      String paymentRef,
      Optional<String> item,
      String amount,
      String currency,
      LocalDate on,
      Optional<String> invoiceNumber,
      Optional<String> clientId,
      Optional<String> method,
      Optional<Account> account,
      Optional<LocalDate> answerBy) {

    static EventView of(PaymentEvent event) {
      return new EventView(
          event.key().source(),
          event.key().eventId(),
          event.type(),
          event.key().paymentRef(),
          event.key().item(),
          event.amount().plain(),
          event.amount().currency().getCurrencyCode(),
          event.on(),
          event.purpose().invoiceNumber(),
          event.purpose().client().map(ClientId::value),
          event.purpose().method(),
          event.purpose().account(),
          event.answerBy());
    }
  }
}
