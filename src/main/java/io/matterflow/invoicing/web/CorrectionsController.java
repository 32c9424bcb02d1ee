package io.matterflow.invoicing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.invoicing.Correction;
import io.matterflow.invoicing.Correction.Kind;
import io.matterflow.invoicing.CorrectionDocuments;
import io.matterflow.invoicing.CorrectionNotice;
import io.matterflow.invoicing.CorrectionNotices;
import io.matterflow.invoicing.CorrectionPeople;
import io.matterflow.invoicing.CorrectionProblems;
import io.matterflow.invoicing.CorrectionReasons;
import io.matterflow.invoicing.CorrectionReasons.Listed;
import io.matterflow.invoicing.Corrections;
import io.matterflow.invoicing.Corrections.Wish;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.InvoiceReaders;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Less is asked for than an issued invoice does: asked here, decided by somebody else in their task. */
@Tag(name = "Invoices")
@RestController
class CorrectionsController {

  private static final int MOST_LINES = 1000;

  private final Corrections corrections;
  private final CorrectionReasons reasons;
  private final CorrectionPeople people;
  private final CorrectionDocuments documents;
  private final CorrectionNotices notices;
  private final Invoices invoices;
  private final InvoiceReaders readers;

  CorrectionsController(
      Corrections corrections,
      CorrectionReasons reasons,
      CorrectionPeople people,
      CorrectionDocuments documents,
      CorrectionNotices notices,
      Invoices invoices,
      InvoiceReaders readers) {
    this.corrections = corrections;
    this.reasons = reasons;
    this.people = people;
    this.documents = documents;
    this.notices = notices;
    this.invoices = invoices;
    this.readers = readers;
  }

  @Operation(summary = "Ask for a credit on an invoice: an amount, lines, or all that is open")
  @PostMapping("/api/invoices/{number}/credit")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CorrectionView credit(@PathVariable String number, @Valid @RequestBody Credit request, Actor actor) {
    var invoice = forWhoMay(number, actor);
    var lines = request.lines().orElse(List.of());
    if (!lines.isEmpty() && request.amount().isPresent()) {
      throw Problem.malformed("Give an amount or lines, not both.").at("/amount", "not with lines");
    }
    if (lines.size() > MOST_LINES) {
      throw Problem.malformed("A credit names at most %d lines.".formatted(MOST_LINES)).at("/lines", "too many");
    }
    return asked(invoice, new Wish(Kind.CREDIT, amount(request.amount(), invoice), lines, request.reasonCode(),
        request.reason(), false), actor);
  }

  @Operation(summary = "Ask for an invoice to be voided, and billed anew if wished")
  @PostMapping("/api/invoices/{number}/void")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CorrectionView voidWhole(@PathVariable String number, @Valid @RequestBody Voiding request, Actor actor) {
    var kind = request.rebill().filter(wished -> wished).isPresent() ? Kind.REBILL : Kind.VOID;
    return asked(forWhoMay(number, actor),
        new Wish(kind, Optional.empty(), List.of(), request.reasonCode(), request.reason(), false), actor);
  }

  @Operation(summary = "Ask for what is open on an invoice, or a part of it, to be given up")
  @PostMapping("/api/invoices/{number}/write-off")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CorrectionView writeOff(@PathVariable String number, @Valid @RequestBody WriteOff request, Actor actor) {
    var invoice = forWhoMay(number, actor);
    return asked(invoice, new Wish(Kind.WRITE_OFF, amount(request.amount(), invoice), List.of(), request.reasonCode(),
        request.reason(), false), actor);
  }

  @Operation(summary = "List the corrections of an invoice")
  @GetMapping("/api/invoices/{number}/corrections")
  Page<CorrectionView> list(@PathVariable String number, Actor actor) {
    var invoice = readable(number, actor);
    var told = notices.of(invoice.number());
    return Page.of(corrections.of(invoice.number()).stream()
        .map(correction -> CorrectionView.of(correction,
            told.stream().filter(one -> one.correction().equals(correction.id())).findFirst()))
        .toList());
  }

