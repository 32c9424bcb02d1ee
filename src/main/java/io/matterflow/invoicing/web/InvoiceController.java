package io.matterflow.invoicing.web;

import io.matterflow.invoicing.CorrectionDocuments;
import io.matterflow.invoicing.Deliveries;
import io.matterflow.invoicing.Deliveries.Request.NoDocument;
import io.matterflow.invoicing.Deliveries.Request.UnderWay;
import io.matterflow.invoicing.Filings;
import io.matterflow.invoicing.Delivery;
import io.matterflow.invoicing.DeliveryProblems;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceDocument;
import io.matterflow.invoicing.InvoiceDocuments;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.InvoiceReaders;
import io.matterflow.invoicing.InvoiceSearch;
import io.matterflow.invoicing.InvoiceStandings;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.Invoicing;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.invoicing.NextReminder.Coming;
import io.matterflow.invoicing.OpeningInvoices;
import io.matterflow.invoicing.PortalFiles;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invoices: listed, read in several forms, and sent again. */
@Tag(name = "Invoices")
@RestController
@RequestMapping("/api/invoices")
class InvoiceController {

  private static final int PAGE_SIZE = 100;
  private static final int LONGEST_REASON = 1000;
  private static final Coming NO_REMINDERS =
      new Coming(Optional.empty(), Optional.empty(), Optional.of("this installation sends no reminders"));
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,19}");

  private final Invoicing invoicing;
  private final Invoices invoices;
  private final InvoiceDocuments documents;
  private final CorrectionDocuments corrected;
  private final PortalFiles portalFiles;
  private final Deliveries deliveries;
  private final Filings filings;
  private final InvoiceStandings standings;
  private final OpeningInvoices openings;
  private final InvoiceReaders readers;
  private final ObjectProvider<NextReminder> reminders;

  InvoiceController(
      Invoicing invoicing,
      Invoices invoices,
      InvoiceDocuments documents,
      CorrectionDocuments corrected,
      PortalFiles portalFiles,
      Deliveries deliveries,
      Filings filings,
      InvoiceStandings standings,
      OpeningInvoices openings,
      InvoiceReaders readers,
      ObjectProvider<NextReminder> reminders) {
    this.invoicing = invoicing;
    this.invoices = invoices;
    this.documents = documents;
    this.corrected = corrected;
    this.portalFiles = portalFiles;
    this.deliveries = deliveries;
    this.filings = filings;
    this.standings = standings;
    this.openings = openings;
    this.readers = readers;
    this.reminders = reminders;
  }

  @Operation(summary = "List invoices")
  @GetMapping
  Page<InvoiceView> list(
      @RequestParam Optional<String> matterId,
      @RequestParam Optional<String> clientId,
      @RequestParam Optional<Invoice.State> state,
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam Optional<String> after,
      Actor actor) {
    var found = invoicing.search(new InvoiceSearch(
        present(matterId).map(MatterId::new),
        present(clientId).map(ClientId::new),
        state,
        open,
        readers.mattersOf(actor),
        readers.mayReadAll(actor) ? Set.of() : readers.answersForAll(actor),
        present(after).map(InvoiceController::cursor),
        PAGE_SIZE + 1));
    var shown = found.stream().limit(PAGE_SIZE).map(this::listed).toList();
    return new Page<>(shown, found.size() > PAGE_SIZE ? shown.get(PAGE_SIZE - 1).number() : null);
  }

  @Operation(summary = "Show an invoice, or fetch it as PDF")
  @GetMapping("/{number}")
  ResponseEntity<?> one(
      @PathVariable String number,
      @RequestParam Optional<String> format,
      @RequestHeader HttpHeaders headers,
      Actor actor) {
    var invoice = readable(number, actor);
    var form = InvoiceFormat.of(present(format), headers.getAccept());
    if (invoice.isTakenOver() && form != InvoiceFormat.JSON) {
      throw noDocument(invoice);
    }
    return switch (form) {
      case JSON -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(whole(invoice));
      case PDF -> file(corrected.voided(invoice.number()).or(() -> documents.pdf(invoice.number())), invoice);
      case HTML -> file(documents.html(invoice.number()), invoice);
      case LEDES -> LedesAnswer.of(portalFiles.of(invoice.number()), invoice.number());
    };
  }

  @Operation(summary = "Send an invoice again")
  @PostMapping("/{number}/delivery")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Accepted deliverAgain(@PathVariable String number, @RequestBody Again again, Actor actor) {
    var invoice = readable(number, actor);
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN)) {
      throw Problem.forbidden("Sending an invoice again is for the billing coordinator and the billing admin.",
          "Ask one of them.");
    }
    var asked = deliveries.sendAgain(invoice.number(), again.wanted(), again.givenReason(), actor);
    if (asked instanceof NoDocument) {
      throw noDocument(invoice);
    }
    if (asked instanceof UnderWay underWay) {
      throw Problem.conflict("DELIVERY_UNDER_WAY",
          "Delivery %d of invoice %s is under way.".formatted(underWay.delivery().request(), number),
          "Finish its open task or wait until it is sent, then ask again.");
    }
    if (asked instanceof Deliveries.Request.SentToday today) {
      throw Problem.conflict("SENT_TODAY",
          "Invoice %s was sent again today by %s: %s".formatted(number, today.delivery().requestedBy(),
              today.delivery().reason().orElse("")),
          "Ask the client to look for it, or have it delivered on paper or by hand; by e-mail it goes again tomorrow.");
    }
    if (asked instanceof Deliveries.Request.Voided) {
      throw Problem.conflict("VOIDED", "Invoice %s is void.".formatted(number),
          "Send the invoice that takes its place.");
    }
    if (asked instanceof Deliveries.Request.InPortal) {
      throw Problem.conflict("IN_PORTAL",
          "Invoice %s is in the client's e-billing portal, which gets it again only after a rejection."
              .formatted(number),
          "Record the rejection under /api/invoices/%s/portal-status, or ask for the channel HAND.".formatted(number));
    }
    return new Accepted(number, ((Deliveries.Request.Accepted) asked).request());
  }

  @Operation(summary = "Look again for a recipient")
  @PostMapping("/{number}/delivery/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void lookAgainForARecipient(@PathVariable String number, Actor actor) {
    var invoice = readable(number, actor);
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN)) {
      throw Problem.forbidden("Delivering an invoice is for the billing coordinator and the billing admin.",
          "Ask one of them.");
    }
    DeliveryProblems.throwIfInVain(deliveries.tryAgain(invoice.number(), actor));
  }

  private Invoice readable(String number, Actor actor) {
    return Optional.of(number)
        .filter(text -> NUMBER.matcher(text).matches())
        .flatMap(text -> invoices.find(new InvoiceNumber(text)))
        .filter(invoice -> readers.mayRead(actor, invoice))
        .orElseThrow(() -> Problem.notFound("invoice", number));
  }

  private static Problem noDocument(Invoice invoice) {
    return Problem.unknown("NO_DOCUMENT",
        "Invoice %s was taken over: it was made and sent elsewhere, and there is no document of it here."
            .formatted(invoice.number()),
        "Take it from the system that made it.");
  }

  private InvoiceView listed(Invoice invoice) {
    var coming = coming(invoice);
    return InvoiceView.listed(invoice, standings.of(invoice, coming), coming);
  }

  private InvoiceView whole(Invoice invoice) {
    var number = invoice.number();
    var coming = coming(invoice);
    return InvoiceView.whole(invoice, standings.of(invoice, coming), coming, invoicing.issued(number),
        openings.find(number),
        documents.pdf(number), deliveries.of(number), filings.of(number));
  }

  private Coming coming(Invoice invoice) {
    return reminders.stream().findFirst().map(reminder -> reminder.of(invoice.number())).orElse(NO_REMINDERS);
  }

  private static ResponseEntity<byte[]> file(Optional<InvoiceDocument> document, Invoice invoice) {
    var file = document.orElseThrow(() -> Problem.conflict("NOT_RENDERED",
        "Invoice %s is not rendered yet.".formatted(invoice.number()), "Ask again in a moment."));
    var answer = ResponseEntity.ok();
    if (file.mediaType().equals(InvoiceDocument.HTML)) {
      answer.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
    }
    return answer
        .contentType(MediaType.parseMediaType(file.mediaType() + ";charset=UTF-8"))
        .eTag(file.sha256())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"%s\"".formatted(file.fileName()))
        .header("X-Content-Type-Options", "nosniff")
        .body(file.content());
  }

  private static InvoiceNumber cursor(String after) {
    if (!NUMBER.matcher(after).matches()) {
      throw Problem.malformed("The cursor is not one that a list has answered.").at("/after", "an invoice number");
    }
    return new InvoiceNumber(after);
  }

  private static Optional<String> present(Optional<String> parameter) {
    return parameter.filter(text -> !text.isBlank());
  }

  /** A wish to have it delivered again, by which way and why. */
  record Again(Optional<String> channel, Optional<String> reason) {

    Optional<Delivery.Channel> wanted() {
      return Optional.ofNullable(channel).flatMap(name -> name).map(name -> switch (name) {
        case "EMAIL" -> Delivery.Channel.EMAIL;
        case "PAPER" -> Delivery.Channel.PAPER;
        case "HAND" -> Delivery.Channel.HAND;
        default -> throw Problem.malformed("An invoice is sent again by EMAIL, PAPER or HAND.")
            .at("/channel", "EMAIL, PAPER or HAND");
      });
    }

    String givenReason() {
      return Optional.ofNullable(reason).flatMap(words -> words).map(String::strip)
          .filter(words -> !words.isEmpty() && words.length() <= LONGEST_REASON)
          .orElseThrow(() -> Problem.malformed("Sending an invoice again needs a reason.")
              .at("/reason", "1 to %d characters".formatted(LONGEST_REASON)));
    }
  }

  /** The delivery that was begun; {@code GET /api/invoices/{number}} shows how it goes. */
  record Accepted(String number, int request) {}
}
