package io.matterflow.receivables.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.Payment;
import io.matterflow.receivables.PaymentId;
import io.matterflow.receivables.PaymentIntake;
import io.matterflow.receivables.Refund;
import io.matterflow.receivables.RefundAnswer;
import io.matterflow.receivables.Refunds;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Money back to the payer: asked for by the bookkeeper, agreed to by somebody else, made through the processor. */
@Tag(name = "Payments")
@RestController
@RequestMapping("/api/payments/{paymentId}")
class RefundsController {

  private final Refunds refunds;
  private final PaymentIntake intake;

  RefundsController(Refunds refunds, PaymentIntake intake) {
    this.refunds = refunds;
    this.intake = intake;
  }

  @Operation(summary = "Ask for a refund of a payment")
  @PostMapping("/refund")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RefundView refund(@PathVariable String paymentId, @Valid @RequestBody NewRefund request, Actor actor) {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.BILLING_ADMIN)) {
      throw Problem.forbidden("Only the bookkeeper or the billing admin asks for a refund.", "Ask the bookkeeper.");
    }
    var payment = found(paymentId);
    var answer = refunds.request(payment.id(), request.amount().map(amount -> money(amount, payment)), request.reason(),
        actor);
    if (answer instanceof RefundAnswer.TrustMoney) {
      throw Problem.refused("TRUST_MONEY",
          "This payment came to the trust account; nothing leaves trust by a refund here.",
          "Propose a drawdown of the kind REFUND in the books of the trust account; a lawyer authorizes it.");
    }
    if (answer instanceof RefundAnswer.MoreThanHeld refused) {
      throw Problem.refused("MORE_THAN_HELD", "%s of this payment is here and not on its way back."
          .formatted(refused.held().plain()), "Refund that, or less.")
          .at("/amount", "at most " + refused.held().plain());
    }
    if (answer instanceof RefundAnswer.NobodyElse) {
      throw Problem.refused("NOBODY_ELSE", "Somebody else has to agree to a refund, and nobody but you may.",
          "Have the bookkeeper ask for it, then agree to it yourself.");
    }
    return RefundView.of(((RefundAnswer.Standing) answer).refund());
  }

  @Operation(summary = "List the refunds of a payment")
  @GetMapping("/refunds")
  Page<RefundView> list(@PathVariable String paymentId, Actor actor) {
    PaymentsController.mayRead(actor);
    return Page.of(refunds.of(found(paymentId).id()).stream().map(RefundView::of).toList());
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

  private static Money money(String text, Payment payment) {
    var currency = payment.received().currency();
    var amount = new BigDecimal(text);
    if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
      throw Problem.malformed("%s has more decimals than %s allows.".formatted(text, currency))
          .at("/amount", "too many decimals");
    }
    return new Money(amount, currency);
  }

  record NewRefund(
      Optional<@Pattern(regexp = "\\d{1,9}(\\.\\d{1,4})?", message = "a decimal such as 1874.50") String> amount,
      @NotNull @Pattern(regexp = PaymentsController.WORDS, message = "must not be blank")
      @Size(max = 2000) String reason) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record RefundView(
      String refundId,
      String paymentId,
      String amount,
      String currency,
      Refund.State state,
      String requestedBy,
      Instant requestedAt,
      Optional<String> processorId) {

    static RefundView of(Refund refund) {
      return new RefundView(
          refund.id().toString(),
          refund.payment().toString(),
          refund.amount().plain(),
          refund.amount().currency().getCurrencyCode(),
          refund.state(),
          refund.requestedBy().value(),
          refund.requestedAt(),
          refund.vendorId());
    }
  }
}
