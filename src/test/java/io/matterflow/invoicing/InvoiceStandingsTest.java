package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.NextReminder.Coming;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where we are on an invoice, told in the list and in the invoice itself. */
@ProductTest
@Tag("both-databases")
class InvoiceStandingsTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private InvoiceStandings standings;
  @Autowired private DeliveryWatch watch;
  @Autowired private LocalVendors vendors;
  @Autowired private ManagementService management;
  @LocalServerPort private int port;

  @AfterEach
  void theVendorsAreWellAgain() {
    vendors.named("messaging").become(Mood.WELL);
  }

  @Test
  void itsDocumentIsMadeAndItsMailGoesOut() {
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    assertThat(standing(number)).isEqualTo("BEING_MADE billing-admin");

    management.executeJob(watch.job(number).getId());

    assertThat(standing(number)).isEqualTo("BEING_SENT billing-admin");
  }

  @Test
  void whatNobodyKnowsWhetherItWasSentIsInDoubt() {
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    management.executeJob(watch.job(number).getId());
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> management.executeJob(watch.job(number).getId())).hasMessageContaining("did not answer");
    management.executeJob(watch.job(number).getId());

    assertThat(standing(number)).isEqualTo("IN_DOUBT billing-admin");
  }

  @Test
  void itWaitsForWhoeverDeliversItOrNamesARecipient() {
    var onPaper = invoiced.issued(firm.hourlyMatter().deliveredBy(Delivery.PAPER).loaded(), "500.00");
    var toNobody = invoiced.issued(firm.hourlyMatter().withoutBillingAddress().loaded(), "500.00");
    invoiced.runJobs(onPaper);
    invoiced.runJobs(toNobody);

    assertThat(standing(onPaper)).isEqualTo("WAITING_FOR_POST billing-coordinator");
    assertThat(standing(toNobody)).isEqualTo("WAITING_FOR_RECIPIENT billing-coordinator");
  }

  @Test
  void deliveredItIsTheClientsUntilItIsDisputedOrPaid() {
    var matter = firm.hourlyMatter().loaded();
    var number = invoiced.delivered(matter, "500.00");
    assertThat(standing(number)).isEqualTo("DUE " + matter.clientId());

    invoices.dispute(number, Money.usd("100.00"), "dispute:" + number, Actor.ENGINE);
    assertThat(standing(number)).isEqualTo("DISPUTED " + matter.responsibleAttorney());

    invoices.dispute(number, Money.usd("-100.00"), "settled:" + number, Actor.ENGINE);
    invoices.pay(number, Money.usd("500.00"), "paid:" + number, Actor.ENGINE);
    assertThat(standing(number)).isEqualTo("PAID bookkeeper");
  }

  @Test
  void overdueItIsTheClientsWhileRemindersComeAndThenABillingAdmins() {
    var one = invoices.find(invoiced.delivered(firm.hourlyMatter().loaded(), "500.00")).orElseThrow();
    var overdue = new Invoice(one.number(), one.state(), one.matter(), one.client(), one.invoiceDate().minusDays(40),
        one.invoiceDate().minusDays(10), one.deliveredOn(), one.deliveredBy(), one.total(), one.open(), one.disputed(),
        one.reserved(), one.inPortal(), one.acceptedOn());

    var reminded = standings.of(overdue, new Coming(Optional.of("day20"), Optional.empty(), Optional.empty()));
    var left = standings.of(overdue,
        new Coming(Optional.empty(), Optional.empty(), Optional.of("Every step is behind us.")));

    assertThat(reminded.status()).isEqualTo(InvoiceStatus.OVERDUE);
    assertThat(reminded.owner()).isEqualTo(one.client().value());
    assertThat(left.status()).isEqualTo(InvoiceStatus.TO_FOLLOW_UP);
    assertThat(left.owner()).isEqualTo("billing-admin");
    assertThat(left.since().atZone(ZoneId.of("America/Chicago")).toLocalDate())
        .isEqualTo(overdue.dueDate().plusDays(1));
  }

  private String standing(InvoiceNumber number) {
    var one = HttpCalls.to(port).as("billing-coordinator").get("/api/invoices/" + number).json();
    var listed = HttpCalls.to(port).as("billing-coordinator")
        .get("/api/invoices?matterId=" + one.get("matterId").asText()).json().at("/items/0");
    assertThat(words(listed)).isEqualTo(words(one));
    assertThat(one.get("since").asText()).isNotBlank();
    assertThat(one.get("nextAction").asText()).endsWith(".");
    return words(one);
  }

  private static String words(JsonNode invoice) {
    return invoice.get("status").asText() + " " + invoice.get("owner").asText();
  }
}
