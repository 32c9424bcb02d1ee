package io.matterflow.rules.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.kernel.Actor;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.matterflow.rules.Finding;
import io.matterflow.rules.RuleChange;
import io.matterflow.rules.RuleChange.Act;
import io.matterflow.rules.RuleChange.State;
import io.matterflow.rules.RuleChangeHead;
import io.matterflow.rules.RuleChangeId;
import io.matterflow.rules.RuleChangeProblems;
import io.matterflow.rules.RuleChanges;
import io.matterflow.rules.RuleInForce;
import io.matterflow.rules.RuleOffers;
import io.matterflow.rules.RuleReaders;
import io.matterflow.rules.RuleText;
import io.matterflow.rules.RuleText.Kind;
import io.matterflow.rules.TrialSeen;
import io.matterflow.rules.TrialsSeen;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
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

/** Which tables and models are in force, and edited ones on their way there and back. */
@Tag(name = "Rules")
@RestController
class RuleController {

  private static final int LONGEST_REASON = 1000;
  private static final String KEY = "[A-Za-z][A-Za-z0-9_-]{0,99}";
  private static final String PROPOSED = "The body is the file as Camunda Modeler saved it. It is checked and kept for another person to release; "
      + "a file with a fault is refused, with each fault under errors, and not kept.";

  private static final String REASON = "why, in a sentence or two; it stands with the change and in the trail";

  private final RuleChanges changes;
  private final TrialsSeen trials;
  private final RuleReaders readers;
  private final RuleOffers offers;

  RuleController(RuleChanges changes, TrialsSeen trials, RuleReaders readers, RuleOffers offers) {
    this.offers = offers;
    this.changes = changes;
    this.trials = trials;
    this.readers = readers;
  }

  @Operation(
      summary = "The tables and models in force, and where the product has come with a newer one than the firm's own")
  @GetMapping("/api/rules")
  Page<RuleInForce> inForce(Actor actor) {
    mayRead(actor);
    return Page.of(changes.inForce());
  }

  @Operation(summary = "What the caller may propose, and which released changes they may take back")
  @GetMapping("/api/rules/offers")
  OffersView offers(Actor actor) {
    mayRead(actor);
    var released = offers.toTakeBack(actor).stream().map(RuleChange::head);
    return new OffersView(offers.toPropose(actor), released.map(ChangeLine::of).toList());
  }

  @Operation(summary = "The file of a table in force, to edit")
  @GetMapping("/api/rules/{decision}/file")
  ResponseEntity<byte[]> table(@PathVariable String decision, Actor actor) {
    mayRead(actor);
    return file(Kind.TABLE, decision);
  }

  @Operation(summary = "The file of a model in force, to edit")
  @GetMapping("/api/models/{process}/file")
  ResponseEntity<byte[]> model(@PathVariable String process, Actor actor) {
    mayRead(actor);
    return file(Kind.MODEL, process);
  }

