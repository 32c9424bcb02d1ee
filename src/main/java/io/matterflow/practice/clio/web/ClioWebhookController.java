package io.matterflow.practice.clio.web;

import io.matterflow.practice.clio.ClioWebhooks;
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

/** Where Clio tells us of changes. The bytes are judged as they came, before anything reads them. */
@Tag(name = "Practice system")
@RestController
@ConditionalOnProperty(name = "matterflow.practice.vendor", havingValue = "clio")
class ClioWebhookController {

  private static final String SECRET = "X-Hook-Secret";
  private static final int LARGEST = 100_000;

  private final ClioWebhooks webhooks;

  ClioWebhookController(ClioWebhooks webhooks) {
    this.webhooks = webhooks;
  }

  @Operation(summary = "Take word from Clio that something changed")
  @ApiResponse(responseCode = "200", description = "Stored, or the handshake answered")
  @SecurityRequirements
  @PostMapping("/api/webhooks/clio")
  ResponseEntity<Void> receive(
      @RequestHeader(SECRET) Optional<String> secret,
      @RequestHeader("X-Hook-Signature") Optional<String> signature,
      @RequestBody(required = false) Optional<byte[]> sent) {
    var body = sent.orElseGet(() -> new byte[0]);
    if (body.length > LARGEST) {
      return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE).build();
    }
    if (signature.isPresent()) {
      return ResponseEntity.status(webhooks.take(body, signature.get()) ? HttpStatus.OK : HttpStatus.UNAUTHORIZED)
          .build();
    }
    return secret.flatMap(webhooks::handshake)
        .map(echoed -> ResponseEntity.ok().header(SECRET, echoed).<Void>build())
        .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
  }
}
