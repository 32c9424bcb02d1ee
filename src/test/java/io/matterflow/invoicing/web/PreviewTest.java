package io.matterflow.invoicing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.SentMessages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A layout or a text on trial shows real data, and leaves no trace. */
@ProductTest
@Tag("both-databases")
class PreviewTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private SentMessages mailbox;
  @Autowired private TestPeople people;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  @Test
  void anInvoiceIsShownInALayoutThatIsNotInForceAndStaysAsItWas() {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "500.00").value();
    var before = traces();
    var kept = admin().get("/api/invoices/%s?format=html".formatted(number)).body();

    var preview = admin().post("/api/invoices/%s/preview?format=html".formatted(number),
        Map.of("grouping", "TIMEKEEPER", "hours", false, "accent", "#6b1d2a", "payment", "By <b>check</b> only"));

    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.body()).contains("#6b1d2a", "Rita Castellano, 500.00", "By &lt;b&gt;check&lt;/b&gt; only")
        .doesNotContain(">Hours<");
    assertThat(preview.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    assertThat(admin().post("/api/invoices/%s/preview".formatted(number), Map.of()).header("Content-Type"))
        .isEqualTo("application/pdf");
    assertThat(admin().get("/api/invoices/%s?format=html".formatted(number)).body()).isEqualTo(kept)
        .contains(">Hours<");
    assertThat(traces()).isEqualTo(before);
  }

  @Test
  void aLayoutThatDoesNotFitIsRefused() {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "500.00").value();

    for (var misfit : List.of(Map.of("accent", "red"), Map.of("letterhead", "../x"), Map.of("letterhead", "none-such"),
        Map.of("payment", "x".repeat(1001)), Map.of("grouping", "CLIENT"))) {
      assertThat(admin().post("/api/invoices/%s/preview".formatted(number), misfit).status()).as(misfit.toString())
          .isEqualTo(400);
    }
    assertThat(admin().post("/api/invoices/%s/preview?format=docx".formatted(number), Map.of()).status())
        .isEqualTo(400);
  }

  @Test
  void aTextIsShownOverARealInvoiceAndGoesToNobody() {
    var matter = firm.hourlyMatter().forTheAttentionOf("Dana {payLink} <i>Ruiz</i>").loaded();
    var number = invoiced.delivered(matter, "500.00").value();
    var sent = mailbox.all().size();

    var preview = admin().post("/api/messages/preview", Map.of("invoiceNumber", number,
        "subject", "Ihre Rechnung {invoiceNumber}", "html", "<p>{contactName}: {total}</p>"));

    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.json().get("to")).extracting(address -> address.asText())
        .containsExactly(matter.billingAddress());
    assertThat(preview.json().get("subject").asText()).isEqualTo("Ihre Rechnung " + number);
    assertThat(preview.json().get("text").asText()).contains("$500.00", "Dana {payLink} <i>Ruiz</i>");
    assertThat(preview.json().get("html").asText()).contains("<p>Dana {payLink} &lt;i&gt;Ruiz&lt;/i&gt;: $500.00</p>");
    assertThat(mailbox.all()).hasSize(sent);
  }

  @Test
  void aWordThatNobodyKnowsIsRefusedWithThoseThatAre() {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "500.00").value();

    var refused = admin().post("/api/messages/preview",
        Map.of("invoiceNumber", number, "text", "Dear {firstName}, {total} is due."));
    var twoLines = admin().post("/api/messages/preview",
        Map.of("invoiceNumber", number, "subject", "Invoice\r\nBcc: eve@evil.example"));
    var noText = admin().post("/api/messages/preview", Map.of("invoiceNumber", number, "language", "tlh"));
    var inATextMessage = admin().post("/api/messages/preview",
        Map.of("invoiceNumber", number, "key", "REMINDER", "channel", "SMS", "text",
            "About {matterName}: {amountOpen} is open."));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("code").asText()).isEqualTo("UNKNOWN_WORD");
    assertThat(inATextMessage.json().get("code").asText()).isEqualTo("UNKNOWN_WORD");
    assertThat(refused.body()).contains("{firstName}", "{contactName}", "{amountOpen}")
        .doesNotContain("{firstName}, {amountOpen}");
    assertThat(twoLines.status()).isEqualTo(400);
    assertThat(twoLines.json().at("/errors/0/pointer").asText()).isEqualTo("/subject");
    assertThat(noText.json().get("code").asText()).isEqualTo("NO_TEXT");
  }

  @Test
  void previewsAreForLegalOpsAndTheBillingAdminAlone() {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "500.00").value();
    people.timekeeper("TK04", Role.TIMEKEEPER);

    assertThat(as("legal-ops").post("/api/invoices/%s/preview".formatted(number), Map.of()).status()).isEqualTo(200);
    for (var who : List.of("TK04", "bookkeeper", "billing-coordinator", "billing-partner", "auditor", "system")) {
      assertThat(as(who).post("/api/invoices/%s/preview".formatted(number), Map.of()).status()).as(who).isEqualTo(403);
      assertThat(as(who).post("/api/messages/preview", Map.of("invoiceNumber", number)).status()).as(who)
          .isEqualTo(403);
    }
    assertThat(admin().post("/api/invoices/999999999/preview", Map.of()).status()).isEqualTo(404);
    assertThat(admin().post("/api/messages/preview", Map.of("invoiceNumber", "x' or 1=1")).status()).isEqualTo(404);
  }

  private String traces() {
    return jdbc.sql("""
        select concat(
          (select count(*) from invoice_document), ' ',
          (select count(*) from invoice_delivery), ' ',
          (select count(*) from invoice_presentation), ' ',
          (select count(*) from effect))
        """).query(String.class).single() + " " + mailbox.all().size();
  }

  private HttpCalls admin() {
    return as("billing-admin");
  }

  private HttpCalls as(String who) {
    return HttpCalls.to(port).as(who);
  }
}
