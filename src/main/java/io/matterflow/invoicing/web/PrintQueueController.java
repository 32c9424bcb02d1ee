package io.matterflow.invoicing.web;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoicing;
import io.matterflow.invoicing.PrintBatch;
import io.matterflow.invoicing.PrintBatchId;
import io.matterflow.invoicing.PrintPaper;
import io.matterflow.invoicing.PrintProblems;
import io.matterflow.invoicing.PrintQueue;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The post of the firm: what waits for paper, the file for the printer, and the day on which it was mailed. */
@Tag(name = "Print queue")
@RestController
@RequestMapping("/api/print-queue")
class PrintQueueController {

  private static final Role[] READERS = {Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR};
  private static final Role[] MAILERS = {Role.BILLING_COORDINATOR, Role.BILLING_ADMIN};

  private final PrintQueue queue;
  private final PrintPaper paper;
  private final Invoicing invoicing;
  private final Directory directory;

  PrintQueueController(PrintQueue queue, PrintPaper paper, Invoicing invoicing, Directory directory) {
    this.queue = queue;
    this.paper = paper;
    this.invoicing = invoicing;
    this.directory = directory;
  }

  @Operation(summary = "List what waits for paper, batch by batch")
  @GetMapping
  Page<PrintBatchView> waiting(Actor actor) {
    allow(actor, READERS);
    return Page.of(queue.open().stream().map(this::view).toList());
  }

  @Operation(summary = "Show a batch, or fetch it as one PDF once it is printed")
  @GetMapping("/{id}")
  ResponseEntity<?> one(@PathVariable String id, @RequestParam Optional<String> format, Actor actor) {
    allow(actor, READERS);
    var batch = required(id);
    return switch (format.filter(name -> !name.isBlank()).orElse("json")) {
      case "json" -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(view(batch));
      case "pdf" -> pdf(batch);
      default -> throw Problem.malformed("A batch is read as json or pdf.").at("/format", "json or pdf");
    };
  }

  @Operation(summary = "Print a batch: nothing joins it any more, and its PDF is there")
  @PostMapping("/{id}/printing")
  PrintBatchView print(@PathVariable String id, Actor actor) {
    allow(actor, MAILERS);
    return view(queue.print(required(id).id(), actor));
  }

  @Operation(summary = "Say on which day a batch was mailed, and what of it was not")
  @PostMapping("/{id}/mailing")
  PrintBatchView mail(@PathVariable String id, @RequestBody Mailing mailing, Actor actor) {
    allow(actor, MAILERS);
    var batch = required(id);
    return view(PrintProblems.mailed(queue.mail(batch.id(), mailing.day(), mailing.exceptions(), actor), "/mailedOn"));
  }

  private ResponseEntity<byte[]> pdf(PrintBatch batch) {
    if (batch.closedAt().isEmpty()) {
      throw Problem.conflict("NOT_PRINTED", "Batch %s still collects invoices.".formatted(batch.id()),
          "POST /api/print-queue/%s/printing closes it; then its PDF is there.".formatted(batch.id()));
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"Print-batch-%s.pdf\"".formatted(batch.id()))
        .header("X-Content-Type-Options", "nosniff")
        .body(paper.of(batch));
  }

  private PrintBatch required(String id) {
    return PrintBatchId.parsed(id).flatMap(queue::find).orElseThrow(() -> Problem.notFound("print batch", id));
  }

  private PrintBatchView view(PrintBatch batch) {
    return PrintBatchView.of(batch, item -> new PrintBatchView.Names(
        directory.required(item.client()).name(),
        invoicing.issued(item.number()).orElseThrow().addresses().client()));
  }

  private static void allow(Actor actor, Role... roles) {
    if (!actor.hasAny(roles)) {
      throw Problem.forbidden("The post is for the billing coordinator and the billing admin.", "Ask one of them.");
    }
  }

  /** On which day the batch was mailed; what of it was not, each with its reason. */
  record Mailing(Optional<LocalDate> mailedOn, Optional<List<LeftOut>> notMailed) {

    LocalDate day() {
      return Optional.ofNullable(mailedOn).flatMap(day -> day).orElseThrow(() ->
      Problem.malformed("The day of mailing is missing.").at("/mailedOn", "a day of the calendar such as 2026-06-30"));
    }

    Map<InvoiceNumber, String> exceptions() {
      var given = Optional.ofNullable(notMailed).flatMap(list -> list).orElse(List.of());
      var reasons = new HashMap<InvoiceNumber, String>();
      for (int index = 0; index < given.size(); index++) {
        var at = "/notMailed/" + index;
        var one = Optional.ofNullable(given.get(index)).orElseThrow(
            () -> Problem.malformed("What was not mailed is named by number and reason.").at(at, "an object"));
        reasons.put(one.invoice(at), one.because(at));
      }
      return reasons;
    }
  }

  /** An invoice of the batch that did not go out. */
  record LeftOut(Optional<String> number, Optional<String> reason) {

    InvoiceNumber invoice(String at) {
      return PrintProblems.number(Optional.ofNullable(number).flatMap(text -> text).orElse(""), at + "/number");
    }

    String because(String at) {
      return PrintProblems.reason(Optional.ofNullable(reason).flatMap(words -> words).orElse(""), at + "/reason");
    }
  }
}
