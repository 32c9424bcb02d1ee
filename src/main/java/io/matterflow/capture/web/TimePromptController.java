package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.ActivityKind;
import io.matterflow.capture.Billability;
import io.matterflow.capture.PromptEdits;
import io.matterflow.capture.PromptId;
import io.matterflow.capture.PromptQuery;
import io.matterflow.capture.PromptState;
import io.matterflow.capture.RejectReason;
import io.matterflow.capture.RejectReasons;
import io.matterflow.capture.TimePricing;
import io.matterflow.capture.TimePrompt;
import io.matterflow.capture.TimePrompts;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A timekeeper's prompts. Whoever else asks is told that there are none. */
@RestController
class TimePromptController {

  private static final String PROMPT = "time prompt";
  private static final int PAGE = 200;
  private static final int ID = 64;
  private static final int MINUTES_OF_A_DAY = 24 * 60;
  private static final int NARRATIVE = 4000;
  private static final Pattern CODE = Pattern.compile("[A-Z0-9.]{0,10}");
  private static final LocalDate EVER = LocalDate.of(2000, 1, 1);
  private static final LocalDate NEVER = LocalDate.of(2100, 1, 1);

  private final TimePrompts prompts;
  private final TimePricing pricing;
  private final RejectReasons reasons;

  TimePromptController(TimePrompts prompts, TimePricing pricing, RejectReasons reasons) {
    this.prompts = prompts;
    this.pricing = pricing;
    this.reasons = reasons;
  }

  @GetMapping("/api/time-prompts")
  Page<Prompt> list(
      @RequestParam Optional<String> timekeeperId,
      @RequestParam Optional<PromptState> state,
      @RequestParam Optional<LocalDate> from,
      @RequestParam Optional<LocalDate> to,
      @RequestParam Optional<PromptId> cursor,
      Actor actor) {
    var own = timekeeperId.filter(id -> !id.isBlank()).map(id -> actor.is(new TimekeeperId(id))).orElse(true);
    if (!own) {
      return Page.of(List.of());
    }
    var query = new PromptQuery(state, from.orElse(EVER), to.orElse(NEVER), cursor);
    var found = prompts.list(query, PAGE, actor);
    var items = found.stream().map(this::shown).toList();
    return found.size() < PAGE ? Page.of(items) : new Page<>(items, items.get(PAGE - 1).id());
  }

  @GetMapping("/api/time-prompts/{id}")
  Prompt prompt(@PathVariable PromptId id, Actor actor) {
    return prompts.find(id, actor).map(this::shown).orElseThrow(() -> Problem.notFound(PROMPT, id));
  }

  /** Keeps what a person has typed so far; nothing is decided. */
  @PostMapping("/api/time-prompts/{id}/draft")
  Prompt draft(@PathVariable PromptId id, @RequestBody JsonNode body, Actor actor) {
    var members = new Members(body, "");
    var edits = edits(members);
    requireFit(members);
    return shown(Replied.with(prompts.edit(id, edits, actor), PROMPT, id));
  }

  @PostMapping("/api/time-prompts/{id}/decision")
  Prompt decide(@PathVariable PromptId id, @RequestBody JsonNode body, Actor actor) {
    var members = new Members(body, "");
    var decision = members.choice("decision", Decision.class)
        .orElseGet(() -> members.missing("decision", Decision.APPROVE));
    var edits = edits(members);
    var reason = members.text("reason", ID).orElse("");
    var comment = members.filled("comment", NARRATIVE);
    requireFit(members);
    var answer = switch (decision) {
      case APPROVE, ADJUST -> prompts.approve(id, edits, actor);
      case REJECT -> prompts.reject(id, reason, comment, actor);
      case REOPEN -> prompts.reopen(id, actor);
    };
    return shown(Replied.with(answer, PROMPT, id));
  }

  /** What a form offers as reasons to say no. */
  @GetMapping("/api/reject-reasons")
  Page<Reason> reasons(@RequestParam Optional<ActivityKind> kind) {
    return Page.of(reasons.of(kind.orElse(ActivityKind.GENERIC)).stream().map(Reason::of).toList());
  }

  private static PromptEdits edits(Members members) {
    return new PromptEdits(
        members.filled("matterId", ID).map(MatterId::new),
        members.whole("minutes", 1, MINUTES_OF_A_DAY),
        members.text("narrative", NARRATIVE),
        code(members, "taskCode"),
        code(members, "activityCode"));
  }

  private static Optional<String> code(Members members, String name) {
    var code = members.text(name, ID);
    code.filter(given -> !CODE.matcher(given).matches()).ifPresent(given -> members.refuse(name, "is no code"));
    return code;
  }

  private static void requireFit(Members members) {
    if (!members.fit()) {
      throw members.problem();
    }
  }

  private Prompt shown(TimePrompt prompt) {
    var draft = prompt.draft();
    return new Prompt(
        prompt.id().toString(),
        prompt.state(),
        prompt.timekeeper().value(),
        draft.matter().value(),
        prompt.workDate(),
        draft.minutes(),
        prompt.estimated(),
        draft.narrative(),
        draft.taskCode(),
        draft.activityCode(),
        prompt.possibleDuplicates().stream().findFirst(),
        prompt.possibleDuplicates(),
        prompt.kind(),
        prompt.startedAt(),
        prompt.raw().map(raw -> (int) raw.toSeconds()),
        pricing.hours(prompt).map(BilledTime::plain),
        draft.billability(),
        draft.billabilityReason(),
        prompt.rejectReason(),
        prompt.since(),
        prompt.signal().toString());
  }

  enum Decision {
    APPROVE,
    ADJUST,
    REJECT,
    REOPEN
  }

  record Prompt(
      String id,
      PromptState state,
      String timekeeperId,
      String matterId,
      LocalDate date,
      Optional<Integer> minutes,
      boolean estimated,
      String narrative,
      Optional<String> taskCode,
      Optional<String> activityCode,
      Optional<String> possibleDuplicateOf,
      List<String> possibleDuplicates,
      ActivityKind kind,
      Instant startedAt,
      Optional<Integer> rawSeconds,
      Optional<String> hours,
      Billability billability,
      String billabilityReason,
      Optional<String> rejectReason,
      Instant since,
      String signalId) {}

  record Reason(String reason, String label) {
    static Reason of(RejectReason reason) {
      return new Reason(reason.reason(), reason.label());
    }
  }
}
