package io.matterflow.payments.stripe.web;

import io.matterflow.payments.stripe.StripeWebhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where Stripe tells us of payments. The bytes are judged as they came, before anything reads them. */
@Tag(name = "Payments")
@RestController
@ConditionalOnProperty(name = "matterflow.payments.vendor", havingValue = "stripe")
class StripeWebhookController {

  private static final int LARGEST = 500_000;

  private final StripeWebhooks webhooks;

  StripeWebhookController(StripeWebhooks webhooks) {
    this.webhooks = webhooks;
  }

  @Operation(summary = "Take word from Stripe that something happened to a payment")
  @ApiResponse(responseCode = "200", description = "Stored; what happened is read at Stripe")
  @SecurityRequirements
  @PostMapping("/api/webhooks/stripe")
  ResponseEntity<Void> receive(
      @RequestHeader("Stripe-Signature") Optional<String> signature,
      @RequestBody(required = false) Optional<byte[]> sent) {
    var body = sent.orElseGet(() -> new byte[0]);
    if (body.length > LARGEST) {
      return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE).build();
    }
    var taken = signature.filter(header -> webhooks.take(body, header)).isPresent();
    return ResponseEntity.status(taken ? HttpStatus.OK : HttpStatus.UNAUTHORIZED).build();
  }
}
