package io.matterflow.invoicing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.prebill.ApprovedPreBill;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An invoice asked for as the file that goes to a client's portal. */
@ProductTest
@Tag("both-databases")
class InvoiceLedesTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @LocalServerPort private int port;

  private Engagement matter;

  @BeforeEach
  void aClientWithAPortal() {
    matter = firm.hourlyMatter().deliveredBy(Delivery.LEDES_PORTAL).withGuidelines(30).loaded();
  }

  @Test
  void isAFileThatValidates() {
    var number = invoiced.issued(Invoiced.preBill(matter,
        Invoiced.line(1, "1.4", "370.00", "-18.00"),
        Invoiced.line(2, Engagement.PARALEGAL, "0.3", "190.00", "0.00",
            "Caf\u00e9 meeting | \u201cfinal\u201d draft\nof the licence")));

    var file = ledes(number);

    assertThat(file.status()).as(file.toString()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualTo("text/plain;charset=US-ASCII");
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"Invoice-%s.txt\"".formatted(number));
    assertThat(file.body()).startsWith("LEDES1998B[]\r\nINVOICE_DATE|").endsWith("[]\r\n")
        .contains("|%s|%s|%s|557.00|".formatted(number, matter.clientId(), matter.number()))
        .contains("|Cafe meeting / \"final\" draft of the licence|");
    var judged = as("system").with("Content-Type", "text/plain")
        .send("POST", "/api/ledes/validation", file.body())
        .json();
    assertThat(judged.get("valid").asBoolean()).isTrue();
    assertThat(judged.at("/findings/0/id").asText()).as("issued before the month was over").isIn("", "LV-306");
  }

  @Test
  void isTheSameWheneverItIsAskedFor() {
    var number = invoiced.issued(matter, "100.00");

    assertThat(ledes(number).body()).isEqualTo(ledes(number).body());
  }

  @Test
  void isRefusedWithTheLinesAndFieldsThatAPortalWouldRefuse() {
    var number = invoiced.issued(Invoiced.preBill(matter, Invoiced.line(1, "1.0", "370.00", "0.00"), uncoded(2)));

    var answer = ledes(number);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("code").asText()).isEqualTo("LEDES_NOT_READY");
    assertThat(answer.json().get("detail").asText())
        .isEqualTo("No portal would take invoice %s: 2 rules of LEDES 1998B are broken.".formatted(number));
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/lines/1/LINE_ITEM_TASK_CODE");
    assertThat(answer.json().at("/errors/0/detail").asText()).isEqualTo("LV-206: Task code is required.");
    assertThat(answer.json().at("/errors/1/pointer").asText()).isEqualTo("/lines/1/LINE_ITEM_ACTIVITY_CODE");
  }

  @Test
  void isForThoseWhoMayReadTheInvoice() {
    var number = invoiced.issued(matter, "100.00");

    assertThat(as("timekeeper").get("/api/invoices/%s?format=ledes".formatted(number)).status()).isEqualTo(404);
    assertThat(HttpCalls.to(port).get("/api/invoices/%s?format=ledes".formatted(number)).status()).isEqualTo(401);
  }

  private Answer ledes(InvoiceNumber number) {
    return as("billing-coordinator").get("/api/invoices/%s?format=ledes".formatted(number));
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }

  private static ApprovedPreBill.Line uncoded(int position) {
    var line = Invoiced.line(position, "0.5", "370.00", "0.00");
    return Invoiced.uncoded(line, position);
  }
}
