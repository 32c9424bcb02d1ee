package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** The first reminder comes after seven days instead of ten. */
final class CadenceDays extends GuidedChange {

  private String before = "";

  CadenceDays() {
    super("cadence-days", "reminder-cadence");
  }

  @Override
  boolean movesTheClock() {
    return true;
  }

  @Override
  void holdsNot(GuideFirm firm) {
    before = firm.invoiceOf(firm.preBill());
    assertThat(daysToTheReminder(before, firm)).isEqualTo(10);
  }

  /** An invoice that its client had before is looked at on the day that was set then, or when somebody asks for it. */
  @Override
  void holds(GuideFirm firm) {
    var invoice = firm.invoiceOf(firm.preBill());
    assertThat(daysToTheReminder(invoice, firm)).isEqualTo(7);

    firm.advance("P7D");

    assertThat(firm.mails(invoice)).as("the invoice and its reminder").hasSize(2);
    assertThat(firm.mails(before)).as("the invoice").hasSize(1);
    firm.accept("billing-coordinator", "/api/invoices/%s/reminders/retry".formatted(before));
    await().untilAsserted(() -> assertThat(firm.mails(before)).as("the invoice and its reminder").hasSize(2));
  }

  private static long daysToTheReminder(String invoice, GuideFirm firm) {
    var next = firm.get("system", "/api/invoices/%s/reminders".formatted(invoice)).path("next");
    assertThat(next.path("step").asText()).isEqualTo("day10");
    return ChronoUnit.DAYS.between(OffsetDateTime.parse(firm.now()).toLocalDate(), day(next.path("at")));
  }

  private static LocalDate day(JsonNode moment) {
    return OffsetDateTime.parse(moment.asText()).toLocalDate();
  }
}
