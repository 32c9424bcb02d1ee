package io.matterflow.prebill.web;

import io.matterflow.kernel.Actor;
import io.matterflow.prebill.Holder;
import io.matterflow.prebill.InvoiceNumbers;
import io.matterflow.prebill.Owners;
import io.matterflow.prebill.PreBill;
import io.matterflow.prebill.PreBillExceptionId;
import io.matterflow.prebill.PreBillExceptions;
import io.matterflow.prebill.PreBillExceptions.Reply;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.PreBillProblems;
import io.matterflow.prebill.PreBillReviews;
import io.matterflow.prebill.PreBillReviews.Judgement;
import io.matterflow.prebill.Resolution;
import io.matterflow.prebill.Signature;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people decide about a pre-bill: answers to exceptions, the review, the signature, and the ways back. */
@Tag(name = "Pre-bills")
@RestController
@RequestMapping("/api/pre-bills/{id}")
class PreBillReviewController {

  private final PreBillReviews reviews;
  private final PreBillExceptions exceptions;
  private final InvoiceNumbers invoices;
  private final Owners owners;

  PreBillReviewController(
      PreBillReviews reviews,
      PreBillExceptions exceptions,
      InvoiceNumbers invoices,
      Owners owners) {
    this.reviews = reviews;
    this.exceptions = exceptions;
    this.invoices = invoices;
    this.owners = owners;
  }

  @Operation(summary = "Resolve what a guideline holds up")
  @PostMapping("/exceptions/{exceptionId}/resolution")
  Standing resolve(@PathVariable UUID id, @PathVariable UUID exceptionId, @RequestBody Resolved resolved, Actor actor) {
    var preBill = new PreBillId(id);
    var exception = new PreBillExceptionId(exceptionId);
    return standing(PreBillProblems.valueOf(resolved.alike().orElse(false)
        ? exceptions.resolveAlike(preBill, exception, resolved.reply(), actor)
        : exceptions.resolve(preBill, exception, resolved.reply(), actor)));
  }

  @Operation(summary = "Sign off the review")
  @PostMapping("/review")
  Standing review(@PathVariable UUID id, @RequestBody Judged judged, Actor actor) {
    return standing(PreBillProblems.valueOf(reviews.review(new PreBillId(id), judged.judgement(), actor)));
  }

  @Operation(summary = "Approve, which issues the invoice")
  @PostMapping("/approval")
  Standing approve(@PathVariable UUID id, @RequestBody Judged judged, Actor actor) {
    return standing(PreBillProblems.valueOf(reviews.approve(new PreBillId(id), judged.judgement(), actor)));
  }

  @Operation(summary = "Send a pre-bill back for review")
  @PostMapping("/return")
  Standing sendBack(@PathVariable UUID id, @RequestBody Judged judged, Actor actor) {
    return standing(PreBillProblems.valueOf(reviews.sendBack(new PreBillId(id), judged.judgement(), actor)));
  }

  @Operation(summary = "Take a sign-off back")
  @PostMapping("/recall")
  Standing recall(@PathVariable UUID id, @RequestBody Judged judged, Actor actor) {
    return standing(PreBillProblems.valueOf(reviews.recall(new PreBillId(id), judged.judgement(), actor)));
  }

  private Standing standing(PreBill preBill) {
    return Standing.of(preBill, owners.of(preBill),
        preBill.invoiceNumber().isPresent() ? invoices.of(preBill.id()) : List.of());
  }

  record Judged(Optional<Integer> version, Optional<String> reason) {

    Judgement judgement() {
      return new Judgement(
          version.orElseThrow(
              () -> Problem.malformed("Say which version of the pre-bill you have seen.").at("/version", "missing")),
          Fields.someWords(reason, Fields.LONGEST_REASON, "/reason"));
    }
  }

  /** With {@code alike}, whatever else says the same of the same day is answered as well. */
  record Resolved(
      Optional<Resolution> resolution, Optional<String> reason, Optional<String> reference, Optional<Boolean> alike) {

    Reply reply() {
      return new Reply(
          resolution.orElseThrow(
              () -> Problem.malformed("Say how the exception is resolved.").at("/resolution", "such as FIXED")),
          Fields.someWords(reason, Fields.LONGEST_REASON, "/reason"),
          Fields.someWords(reference, Fields.LONGEST_REFERENCE, "/reference"));
    }
  }

  /** Where the pre-bill stands after the act. */
  record Standing(
      String id,
      String number,
      String state,
      String owner,
      String nextAction,
      int version,
      Optional<String> contentHash,
      Optional<String> invoiceNumber,
      List<String> invoiceNumbers) {

    static Standing of(PreBill preBill, Holder owner, List<String> invoiceNumbers) {
      return new Standing(
          preBill.id().toString(),
          preBill.number(),
          preBill.state().name(),
          owner.name(),
          preBill.state().nextAction(),
          preBill.version(),
          preBill.signature().map(Signature::contentHash),
          preBill.invoiceNumber(),
          invoiceNumbers);
    }
  }
}
