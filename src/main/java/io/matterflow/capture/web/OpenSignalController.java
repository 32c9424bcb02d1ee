package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.ActivityKind;
import io.matterflow.capture.ActivitySignal;
import io.matterflow.capture.Billability;
import io.matterflow.capture.Candidate;
import io.matterflow.capture.Direction;
import io.matterflow.capture.MatchOutcome;
import io.matterflow.capture.MatterAssignment;
import io.matterflow.capture.OwnSignals;
import io.matterflow.capture.PromptId;
import io.matterflow.capture.SignalId;
import io.matterflow.capture.SignalState;
import io.matterflow.capture.TimePrompt;
import io.matterflow.capture.TimePrompts;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A signal for the person whose work it is: what it was, which matters it may belong to and why, and their answer. */
@Tag(name = "Activities")
@RestController
@RequestMapping("/api/activity-signals")
class OpenSignalController {

  private static final String SIGNAL = "signal";
  private static final int PAGE = 200;
  private static final int ID = 64;

  private final MatterAssignment assignment;
  private final OwnSignals own;
  private final TimePrompts prompts;
  private final Directory directory;

  OpenSignalController(
      MatterAssignment assignment, OwnSignals own, TimePrompts prompts, Directory directory) {
    this.assignment = assignment;
    this.own = own;
    this.prompts = prompts;
    this.directory = directory;
  }

  /** One's own signals that led to no matter. */
  @Operation(summary = "List activities that no matter was found for")
  @GetMapping("/unmatched")
  Page<Signal> unmatched(Actor actor) {
    return Page.of(own.unmatched(actor, PAGE).stream().map(this::shown).toList());
  }

  /** One's own signals that a rule left out. */
  @Operation(summary = "List activities that a rule left out")
  @GetMapping("/ignored")
  Page<Signal> ignored(Actor actor) {
    return Page.of(own.ignored(actor, PAGE).stream().map(this::shown).toList());
  }

  /** One's own signals of what is still to come. */
  @Operation(summary = "List activities that are not over yet")
  @GetMapping("/planned")
  Page<Signal> planned(Actor actor) {
    return Page.of(own.planned(actor, PAGE).stream().map(this::shown).toList());
  }

  /** The signals whose time is in a prompt of one's own. */
  @Operation(summary = "List the activities whose time is in a prompt")
  @GetMapping(params = "promptId")
  Page<Signal> of(@RequestParam PromptId promptId, Actor actor) {
    return Page.of(own.of(promptId, actor).stream().map(this::shown).toList());
  }

  /** "This was work on that matter." */
  @Operation(summary = "Say that an activity that was left out was work")
  @PostMapping("/{id}/taking-up")
  Signal takeUp(@PathVariable SignalId id, @RequestBody JsonNode body, Actor actor) {
    var members = new Members(body, "");
    var matter = members.required("matterId", ID);
    requireFit(members);
    return shown(Replied.with(own.takeUp(id, new MatterId(matter), actor), SIGNAL, id));
  }

  @Operation(summary = "Show an activity with the matters it may belong to")
  @GetMapping("/{id}")
  Signal signal(@PathVariable SignalId id, Actor actor) {
    return assignment.signal(id, actor).map(this::shown).orElseThrow(() -> Problem.notFound(SIGNAL, id));
  }

  @Operation(summary = "Say which matter an activity belongs to")
  @PostMapping("/{id}/confirmation")
  Signal confirm(@PathVariable SignalId id, @RequestBody JsonNode body, Actor actor) {
    var members = new Members(body, "");
    var matter = members.required("matterId", ID);
    var timekeeper = members.filled("timekeeperId", ID).map(TimekeeperId::new);
    requireFit(members);
    return shown(Replied.with(assignment.confirm(id, new MatterId(matter), timekeeper, actor), SIGNAL, id));
  }

  /** One's own signal, whether it is asked about, waits as a prompt or was left out. */
  @Operation(summary = "Say that an activity is no work to record, or personal")
  @PostMapping("/{id}/dismissal")
  Signal dismiss(@PathVariable SignalId id, @RequestBody JsonNode body, Actor actor) {
    var members = new Members(body, "");
    var reason = members.required("reason", ID);
    requireFit(members);
    return shown(Replied.with(own.dismiss(id, reason, actor), SIGNAL, id));
  }

  private static void requireFit(Members members) {
    if (!members.fit()) {
      throw members.problem();
    }
  }

  private Signal shown(ActivitySignal signal) {
    var standing = signal.standing();
    return new Signal(
        signal.id().toString(),
        signal.event().eventId(),
        signal.event().source(),
        signal.kind(),
        signal.direction(),
        signal.at(),
        standing.timekeeper().map(TimekeeperId::value),
        signal.subject(),
        signal.participants().from(),
        signal.participants().addresses().stream()
            .filter(address -> signal.participants().from().filter(address::equals).isEmpty())
            .toList(),
        signal.participants().phone(),
        signal.duration().map(duration -> (int) duration.toSeconds()),
        signal.words(),
        standing.state(),
        standing.outcome(),
        standing.reason(),
        standing.matter().map(MatterId::value),
        standing.candidates().stream().map(this::candidate).toList(),
        standing.billability(),
        Optional.of(standing.billabilityReason()).filter(reason -> !reason.isEmpty()),
        standing.mergedInto().or(() -> prompts.of(signal.id()).map(TimePrompt::id)).map(Object::toString));
  }

  private CandidateMatter candidate(Candidate candidate) {
    var matter = directory.matter(candidate.matter());
    return new CandidateMatter(
        candidate.matter().value(),
        matter.map(Matter::name).orElse(""),
        matter.map(Matter::client).flatMap(directory::client).map(Client::name).orElse(""),
        matter.filter(Matter::isOpen).isPresent(),
        candidate.points(),
        candidate.evidence().stream()
            .map(one -> new Evidence(one.clue().sentence(), one.group().name(), one.points(), one.rule().rule()))
            .toList());
  }

  record Signal(
      String id,
      String eventId,
      String source,
      ActivityKind kind,
      Optional<Direction> direction,
      Instant at,
      Optional<String> timekeeperId,
      String subject,
      Optional<String> from,
      List<String> others,
      Optional<String> phone,
      Optional<Integer> durationSec,
      int words,
      SignalState state,
      Optional<MatchOutcome> outcome,
      String reason,
      Optional<String> matterId,
      List<CandidateMatter> candidates,
      Optional<Billability> billability,
      Optional<String> billabilityReason,
      Optional<String> promptId) {}

  record CandidateMatter(
      String matterId, String name, String client, boolean open, int points, List<Evidence> evidence) {}

  record Evidence(String because, String group, int points, String rule) {}
}
