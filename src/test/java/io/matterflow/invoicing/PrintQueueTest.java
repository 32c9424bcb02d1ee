package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.directory.Client;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.kernel.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What goes by post: it collects, is printed together, mailed on a day that a person gives, and stays where it was not.
 */
@ProductTest
@Tag("both-databases")
class PrintQueueTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private Deliveries deliveries;
  @Autowired private PrintQueue queue;
  @Autowired private PrintPaper paper;
  @Autowired private PrintPosts posts;
  @Autowired private MovableClock clock;
  @Autowired private DeliveryWatch watch;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  @BeforeEach
  void nothingElseCollects() {
    posts.closeWhatCollects();
  }

  @Test
  void theInvoicesOfADayAreMailedTogetherAndTheirRemindersCountFromThatDay() {
    var first = waiting(onPaper());
    var second = waiting(onPaper());
    var batch = posts.holding(first);
    assertThat(posts.holding(second)).isEqualTo(batch);
    assertThat(task(batch).getName()).isEqualTo("Print and mail batch " + batch);
    assertThat(watch.task(first)).isEmpty();

    assertThat(coordinator().post("/api/print-queue/%s/printing".formatted(batch), "").status()).isEqualTo(200);
    clock.advance(Duration.ofDays(1));
    var yesterday = invoiced.today().minusDays(1);
    assertThat(finish(batch, Map.of("mailedOn", yesterday.toString())).status()).isEqualTo(204);

    assertThat(List.of(first, second)).allSatisfy(number -> {
      assertThat(watch.passed(number)).contains("queueForPrint", "mailed", "invoiceDelivered")
          .doesNotContain("deliverByHand");
      assertThat(watch.mails(number)).isEmpty();
      assertThat(invoices.find(number)).hasValueSatisfying(invoice -> {
        assertThat(invoice.deliveredOn()).contains(yesterday);
        assertThat(invoice.deliveredBy()).contains(DeliveredBy.PAPER);
      });
      assertThat(watch.acts(number)).endsWith("delivered");
    });
    assertThat(posts.openTask(batch)).isEmpty();
    assertThat(queue.find(new PrintBatchId(batch)).orElseThrow().state()).isEqualTo(PrintBatch.State.MAILED);
  }

  @Test
  void whatWasNotMailedKeepsItsReasonAndWaitsInTheNextBatchAsUrgentlyAsBefore() {
    var mailed = waiting(onPaper());
    var left = waiting(onPaper());
    var batch = printed(mailed);
    var due = item(batch, left).get("dueAt").asText();

    assertThat(
        finish(batch, Map.of("mailedOn", invoiced.today().toString(), "notMailed:" + left, "Torn in the printer"))
            .status())
        .isEqualTo(204);

    assertThat(invoices.find(mailed).orElseThrow().deliveredOn()).isPresent();
    assertThat(invoices.find(left).orElseThrow().deliveredOn()).isEmpty();
    assertThat(item(batch, left).get("notMailedBecause").asText()).isEqualTo("Torn in the printer");
    var next = posts.holding(left);
    assertThat(next).isNotEqualTo(batch);
    assertThat(item(next, left).get("dueAt").asText()).isEqualTo(due);
    assertThat(task(next)).isNotNull();
    assertThat(watch.acts(left)).contains("not-mailed").doesNotContain("delivered");
  }

  @Test
  void whatIsNotInTheMailAfterTwoBusinessDaysIsBlockedWorkWithAnOwner() {
    var number = waiting(onPaper());
    var batch = posts.holding(number);

    var task = task(batch);
    clock.standAt(task.getDueDate().toInstant().minusSeconds(1));
    assertThat(watch.blocked(number, coordinator())).isEmpty();
    clock.advance(Duration.ofSeconds(2));

    assertThat(watch.blocked(number, coordinator())).contains("NOT_MAILED", "billing-coordinator",
        "Print and mail batch " + batch);
    assertThat(watch.blocked(number, as("bookkeeper"))).isEmpty();
    posts.mail(batch, invoiced.today());
    assertThat(watch.blocked(number, coordinator())).isEmpty();
  }

  @Test
  void aDayThatCannotBeIsRefusedAndNothingIsMailed() {
    var number = waiting(onPaper());
    var batch = posts.holding(number);
    assertThat(finish(batch, Map.of("mailedOn", invoiced.today().toString())).json().get("code").asText())
        .isEqualTo("NOT_PRINTED");
    assertThat(as("billing-coordinator").get("/api/print-queue/%s?format=pdf".formatted(batch)).status())
        .isEqualTo(409);
    coordinator().post("/api/print-queue/%s/printing".formatted(batch), "");

    var tomorrow = finish(batch, Map.of("mailedOn", invoiced.today().plusDays(1).toString()));
    var before = finish(batch, Map.of("mailedOn", invoiced.today().minusDays(1).toString()));
    var nothing = finish(batch, Map.of("mailedOn", invoiced.today().toString(), "notMailed:" + number, "No stamps"));
    var stranger = finish(batch, Map.of("mailedOn", invoiced.today().toString(), "notMailed:999999", "No stamps"));
    var silent = finish(batch, Map.of("mailedOn", invoiced.today().toString(), "notMailed:" + number, " "));
    var noDay = finish(batch, Map.of("mailedOn", "2026-02-30"));

    assertThat(List.of(tomorrow, before)).allSatisfy(answer -> {
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().get("code").asText()).isEqualTo("IMPOSSIBLE_DAY");
      assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/answers/mailedOn");
    });
    assertThat(nothing.json().get("code").asText()).isEqualTo("NOTHING_MAILED");
    assertThat(stranger.json().get("code").asText()).isEqualTo("NOT_IN_BATCH");
    assertThat(List.of(silent.status(), noDay.status())).containsOnly(400);
    assertThat(invoices.find(number).orElseThrow().deliveredOn()).isEmpty();
    assertThat(task(batch)).isNotNull();
  }

  @Test
  void printingTwiceIsShownAndWhatComesLaterWaitsInAnotherBatch() {
    var number = waiting(onPaper());
    var batch = printed(number);

    var again = coordinator().post("/api/print-queue/%s/printing".formatted(batch), "");
    var later = waiting(onPaper());

    assertThat(again.json().get("printings")).extracting(printing -> printing.get("by").asText())
        .containsExactly("billing-coordinator", "billing-coordinator");
    assertThat(posts.holding(later)).isNotEqualTo(batch);
    assertThat(again.json().get("invoices")).hasSize(1);
  }

  @Test
  void ofTwoWhoSayTheSameOneIsToldThatItWasDone() throws Exception {
    var number = waiting(onPaper());
    var batch = printed(number);
    var body = "{\"mailedOn\": \"%s\"}".formatted(invoiced.today());
    Callable<Integer> say = () -> coordinator().post("/api/print-queue/%s/mailing".formatted(batch), body).status();

    var both = Executors.newFixedThreadPool(2);
    try {
      var answers = both.invokeAll(List.of(say, say));

      assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
    } finally {
      both.shutdown();
    }
    assertThat(watch.acts(number).stream().filter("delivered"::equals)).hasSize(1);
    assertThat(coordinator().post("/api/print-queue/%s/mailing".formatted(batch), body).json().get("code").asText())
        .isEqualTo("ALREADY_MAILED");
  }

  @Test
  void theFileHoldsAnAddressPageForEachEnvelopeAndTheKeptDocumentsInOrder() throws Exception {
    var draft = firm.hourlyMatter().deliveredBy(Client.Delivery.PAPER).forTheAttentionOf("Dana <b>Post</b>");
    var matter = draft.loaded();
    var first = waiting(matter);
    var second = waiting(matter);
    var other = waiting(onPaper());
    var batch = printed(first);

    var file = coordinator().get("/api/print-queue/%s?format=pdf".formatted(batch));
    var answer = paper.of(queue.find(new PrintBatchId(batch)).orElseThrow());

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
    try (var pages = Loader.loadPDF(answer)) {
      var text = texts(pages);
      assertThat(text.get(0)).contains("Print batch " + batch, first.value(), second.value(), other.value());
      assertThat(text.get(1)).isBlank();
      assertThat(text.get(2)).contains("Invoices %s, %s".formatted(first, second), "Attention: Dana <b>Post</b>",
          "No postal address in the directory");
      assertThat(text.get(3)).isBlank();
      assertThat(text.get(4)).contains("Invoice", first.value(), "Page 1 of");
      assertThat(text.get(5)).isBlank();
      assertThat(text.get(6)).contains(second.value());
      assertThat(text.get(8)).contains("Invoice " + other);
      assertThat(pages.getNumberOfPages()).isEqualTo(12);
    }
    assertThat(paper.of(queue.find(new PrintBatchId(batch)).orElseThrow())).isEqualTo(answer);
  }

  @Test
  void sentAgainOnPaperItJoinsTheQueueAndMovesNoClock() {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "500.00");
    var delivered = invoices.find(number).orElseThrow().deliveredOn();
    clock.advance(Duration.ofDays(3));

    coordinator().post("/api/invoices/%s/delivery".formatted(number),
        "{\"channel\": \"PAPER\", \"reason\": \"For the court.\"}");
    invoiced.runJobs(number);
    posts.mail(posts.holding(number), invoiced.today());

    assertThat(deliveries.of(number)).hasSize(2).allSatisfy(delivery -> assertThat(delivery.isDone()).isTrue());
    assertThat(invoices.find(number).orElseThrow().deliveredOn()).isEqualTo(delivered);
  }

  @Test
  void thePostIsNobodyElses() {
    var batch = printed(waiting(onPaper()));
    people.timekeeper("TK04", Role.TIMEKEEPER);

    for (var who : List.of("TK04", "bookkeeper", "billing-partner", "system", "legal-ops")) {
      assertThat(as(who).get("/api/print-queue").status()).as(who).isEqualTo(403);
      assertThat(as(who).get("/api/print-queue/" + batch).status()).as(who).isEqualTo(403);
      assertThat(as(who).post("/api/print-queue/%s/printing".formatted(batch), "").status()).as(who).isEqualTo(403);
    }
    assertThat(as("auditor").get("/api/print-queue").json().get("items")).isNotEmpty();
    assertThat(as("auditor").post("/api/print-queue/%s/printing".formatted(batch), "").status()).isEqualTo(403);
    assertThat(coordinator().get("/api/print-queue/2020-01-01-1").status()).isEqualTo(404);
    assertThat(coordinator().get("/api/print-queue/x").status()).isEqualTo(404);
    assertThat(coordinator().get("/api/print-queue/%s?format=csv".formatted(batch)).status()).isEqualTo(400);
  }

  private Engagement onPaper() {
    return firm.hourlyMatter().deliveredBy(Client.Delivery.PAPER).loaded();
  }

  private InvoiceNumber waiting(Engagement matter) {
    var number = invoiced.issued(matter, "500.00");
    invoiced.runJobs(number);
    return number;
  }

  private String printed(InvoiceNumber number) {
    var batch = posts.holding(number);
    assertThat(coordinator().post("/api/print-queue/%s/printing".formatted(batch), "").status()).isEqualTo(200);
    return batch;
  }

  private JsonNode item(String batch, InvoiceNumber number) {
    for (var item : coordinator().get("/api/print-queue/" + batch).json().get("invoices")) {
      if (item.get("number").asText().equals(number.value())) {
        return item;
      }
    }
    throw new AssertionError("%s is not in %s".formatted(number, batch));
  }

  private Task task(String batch) {
    return posts.openTask(batch).orElseThrow();
  }

  private static List<String> texts(PDDocument paper) throws Exception {
    var texts = new ArrayList<String>();
    for (int page = 1; page <= paper.getNumberOfPages(); page++) {
      var reader = new PDFTextStripper();
      reader.setStartPage(page);
      reader.setEndPage(page);
      texts.add(reader.getText(paper).strip());
    }
    return texts;
  }

  private HttpCalls coordinator() {
    return as("billing-coordinator");
  }

  private HttpCalls as(String who) {
    return HttpCalls.to(port).as(who);
  }

  private HttpCalls.Answer finish(String batch, Map<String, String> answers) {
    return coordinator().post("/api/tasks/%s/finish".formatted(task(batch).getId()),
        Map.of("outcome", "MAILED", "answers", answers));
  }
}
