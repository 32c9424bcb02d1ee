package io.matterflow.prebill.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Billing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who must answer for a bill, or for a line of it, may ask why it was decided as it was. */
@ProductTest
class ExplainedToThoseConcernedTest {

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private TestPeople people;
  @Autowired private Billing billing;
  @Autowired private Invoiced invoiced;
  @LocalServerPort private int port;

  private TimekeeperId attorney;
  private TimekeeperId partner;
  private TimekeeperId worker;
  private TimekeeperId another;
  private String preBill;
  private String line;
  private String invoice;

  @BeforeEach
  void aLineIsInQuestion() {
    attorney = newcomers.associate();
    partner = newcomers.associate();
    worker = newcomers.associate();
    another = newcomers.associate();
    Engagement matter = firm.hourlyMatter()
        .withGuidelines(30)
        .responsibleAttorney(attorney.value())
        .billingPartner(partner.value())
        .withOnTheTeam(worker.value()).withOnTheTeam(another.value()).loaded();
    billing.worked(matter, worker, Billing.JUNE_15, "1.25", "Draft the amended answer");
    preBill = billing.juneOf(matter, "MONTHLY");
    line = as("billing-coordinator").get("/api/pre-bills/" + preBill).json().at("/lines/0/id").asText();
    invoice = invoiced.delivered(matter, "100.00").value();
    people.timekeeper(another.value(), Role.TIMEKEEPER);
  }

  @Test
  void theAttorneysOfTheMatterAskAboutTheirBill() {
    for (var person : new TimekeeperId[] {attorney, partner}) {
      assertThat(told(person, "pre-bill/" + preBill)).isEqualTo(200);
      assertThat(told(person, "pre-bill-line/" + line)).isEqualTo(200);
      assertThat(told(person, "invoice/" + invoice)).isEqualTo(200);
    }
  }

  @Test
  void aTimekeeperAsksAboutTheirOwnLineAlone() {
    assertThat(told(worker, "pre-bill-line/" + line)).isEqualTo(200);
    assertThat(told(worker, "pre-bill/" + preBill)).isEqualTo(403);
    assertThat(told(worker, "invoice/" + invoice)).isEqualTo(403);
    assertThat(told(another, "pre-bill-line/" + line)).isEqualTo(403);
  }

  @Test
  void anotherMattersPartnerIsRefusedAsBefore() {
    firm.hourlyMatter().responsibleAttorney(another.value()).billingPartner(another.value()).loaded();

    for (var subject : new String[] {"pre-bill/" + preBill, "pre-bill-line/" + line, "invoice/" + invoice,
        "pre-bill-line/no-id",
        "billing-cycle/" + preBill, "payment/" + preBill}) {
      assertThat(told(another, subject)).as(subject).isEqualTo(403);
    }
  }

  private int told(TimekeeperId person, String subject) {
    return HttpCalls.to(port).as(person.value()).get("/api/explanations/" + subject).status();
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
