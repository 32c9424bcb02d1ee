package io.matterflow.messaging.twilio.web;

import io.matterflow.messaging.twilio.TwilioWebhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Where Twilio tells what became of messages, and what numbers write. */
@Tag(name = "Messages")
@RestController
@ConditionalOnProperty(name = "matterflow.messaging.sms", havingValue = "twilio")
class TwilioWebhookController {

  private static final int LARGEST = 100_000;
  /** Twilio writes back what stands in an answer: nothing. */
  private static final String NO_WORDS = "<Response/>";

  private final TwilioWebhooks webhooks;

  TwilioWebhookController(TwilioWebhooks webhooks) {
    this.webhooks = webhooks;
  }

  @Operation(summary = "Take word from Twilio about messages")
  @ApiResponse(responseCode = "200", description = "Done")
  @SecurityRequirements
  @PostMapping(path = TwilioWebhooks.PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<String> receive(
      @RequestHeader("X-Twilio-Signature") Optional<String> signature, HttpServletRequest request) {
    if (request.getContentLengthLong() > LARGEST) {
      return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE).build();
    }
    var query = Optional.ofNullable(request.getQueryString()).orElse("");
    return signature.filter(given -> webhooks.take(sent(request, query), query, given)).isPresent()
        ? ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(NO_WORDS)
        : ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
  }

  /** What stands in the body; the servlet mixes it with the address's own parameters, which come first. */
  private static Map<String, List<String>> sent(HttpServletRequest request, String query) {
    var ofAddress = UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
    var sent = new LinkedHashMap<String, List<String>>();
    request.getParameterMap().forEach((name, values) -> {
      var ofBody = new ArrayList<>(List.of(values));
      var skipped = Math.min(ofAddress.getOrDefault(name, List.of()).size(), ofBody.size());
      ofBody.subList(0, skipped).clear();
      if (!ofBody.isEmpty()) {
        sent.put(name, ofBody);
      }
    });
    return sent;
  }
}
