package io.matterflow.ebilling.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.ebilling.PortalWords;
import io.matterflow.ebilling.PortalWords.AmountNeeded;
import io.matterflow.ebilling.PortalWords.ImpossibleAmount;
import io.matterflow.ebilling.PortalWords.ImpossibleDay;
import io.matterflow.ebilling.PortalWords.NoSuchSubmission;
import io.matterflow.ebilling.PortalWords.NotInPortal;
import io.matterflow.ebilling.PortalWords.Said;
import io.matterflow.ebilling.PortalWords.Told;
import io.matterflow.ebilling.PortalCase;
import io.matterflow.ebilling.PortalWord;
import io.matterflow.ebilling.Submission;
import io.matterflow.ebilling.Submissions;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.InvoiceReaders;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * An invoice in its client's portal: what was submitted, what the portal said, and the door through which that is told.
 */
@Tag(name = "Invoices")
@RestController
@RequestMapping("/api/invoices/{number}")
class PortalController {

  private final Submissions submissions;
  private final PortalWords answers;
  private final Invoices invoices;
  private final InvoiceReaders readers;

  PortalController(Submissions submissions, PortalWords answers, Invoices invoices, InvoiceReaders readers) {
    this.submissions = submissions;
    this.answers = answers;
    this.invoices = invoices;
    this.readers = readers;
  }

