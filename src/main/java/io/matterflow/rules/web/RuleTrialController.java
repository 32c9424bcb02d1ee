package io.matterflow.rules.web;

import io.matterflow.engine.ExplanationRights;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.rules.ReleaseRights;
import io.matterflow.rules.RuleChangeId;
import io.matterflow.rules.RuleChanges;
import io.matterflow.rules.RuleText;
import io.matterflow.rules.RuleText.Kind;
import io.matterflow.rules.RuleTrial;
import io.matterflow.rules.Trial;
import io.matterflow.rules.TrialFirm;
import io.matterflow.rules.TrialsSeen;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The trial of an edited table over a period, as JSON or as a page. Of it nothing is kept but who saw it, and
 * the file by its digest alone.
 */
@Tag(name = "Rules")
@RestController
class RuleTrialController {

  private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
  private static final int MOST_DAYS = 366;
  private static final int USUAL_DAYS = 30;

  private final RuleTrial trials;
  private final TrialsSeen seen;
  private final RuleChanges changes;
  private final ReleaseRights releases;
  private final TrialPages pages;
  private final ExplanationRights rights;
  private final TrialFirm firm;
  private final Clock clock;
  private final Semaphore underWay = new Semaphore(1);

  RuleTrialController(
      RuleTrial trials,
      TrialsSeen seen,
      RuleChanges changes,
      ReleaseRights releases,
      TrialPages pages,
      ExplanationRights rights,
      TrialFirm firm,
      Clock clock) {
    this.trials = trials;
    this.seen = seen;
    this.changes = changes;
    this.releases = releases;
    this.pages = pages;
    this.rights = rights;
    this.firm = firm;
    this.clock = clock;
  }

  @Operation(
      summary = "Try an edited decision table on what was decided in a period",
      description = "Runs the recorded decisions of the period again and tells what would be another. Changes nothing.",
      requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
          content = @Content(mediaType = MediaType.APPLICATION_XML_VALUE, schema = @Schema(type = "string"))))
  @ApiResponse(responseCode = "200", description = "What would be another, or the page")
  @PostMapping(path = "/api/rules/{decision}/trial", consumes = {
      MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE, "application/*+xml", MediaType.TEXT_PLAIN_VALUE,
      MediaType.APPLICATION_OCTET_STREAM_VALUE})
  ResponseEntity<?> trial(
      @PathVariable String decision,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> to,
      @RequestParam Optional<String> format,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      InputStream file,
      Actor actor) throws IOException {
    if (!actor.has(Role.LEGAL_OPS)) {
      throw Problem.forbidden("Edited tables are tried by legal ops.", "Give the file to legal ops.");
    }
    if (!trials.knows(decision)) {
      throw Problem.notFound("decision table", decision);
    }
    var edited = new RuleText(Kind.TABLE, decision, text(file.readAllBytes()));
    return tried(edited, from, to, isPage(format, accept), actor);
  }

  @Operation(summary = "Try a proposed table on what was decided in a period, before it is released")
  @GetMapping("/api/rules/proposals/{id}/trial")
  ResponseEntity<?> trialOfProposal(
      @PathVariable UUID id,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> to,
      @RequestParam Optional<String> format,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      Actor actor) {
    var change = changes.find(new RuleChangeId(id)).orElseThrow(() -> Problem.notFound("change", id));
    if (!actor.has(Role.LEGAL_OPS) && !releases.mayRelease(change, actor)) {
      throw Problem.forbidden("A proposed table is tried by legal ops and by who may release it.", "Ask legal ops.");
    }
    if (change.rule().kind() == Kind.MODEL) {
      throw Problem.refused("NO_TRIAL", "A model is not tried: cases under way end on the version on which they began.",
          "Read what changes.");
    }
    return tried(change.rule(), from, to, isPage(format, accept), actor);
  }

  private ResponseEntity<?>
      tried(RuleText edited, Optional<LocalDate> from, Optional<LocalDate> to, boolean page, Actor actor) {
    var last = to.orElseGet(this::today);
    var first = from.orElseGet(() -> last.minusDays(USUAL_DAYS));
    checkPeriod(first, last);
    var trial = alone(
        () -> trials.of(edited.key(), edited.text(), first, last, subject -> rights.tells(subject, actor)));
    if (!trial.isRefused()) {
      seen.note(edited, first, last, trial.toString(), trial.summary(), actor.user());
    }
    if (page) {
      return pages.answer(trial);
    }
    if (trial.isRefused()) {
      throw refused(trial);
    }
    return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "private, no-store").body(TrialView.of(trial));
  }

  private void checkPeriod(LocalDate from, LocalDate to) {
    if (from.isAfter(to)) {
      throw Problem.malformed("The period is from one day to the same or a later one.").at("/from", "is after to");
    }
    if (from.isBefore(EARLIEST)) {
      throw Problem.malformed("No decision is as old as that.").at("/from", "a day of this time");
    }
    if (from.isAfter(today())) {
      throw Problem.malformed("The period has not begun: there are no decisions of it yet.")
          .at("/from", "is after today");
    }
    if (from.plusDays(MOST_DAYS - 1L).isBefore(to)) {
      throw Problem.malformed("A period of a trial has %d days at most.".formatted(MOST_DAYS))
          .at("/to", "is too far from from");
    }
  }

  private static boolean isPage(Optional<String> format, String accept) {
    return switch (format.filter(name -> !name.isBlank()).orElse("")) {
      case "" -> accept.startsWith(MediaType.TEXT_HTML_VALUE);
      case "json" -> false;
      case "html" -> true;
      default -> throw Problem.malformed("The trial comes as json or html.").at("/format", "none of them");
    };
  }

  /** One at a time: it reads much, and the product has other work. */
  private Trial alone(Supplier<Trial> work) {
    if (!underWay.tryAcquire()) {
      throw Problem.conflict("TRIAL_UNDER_WAY", "Another trial is under way.", "Send it again in a minute.");
    }
    try {
      return work.get();
    } finally {
      underWay.release();
    }
  }

  private static Problem refused(Trial trial) {
    var problem = Problem.refused("RULE_REFUSED", "The table is refused, so nothing of it was tried.",
        "Mend what is named and send it again.");
    trial.findings().forEach(finding -> problem.at(finding.place(), finding.says()));
    return problem;
  }

  private static String text(byte[] file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException otherwise) {
      throw Problem.refused("RULE_REFUSED", "The file is not written in UTF-8, so nothing of it was tried.",
          "Save it from Camunda Modeler and send it again.").at("The file", "is not written in UTF-8.");
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), firm.zone());
  }
}
