package io.matterflow.ledes.web;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.ledes.LedesField;
import io.matterflow.ledes.LedesFinding;
import io.matterflow.ledes.LedesProfile;
import io.matterflow.ledes.LedesReport;
import io.matterflow.ledes.LedesValidator;
import io.matterflow.ledes.Severity;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Judges a LEDES 1998B file that somebody else wrote, or that is about to be uploaded. Nothing of it is kept. */
@Tag(name = "Invoices")
@RestController
class LedesValidationController {

  private static final LedesValidator VALIDATOR = new LedesValidator(LedesProfile.DEFAULT);

  @Operation(
      summary = "What is wrong with a LEDES 1998B file",
      description = "Judged by the default profile: UTBMS codes and the client's matter number required, one matter an invoice. "
          + "Valid means that no finding is FATAL or ERROR. The line is 0 where an invoice as a whole breaks a rule.",
      requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
          content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string"))))
  @PostMapping(path = "/api/ledes/validation", consumes = MediaType.TEXT_PLAIN_VALUE)
  Judgement validate(InputStream file, Actor actor) throws IOException {
    if (!actor.hasAny(Role.SYSTEM, Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.BILLING_PARTNER,
        Role.RESPONSIBLE_ATTORNEY, Role.BOOKKEEPER, Role.LEGAL_OPS, Role.AUDITOR)) {
      throw Problem.forbidden("LEDES files are validated by systems and by who bills.", "Ask the billing coordinator.");
    }
    return Judgement.of(VALIDATOR.validate(file));
  }

  /** What was found; of a file of rubbish, as much as anybody could read, and how much was left out. */
  record Judgement(boolean valid, List<Found> findings, long omitted) {

    static Judgement of(LedesReport report) {
      return new Judgement(report.valid(), report.findings().stream().map(Found::of).toList(), report.omitted());
    }
  }

  record Found(
      String id, Severity severity, int line, Optional<String> invoice, Optional<String> field, String message) {

    static Found of(LedesFinding finding) {
      return new Found(finding.rule().id(), finding.severity(), finding.line(), finding.invoice(),
          finding.field().map(LedesField::header), finding.message());
    }
  }
}
