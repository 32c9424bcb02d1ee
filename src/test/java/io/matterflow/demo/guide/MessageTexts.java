package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls.Answer;
import java.util.Map;

/** Another subject for the mail that brings an invoice, and the mail in another language. */
final class MessageTexts extends GuidedChange {

  MessageTexts() {
    super("message-texts", "message-texts");
  }

  /** Texts are looked up and keep no record. */
  @Override
  void tried(JsonNode trial) {
    assertThat(trial.path("decisions").path("kept").asInt()).as(trial.toString()).isZero();
  }

  @Override
  void holdsNot(GuideFirm firm) {
    var number = firm.invoice();

    assertThat(subject(firm, number)).startsWith("Invoice " + number).doesNotContain(", due ");
    assertThat(inSpanish(firm, number).status()).isEqualTo(422);
  }

  @Override
  void holds(GuideFirm firm) {
    var number = firm.invoice();

    assertThat(subject(firm, number)).startsWith("Invoice " + number).contains(", due ");
    assertThat(inSpanish(firm, number).json().path("subject").asText()).startsWith("Factura " + number);
  }

  private static String subject(GuideFirm firm, String number) {
    return firm.mails("Invoice " + number).get(0).path("subject").asText();
  }

  /** As a client would read it whose language is Spanish. */
  private static Answer inSpanish(GuideFirm firm, String number) {
    return firm.as("billing-admin")
        .post("/api/messages/preview", Map.of("invoiceNumber", number, "key", "INVOICE", "language", "es"));
  }
}
