package io.matterflow.prebill.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceDocuments;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.prebill.Billing;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people of the firm note on a bill and its lines is read by them alone. */
@ProductTest
@Tag("both-databases")
class InternalNotesTest {

  private static final String OF_THE_BILL = "Quarrelsome about travel";
  private static final String OF_THE_LINE = "Partner promised a cap by telephone";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private Jobs jobs;
  @Autowired private InvoiceDocuments documents;
  @LocalServerPort private int port;

  private String path;

  @BeforeEach
  void aBillInReview() {
    var matter = firm.hourlyMatter().loaded();
    billing.hourWorked(matter);
    path = "/api/pre-bills/" + billing.juneOf(matter, "MONTHLY");
  }

  @Test
  void whoAnswersForTheBillReadsThemAndNothingOfItChanges() {
    var before = packet();
    ok(as("responsible-attorney").post(path + "/notes", Map.of("note", OF_THE_BILL)));
    ok(as("billing-coordinator").post(path + "/notes", Map.of("note", "Asked them")));

    var after = packet();
    assertThat(after.get("internalNotes").findValuesAsText("note")).containsExactlyInAnyOrder(OF_THE_BILL,
        "Asked them");
    assertThat(after.get("internalNotes").findValuesAsText("by")).contains("responsible-attorney");
    assertThat(after.get("version")).isEqualTo(before.get("version"));
  }

  @Test
  void nobodyElseWritesThem() {
    assertThat(as("auditor").post(path + "/notes", Map.of("note", OF_THE_BILL)).status()).isEqualTo(403);
    assertThat(as("timekeeper").post(path + "/notes", Map.of("note", OF_THE_BILL)).status()).isIn(403, 404);
    assertThat(packet().get("internalNotes")).isEmpty();
  }

  @Test
  void noDocumentAndNoFileForTheClientHasThem() throws IOException {
    ok(as("responsible-attorney").post(path + "/notes", Map.of("note", OF_THE_BILL)));
    ok(as("responsible-attorney").post(path + "/lines/" + packet().at("/lines/0/id").asText(),
        Map.of("internalNote", OF_THE_LINE)));
    ok(as("responsible-attorney").post(path + "/review", Map.of("version", packet().get("version").asInt())));
    ok(as("billing-partner").post(path + "/approval", Map.of("version", packet().get("version").asInt())));
    var number = packet().get("invoiceNumber").asText();
    jobs.runDue("invoice-delivery", number);

    for (var format : new String[] {"json", "html", "ledes"}) {
      assertThat(as("billing-coordinator").get("/api/invoices/%s?format=%s".formatted(number, format)).body())
          .as(format)
          .doesNotContain(OF_THE_BILL, OF_THE_LINE);
    }
    try (var pdf = Loader.loadPDF(documents.pdf(new InvoiceNumber(number)).orElseThrow().content())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains(number).doesNotContain("Quarrelsome", "promised");
    }
  }

  private JsonNode packet() {
    return as("billing-coordinator").get(path).json();
  }

  private HttpCalls as(String person) {
    return HttpCalls.to(port).as(person);
  }

  private static void ok(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }
}
