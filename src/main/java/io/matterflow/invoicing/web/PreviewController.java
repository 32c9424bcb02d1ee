package io.matterflow.invoicing.web;

import io.matterflow.invoicing.CorrectionMails;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceDocuments;
import io.matterflow.invoicing.InvoiceMails;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.InvoicePresentation;
import io.matterflow.invoicing.InvoicePresentation.Grouping;
import io.matterflow.invoicing.InvoiceReaders;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.MessageKey;
import io.matterflow.messaging.MessageTexts;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A layout or a text that is not in force, over a real invoice: shown to whoever may change it, kept nowhere, sent to
 * nobody.
 */
@Tag(name = "Previews")
@RestController
class PreviewController {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_SUBJECT = 500;
  private static final int LONGEST_LANGUAGE = 20;

  private final Invoices invoices;
  private final InvoiceDocuments documents;
  private final InvoiceMails mails;
  private final CorrectionMails corrections;
  private final InvoiceReaders readers;

  PreviewController(Invoices invoices, InvoiceDocuments documents, InvoiceMails mails,
      CorrectionMails corrections, InvoiceReaders readers) {
    this.invoices = invoices;
    this.documents = documents;
    this.mails = mails;
    this.corrections = corrections;
    this.readers = readers;
  }

  @Operation(summary = "See an invoice in a layout that is not in force; keeps and sends nothing")
  @ApiResponse(responseCode = "200", description = "The page, or the PDF")
  @PostMapping("/api/invoices/{number}/preview")
  ResponseEntity<byte[]> invoice(
      @PathVariable String number, @RequestParam Optional<String> format, @RequestBody Layout layout, Actor actor) {
    var invoice = readable(number, actor);
    var asHtml = switch (format.filter(name -> !name.isBlank()).orElse("pdf")) {
      case "pdf" -> false;
      case "html" -> true;
      default -> throw Problem.malformed("A preview is read as pdf or html.").at("/format", "pdf or html");
    };
    var preview = documents.preview(invoice.number(), mails.payLink(invoice.number()),
        inForce -> known(layout.over(inForce)));
    var shown = asHtml ? preview.html() : preview.pdf();
    var answer = ResponseEntity.ok();
    if (asHtml) {
      answer.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
    }
    return answer.contentType(MediaType.parseMediaType(shown.mediaType() + (asHtml ? ";charset=UTF-8" : "")))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"Preview-%s\"".formatted(shown.fileName()))
        .header("X-Content-Type-Options", "nosniff")
        .body(shown.content());
  }

  @Operation(summary = "See a message in words that are not in force; sends nothing")
  @PostMapping("/api/messages/preview")
  Message message(@RequestBody Wording wording, Actor actor) {
    var number = wording.text(wording.invoiceNumber(), "/invoiceNumber", 18)
        .orElseThrow(
            () -> Problem.malformed("A preview is of a real invoice.").at("/invoiceNumber", "an invoice number"));
    var invoice = readable(number, actor);
    var key = Optional.ofNullable(wording.key()).flatMap(any -> any).orElse(MessageKey.INVOICE);
    var channel = Optional.ofNullable(wording.channel()).flatMap(any -> any).orElse(Channel.EMAIL);
    var language = wording.text(wording.language(), "/language", LONGEST_LANGUAGE)
        .orElseGet(() -> CorrectionMails.areOf(key)
            ? corrections.languageOf(invoice.number(), key, channel)
            : mails.languageOf(invoice.number(), key, channel));
    var preview = CorrectionMails.areOf(key)
        ? corrections.preview(invoice.number(), key, channel, language, wording.draft())
        : mails.preview(invoice.number(), key, channel, language, wording.draft());
    if (preview instanceof MessageTexts.NoText) {
      throw Problem.refused("NO_TEXT", "message-texts has no row for %s by %s in %s.".formatted(key, channel, language),
          "Choose a message that the table has, or add its row.");
    }
    if (preview instanceof MessageTexts.UnknownWords words) {
      throw Problem.refused("UNKNOWN_WORD", "The text uses {%s}, which cannot be filled in."
              .formatted(String.join("}, {", words.unknown())),
          "Use one of %s.".formatted(String.join(", ", words.known())));
    }
    var text = ((MessageTexts.Filled) preview).text();
    var to = channel == Channel.EMAIL ? mails.recipients(invoice.number()).addresses() : List.<String>of();
    return new Message(channel, to, text.subject(), text.text(), text.html());
  }

  private InvoicePresentation known(InvoicePresentation look) {
    if (!documents.hasLetterhead(look.letterhead())) {
      throw Problem.malformed("The installation has no letterhead of that name.")
          .at("/letterhead", "the name of a letterhead");
    }
    return look;
  }

  private Invoice readable(String number, Actor actor) {
    if (!actor.hasAny(Role.LEGAL_OPS, Role.BILLING_ADMIN)) {
      throw Problem.forbidden("Previews are for legal ops and the billing admin.", "Ask one of them.");
    }
    return Optional.of(number)
        .filter(text -> NUMBER.matcher(text).matches())
        .flatMap(text -> invoices.find(new InvoiceNumber(text)))
        .filter(invoice -> readers.mayRead(actor, invoice) || (actor.has(Role.LEGAL_OPS) && actor.everyMatter()))
        .orElseThrow(() -> Problem.notFound("invoice", number));
  }

  /** Cells of {@code invoice-presentation} on trial; what is left out is what the table says of this invoice. */
  record Layout(
      Optional<Grouping> grouping,
      Optional<Boolean> hours,
      Optional<Boolean> rates,
      Optional<Boolean> codes,
      Optional<Boolean> summary,
      Optional<String> accent,
      Optional<String> letterhead,
      Optional<String> payment) {

    InvoicePresentation over(InvoicePresentation inForce) {
      try {
        return new InvoicePresentation(
            or(grouping, inForce.grouping()), or(hours, inForce.hours()), or(rates, inForce.rates()),
            or(codes, inForce.codes()),
            or(summary, inForce.summary()), or(accent, inForce.accent()), or(letterhead, inForce.letterhead()),
            or(payment, inForce.payment()));
      } catch (IllegalArgumentException misfit) {
        throw Problem.malformed("The layout does not fit: %s.".formatted(misfit.getMessage()));
      }
    }

    private static <T> T or(Optional<T> given, T otherwise) {
      return Optional.ofNullable(given).flatMap(any -> any).orElse(otherwise);
    }
  }

  /** A text of {@code message-texts} on trial over an invoice; what is left out is what the table says. */
  record Wording(
      Optional<String> invoiceNumber,
      Optional<MessageKey> key,
      Optional<Channel> channel,
      Optional<String> language,
      Optional<String> subject,
      Optional<String> text,
      Optional<String> html) {

    MessageTexts.Draft draft() {
      var line = text(subject, "/subject", LONGEST_SUBJECT);
      if (line.filter(words -> words.codePoints().anyMatch(Character::isISOControl)).isPresent()) {
        throw Problem.malformed("A subject is one line.")
            .at("/subject", "no line break and no other control character");
      }
      return new MessageTexts.Draft(
          line, text(text, "/text", LONGEST_TEXT), text(html, "/html", LONGEST_TEXT));
    }

    Optional<String> text(Optional<String> given, String pointer, int longest) {
      var words = Optional.ofNullable(given).flatMap(any -> any);
      if (words.filter(text -> text.length() > longest).isPresent()) {
        throw Problem.malformed("A text is too long.").at(pointer, "at most %d characters".formatted(longest));
      }
      return words;
    }
  }

  /** What would be sent, and to whom. */
  record Message(Channel channel, List<String> to, String subject, String text, Optional<String> html) {}
}