  @Operation(summary = "Tell what the client's e-billing portal says of an invoice")
  @PostMapping("/portal-status")
  @ResponseStatus(HttpStatus.ACCEPTED)
  StatusView tell(@PathVariable String number, @Valid @RequestBody NewStatus request, Actor actor) {
    var invoice = readable(number, actor);
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.SYSTEM)) {
      throw Problem.forbidden("What a portal says is recorded by the billing office.", "Tell the billing coordinator.");
    }
    var answer = answers.tell(invoice.number(), request.said(invoice), actor);
    if (answer instanceof Told told) {
      var now = submissions.find(invoice.number()).orElseThrow();
      return new StatusView(told.number().value(), told.submission(), told.effect(), now.stage(), now.answerBy());
    }
    throw refusal(answer, invoice);
  }

  @Operation(summary = "Show what was submitted to the client's e-billing portal, and what it said")
  @GetMapping("/portal")
  PortalView show(@PathVariable String number, Actor actor) {
    var invoice = readable(number, actor);
    var portalCase = submissions.find(invoice.number())
        .orElseThrow(() -> Problem.notFound("portal submission of invoice", number));
    return PortalView.of(portalCase, submissions.of(invoice.number()), submissions.wordsOf(invoice.number()));
  }

  @Operation(summary = "Fetch the file of a submission, byte for byte")
  @GetMapping("/portal/submissions/{attempt}/file")
  ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable String attempt, Actor actor) {
    var invoice = readable(number, actor);
    var submission = submissions.of(invoice.number()).stream()
        .filter(one -> String.valueOf(one.attempt()).equals(attempt))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("submission", attempt));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=US-ASCII"))
        .eTag(submission.sha256())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(submission.fileName()))
        .header("X-Content-Type-Options", "nosniff")
        .body(submissions.contentOf(submission));
  }

  private Invoice readable(String number, Actor actor) {
    return (number.isBlank() ? Optional.<Invoice>empty() : invoices.find(new InvoiceNumber(number)))
        .filter(found -> readers.mayRead(actor, found))
        .orElseThrow(() -> Problem.notFound("invoice", number));
  }

  private static Problem refusal(PortalWords.Answer answer, Invoice invoice) {
    if (answer instanceof NotInPortal) {
      return Problem.conflict("NOT_IN_PORTAL", "No file of invoice %s went to a portal.".formatted(invoice.number()),
          "Look whether the number is right; a file goes there when its delivery asks for it.");
    }
    if (answer instanceof NoSuchSubmission unknown) {
      return Problem.refused(
          "NO_SUCH_SUBMISSION", "There is no such submission of invoice %s.".formatted(invoice.number()),
              "Leave it out, or name one from 1 to %d.".formatted(unknown.newest()))
          .at("/submission", "1 to " + unknown.newest());
    }
    if (answer instanceof ImpossibleDay day) {
      return Problem.refused("IMPOSSIBLE_DAY", "The portal cannot have said that on this day.",
          "Give a day from %s to %s.".formatted(day.earliest(), day.latest()))
          .at("/on", "outside %s to %s".formatted(day.earliest(), day.latest()));
    }
    if (answer instanceof ImpossibleAmount amount) {
      return Problem.refused("MORE_THAN_BILLED", "No portal approves more than the %s that count as billed."
              .formatted(amount.billed().plain()), "Give the amount that the portal approves of the whole invoice.")
          .at("/approvedAmount", "from 0.00 to " + amount.billed().plain());
    }
    return Problem.refused("APPROVED_AMOUNT_NEEDED",
            "It takes the amount that the portal approves to know what this means.",
        "Give approvedAmount: %s if the portal approves all of it.".formatted(((AmountNeeded) answer).billed().plain()))
        .at("/approvedAmount", "required here");
  }

  /** A word of the portal; without a day it was said today, without a submission of the newest. */
  record NewStatus(
      @NotNull PortalWord.Status status,
      Optional<@Pattern(regexp = "\\d{1,12}(\\.\\d{1,2})?", message = "a decimal such as 1874.50") String>
          approvedAmount,
      Optional<@Size(max = 50) List<@NotBlank @Size(max = 1000) String>> reasons,
      Optional<LocalDate> on,
      Optional<Integer> submission) {

    Said said(Invoice invoice) {
      return new Said(status,
          approvedAmount.map(amount -> new Money(new BigDecimal(amount), invoice.total().currency())),
          reasons.orElse(List.of()), on, submission);
    }
  }

  /** What the word did, and where the invoice stands in the portal now. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record StatusView(
      String number, int submission, PortalWord.Effect effect, PortalCase.Stage stage, Optional<LocalDate> appealBy) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record PortalView(
      String number,
      String portal,
      PortalCase.Stage stage,
      Instant since,
      Optional<String> approvedAmount,
      Optional<LocalDate> appealBy,
      List<SubmissionView> submissions,
      List<WordView> statuses) {

    static PortalView of(PortalCase one, List<Submission> submissions, List<PortalWord> words) {
      return new PortalView(one.number().value(), one.portal(), one.stage(), one.since(),
          one.approved().map(Money::plain),
          one.answerBy(), submissions.stream().map(SubmissionView::of).toList(),
          words.stream().map(WordView::of).toList());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record SubmissionView(
      int submission,
      String numberThere,
      String fileName,
      String sha256,
      Instant preparedAt,
      Optional<Instant> droppedAt,
      Optional<LocalDate> uploadedOn,
      Optional<String> trackingNumber,
      Optional<String> uploadedBy) {

    static SubmissionView of(Submission one) {
      return new SubmissionView(one.attempt(), one.numberThere(), one.fileName(), one.sha256(), one.preparedAt(),
          one.droppedAt(),
          one.uploadedOn(), one.trackingNumber(), one.uploadedBy());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record WordView(
      int submission,
      PortalWord.Status status,
      Optional<String> approvedAmount,
      LocalDate on,
      List<ReasonView> reasons,
      PortalWord.Effect effect,
      Instant toldAt,
      String toldBy) {

    static WordView of(PortalWord word) {
      return new WordView(word.attempt(), word.status(), word.approved().map(Money::plain), word.saidOn(),
          word.reasons().stream().map(ReasonView::of).toList(), word.effect(), word.toldAt(), word.toldBy());
    }
  }

  /** A reason in the portal's words, what it is taken for, who mends it, and which rule would have found it. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ReasonView(String reason, String kind, String owner, String nextAction, Optional<String> caughtBy) {

    static ReasonView of(PortalWord.Reason reason) {
      return new ReasonView(reason.words(), reason.meaning().kind(), reason.meaning().owner().group(),
          reason.meaning().nextAction(), reason.meaning().caughtBy());
    }
  }
}