  @Operation(summary = "Propose an edited table", description = PROPOSED)
  @PostMapping(path = "/api/rules/{decision}/proposal",
      consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE, MediaType.TEXT_PLAIN_VALUE,
          MediaType.APPLICATION_OCTET_STREAM_VALUE})
  @ResponseStatus(HttpStatus.ACCEPTED)
  ChangeView proposeTable(
      @PathVariable String decision,
      @Parameter(description = REASON, required = true)
      @RequestParam Optional<String> reason,
      @Parameter(description = "the version that was edited, where it is known")
      @RequestParam Optional<Integer> editedFrom,
      InputStream file,
      Actor actor) throws IOException {
    return proposed(Kind.TABLE, decision, file.readAllBytes(), reason, editedFrom, actor);
  }

  @Operation(summary = "Propose an edited model", description = PROPOSED)
  @PostMapping(path = "/api/models/{process}/proposal",
      consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE, MediaType.TEXT_PLAIN_VALUE,
          MediaType.APPLICATION_OCTET_STREAM_VALUE})
  @ResponseStatus(HttpStatus.ACCEPTED)
  ChangeView proposeModel(
      @PathVariable String process,
      @Parameter(description = REASON, required = true)
      @RequestParam Optional<String> reason,
      @Parameter(description = "the version that was edited, where it is known")
      @RequestParam Optional<Integer> editedFrom,
      InputStream file,
      Actor actor) throws IOException {
    return proposed(Kind.MODEL, process, file.readAllBytes(), reason, editedFrom, actor);
  }

  @Operation(summary = "The proposed changes, the newest first")
  @GetMapping("/api/rules/proposals")
  Page<ChangeLine> proposals(@RequestParam Optional<State> state, @RequestParam Optional<String> rule, Actor actor) {
    mayRead(actor);
    return Page.of(changes.search(state, rule).stream().map(ChangeLine::of).toList());
  }

  @Operation(
      summary = "A proposed change: what it says otherwise, what was found, who looked at which trial, what became of it")
  @GetMapping("/api/rules/proposals/{id}")
  ChangeView proposal(@PathVariable UUID id, Actor actor) {
    mayRead(actor);
    return view(found(id));
  }

  @Operation(summary = "The edited file of a proposed change")
  @GetMapping("/api/rules/proposals/{id}/file")
  ResponseEntity<byte[]> proposed(@PathVariable UUID id, Actor actor) {
    mayRead(actor);
    var change = found(id);
    return file(change.rule());
  }

  @Operation(summary = "Put a proposed change into force; another person than the one who proposed it")
  @PostMapping("/api/rules/proposals/{id}/release")
  ChangeView release(@PathVariable UUID id, Actor actor) {
    return view(RuleChangeProblems.done(changes.release(new RuleChangeId(id), "", actor)));
  }

  @Operation(summary = "Refuse a proposed change; the version in force stays")
  @PostMapping("/api/rules/proposals/{id}/refusal")
  ChangeView refuse(@PathVariable UUID id, @RequestBody RefusalReason why, Actor actor) {
    return view(RuleChangeProblems.done(changes.refuse(new RuleChangeId(id), words(why.reason()), actor)));
  }

  @Operation(summary = "Withdraw a change that one has proposed oneself")
  @PostMapping("/api/rules/proposals/{id}/withdrawal")
  ChangeView withdraw(@PathVariable UUID id, Actor actor) {
    return view(RuleChangeProblems.done(changes.withdraw(new RuleChangeId(id), "", actor)));
  }

  @Operation(summary = "Take a released change back: what was in force before is in force again at once")
  @PostMapping("/api/rules/proposals/{id}/rollback")
  ChangeView rollBack(
      @PathVariable UUID id,
      @Parameter(description = REASON, required = true)
      @RequestParam Optional<String> reason,
      Actor actor) {
    return view(RuleChangeProblems.done(changes.rollBack(new RuleChangeId(id), words(reason), actor)));
  }

  private ChangeView
      proposed(Kind kind, String key, byte[] file, Optional<String> reason, Optional<Integer> editedFrom, Actor actor) {
    if (!key.matches(KEY)) {
      throw Problem.notFound(kind == Kind.TABLE ? "table" : "model", key);
    }
    return view(RuleChangeProblems.done(
        changes.propose(new RuleText(kind, key, text(file)), words(reason), editedFrom, actor)));
  }

  /** What is no UTF-8 is no file that anything could be read from. */
  private static String text(byte[] file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException other) {
      throw Problem.refused(
          "RULE_REFUSED", "The file is not written in UTF-8.",
              "Save it from Camunda Modeler and send it again.")
          .at("The file", "is not written in UTF-8.");
    }
  }

  private static String words(Optional<String> reason) {
    var words = reason.map(String::strip).orElse("");
    if (words.length() > LONGEST_REASON || words.indexOf('\0') >= 0) {
      throw Problem.malformed("The reason is a sentence or two.")
          .at("/reason", "at most %d characters".formatted(LONGEST_REASON));
    }
    return words;
  }

  private RuleChange found(UUID id) {
    return changes.find(new RuleChangeId(id)).orElseThrow(() -> Problem.notFound("change", id));
  }

  private ResponseEntity<byte[]> file(Kind kind, String key) {
    return file(new RuleText(kind, key,
        changes.text(kind, key).orElseThrow(() -> Problem.notFound(kind == Kind.TABLE ? "table" : "model", key))));
  }

  private static ResponseEntity<byte[]> file(RuleText rule) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(rule.key() + (rule.kind() == Kind.TABLE ? ".dmn" : ".bpmn"))
                .build()
                .toString())
        .body(rule.text().getBytes(StandardCharsets.UTF_8));
  }

  private void mayRead(Actor actor) {
    if (!readers.mayRead(actor)) {
      throw Problem.forbidden("Rules and their changes are read by those who propose, release and audit them.",
          "Ask legal ops.");
    }
  }

  private ChangeView view(RuleChange change) {
    return ChangeView.of(change, changes.difference(change), trials.of(change.rule()));
  }

  record RefusalReason(Optional<String> reason) {}

  /** {@code takesBack} has of each rule the change that goes first; the one below it follows when that is done. */
  record OffersView(List<RuleInForce> proposes, List<ChangeLine> takesBack) {}

  record ChangeLine(
      UUID id,
      Kind kind,
      String rule,
      State state,
      String reason,
      String proposedBy,
      Instant proposedAt) {

    static ChangeLine of(RuleChangeHead change) {
      return new ChangeLine(change.id().value(), change.kind(), change.rule(), change.state(), change.reason(),
          change.proposedBy().value(), change.proposedAt());
    }
  }

  /** {@code changes} says in words what is otherwise than on the base version. */
  record ChangeView(
      UUID id,
      Kind kind,
      String rule,
      State state,
      String reason,
      String proposedBy,
      Instant proposedAt,
      Optional<Instant> dueAt,
      int baseVersion,
      String digest,
      List<String> changes, List<Finding> findings, List<TrialView> trials, List<ActView> acts) {

    static ChangeView of(RuleChange change, List<String> changes, List<TrialSeen> trials) {
      return new ChangeView(change.id().value(), change.rule().kind(), change.rule().key(), change.state(),
          change.reason(),
          change.proposedBy().value(), change.proposedAt(), change.dueAt(), change.baseVersion(), change.digest(),
          changes,
          change.findings(),
          trials.stream().map(TrialView::of).toList(), change.acts().stream().map(ActView::of).toList());
    }
  }

  record TrialView(UUID id, String person, Instant at, LocalDate from, LocalDate to, String digest, String summary) {

    static TrialView of(TrialSeen seen) {
      return new TrialView(seen.id(), seen.person().value(), seen.at(), seen.from(), seen.to(), seen.reportDigest(),
          seen.summary());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ActView(
      State state,
      String by,
      Instant at,
      String words,
      Optional<Integer> versionBefore,
      Optional<Integer> version) {

    static ActView of(Act act) {
      return new ActView(act.state(), act.by().value(), act.at(), act.words(),
          act.versions().map(RuleChange.Versions::before),
          act.versions().map(RuleChange.Versions::after));
    }
  }
}
