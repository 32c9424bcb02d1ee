package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.ActivityKind;
import io.matterflow.capture.PromptId;
import io.matterflow.capture.PromptQuery;
import io.matterflow.capture.PromptState;
import io.matterflow.capture.RejectReason;
import io.matterflow.capture.RejectReasons;
import io.matterflow.capture.TimePrompts;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A timekeeper's prompts. Whoever else asks is told that there are none. */
@Tag(name = "Time")
@RestController
class TimePromptController {

  private static final String PROMPT = "time prompt";
  private static final int PAGE = 200;
  private static final LocalDate EVER = LocalDate.of(2000, 1, 1);
  private static final LocalDate NEVER = LocalDate.of(2100, 1, 1);

  private final TimePrompts prompts;
  private final PromptViews views;
  private final RejectReasons reasons;

  TimePromptController(TimePrompts prompts, PromptViews views, RejectReasons reasons) {
    this.prompts = prompts;
    this.views = views;
    this.reasons = reasons;
  }

  @Operation(summary = "List prompts")
  @GetMapping("/api/time-prompts")
  Page<PromptView> list(
      @RequestParam Optional<String> timekeeperId,
      @RequestParam Optional<PromptState> state,
      @RequestParam Optional<LocalDate> from,
      @RequestParam Optional<LocalDate> to,
      @RequestParam Optional<PromptId> cursor,
      Actor actor) {
    var query = new PromptQuery(state, from.orElse(EVER), to.orElse(NEVER), cursor);
    var found = timekeeperId.filter(id -> !id.isBlank())
        .map(id -> prompts.list(new TimekeeperId(id), query, PAGE, actor))
        .orElseGet(() -> prompts.list(query, PAGE, actor));
    var items = found.stream().map(views::of).toList();
    return found.size() < PAGE ? Page.of(items) : new Page<>(items, items.get(PAGE - 1).id());
  }

  @Operation(summary = "Show a prompt")
  @GetMapping("/api/time-prompts/{id}")
  PromptView prompt(@PathVariable PromptId id, Actor actor) {
    return prompts.find(id, actor).map(views::of).orElseThrow(() -> Problem.notFound(PROMPT, id));
  }

  /** Keeps what a person has typed so far; nothing is decided. */
  @Operation(summary = "Keep what was typed so far")
  @PostMapping("/api/time-prompts/{id}/draft")
  PromptView draft(@PathVariable PromptId id, @RequestBody JsonNode body, Actor actor) {
    var members = new Members(body, "");
    var edits = PromptAnswer.edits(members);
    members.requireFit();
    return views.of(Replied.with(prompts.edit(id, edits, actor), PROMPT, id));
  }

  /** One act takes in what came since the person changed the minutes. */
  @Operation(summary = "Add the further minutes of the same work")
  @PostMapping("/api/time-prompts/{id}/further-work")
  PromptView takeFurtherWork(@PathVariable PromptId id, Actor actor) {
    return views.of(Replied.with(prompts.takeFurtherWork(id, actor), PROMPT, id));
  }

  @Operation(summary = "Approve, adjust, reject or reopen a prompt")
  @PostMapping("/api/time-prompts/{id}/decision")
  PromptView decide(@PathVariable PromptId id, @RequestBody JsonNode body, Actor actor) {
    var members = new Members(body, "");
    var answer = PromptAnswer.in(members);
    members.requireFit();
    return views.of(Replied.with(answer.given(prompts, id, actor), PROMPT, id));
  }

  /** What a form offers as reasons to say no. */
  @Operation(summary = "List the reasons to reject with")
  @GetMapping("/api/reject-reasons")
  Page<Reason> reasons(@RequestParam Optional<ActivityKind> kind) {
    return Page.of(reasons.of(kind.orElse(ActivityKind.GENERIC)).stream().map(Reason::of).toList());
  }

  /** {@code erases} means that the words of what is rejected so go at once. */
  record Reason(String reason, String label, boolean erases) {

    static Reason of(RejectReason reason) {
      return new Reason(reason.reason(), reason.label(), reason.purges());
    }
  }
}