  @Operation(summary = "Fetch a credit note as PDF")
  @GetMapping("/api/invoices/{number}/corrections/{id}/document")
  ResponseEntity<byte[]> document(@PathVariable String number, @PathVariable UUID id, Actor actor) {
    var invoice = readable(number, actor);
    var correction = corrections.of(invoice.number()).stream().filter(one -> one.id().value().equals(id)).findFirst()
        .orElseThrow(() -> Problem.notFound("correction", id));
    var pdf = documents.creditNote(correction.id()).orElseThrow(() -> Problem.conflict("NO_DOCUMENT",
        "The correction has no document, or none yet.", "A credit note has one a moment after its last signature."));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .eTag(pdf.sha256())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"Correction-%s.pdf\"".formatted(
            correction.documentNumber().orElse(number)))
        .header("X-Content-Type-Options", "nosniff")
        .body(pdf.content());
  }

  @Operation(summary = "List the reasons for a correction")
  @GetMapping("/api/correction-reasons")
  Page<Listed> reasons(@RequestParam Kind kind) {
    return Page.of(reasons.of(kind));
  }

  private CorrectionView asked(Invoice invoice, Wish wish, Actor actor) {
    return CorrectionView.of(CorrectionProblems.standing(corrections.ask(invoice.number(), wish, actor)));
  }

  private Invoice forWhoMay(String number, Actor actor) {
    var invoice = readable(number, actor);
    if (!people.mayAsk(actor, invoice)) {
      throw Problem.forbidden("Only the billing office and the attorneys of the matter ask for a correction.",
          "Tell the billing coordinator.");
    }
    return invoice;
  }

  private Invoice readable(String number, Actor actor) {
    return (number.isBlank() ? Optional.<Invoice>empty() : invoices.find(new InvoiceNumber(number)))
        .filter(found -> readers.mayRead(actor, found))
        .orElseThrow(() -> Problem.notFound("invoice", number));
  }

  private static Optional<Money> amount(Optional<String> wanted, Invoice invoice) {
    return wanted.map(BigDecimal::new).map(amount -> {
      var currency = invoice.open().currency();
      if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
        throw Problem.malformed("The amount is more than nothing, in whole cents.").at("/amount", "not such an amount");
      }
      return new Money(amount, currency);
    });
  }

  record Credit(
      @NotBlank @Size(max = 2000) String reason,
      Optional<@Size(min = 1, max = 40) String> reasonCode,
      Optional<@Pattern(regexp = "\\d{1,12}(\\.\\d{1,4})?", message = "a decimal such as 1874.50") String> amount,
      Optional<List<Integer>> lines) {}

  record Voiding(
      @NotBlank @Size(max = 2000) String reason,
      Optional<@Size(min = 1, max = 40) String> reasonCode,
      Optional<Boolean> rebill) {}

  record WriteOff(
      @NotBlank @Size(max = 2000) String reason,
      Optional<@Size(min = 1, max = 40) String> reasonCode,
      Optional<@Pattern(regexp = "\\d{1,12}(\\.\\d{1,4})?", message = "a decimal such as 1874.50") String> amount) {}

  /** A correction, and whose signature it waits for. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record CorrectionView(
      String id,
      String number,
      Kind kind,
      Correction.State state,
      String amount,
      String currency,
      String reasonCode,
      String reason,
      List<String> approvers,
      int signed,
      Optional<String> waitsFor,
      Optional<String> creditNote,
      Optional<String> replacedBy,
      String askedBy,
      Instant askedAt,
      Optional<Instant> decidedAt,
      Optional<LocalDate> toldOn,
      Optional<DeliveredBy> toldBy,
      Optional<String> refusal) {

    static CorrectionView of(Correction correction) {
      return of(correction, Optional.empty());
    }

    static CorrectionView of(Correction correction, Optional<CorrectionNotice> notice) {
      return new CorrectionView(
          correction.id().toString(),
          correction.invoice().value(),
          correction.kind(),
          correction.state(),
          correction.amount().plain(),
          correction.amount().currency().getCurrencyCode(),
          correction.reason().code(),
          correction.reason().words(),
          correction.levels().stream().map(Role::group).toList(),
          correction.signed(),
          correction.level().map(Role::group),
          correction.documentNumber(),
          correction.replacedBy().map(Object::toString),
          correction.askedBy().value(),
          correction.askedAt(),
          correction.decidedAt(),
          notice.flatMap(CorrectionNotice::toldOn),
          notice.flatMap(CorrectionNotice::toldBy),
          correction.refusal());
    }
  }
}
