package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.EnteredTimeIntake;
import io.matterflow.capture.EnteredTimeIntake.Accepted;
import io.matterflow.capture.EnteredTimeIntake.NotTaken;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Time that people entered in other systems. Each entry stands for itself: a bad one is refused, the others are taken.
 */
@Tag(name = "Time")
@RestController
class TimeEntryController {

  private final EnteredTimeIntake intake;

  TimeEntryController(EnteredTimeIntake intake) {
    this.intake = intake;
  }

  /** Takes an array of entries, or an object with the array as its member {@code entries}. */
  @Operation(summary = "Send time that was entered in another system")
  @PostMapping("/api/time-entries")
  Outcome take(@RequestBody JsonNode body, Actor actor) {
    if (!actor.hasAny(Role.SYSTEM, Role.BILLING_COORDINATOR)) {
      throw Problem.forbidden(
          "Time from other systems is sent by systems or by the billing coordinator.", "Ask the billing coordinator.");
    }
    var prefix = body.isObject() ? "/entries" : "";
    var entries = body.isObject() ? body.path("entries") : body;
    if (!entries.isArray() || entries.size() > EnteredTimeReader.MOST) {
      throw Problem.malformed("The body is an array of at most %d entries.".formatted(EnteredTimeReader.MOST))
          .at(prefix, "no such array");
    }
    var tally = new Tally();
    for (int index = 0; index < entries.size(); index++) {
      take(entries.get(index), "%s/%d".formatted(prefix, index), tally, actor);
    }
    return new Outcome(tally.accepted, tally.duplicates, tally.possibleDuplicates, tally.rejected);
  }

  private void take(JsonNode entry, String pointer, Tally tally, Actor actor) {
    var members = Members.open(entry, pointer);
    var time = EnteredTimeReader.read(members);
    if (!members.fit()) {
      members.problem().pointers()
          .forEach(fault -> tally.rejected.add(new Rejected(time.id(), fault.pointer(), "MALFORMED", fault.detail())));
      return;
    }
    var taken = intake.take(time, actor);
    if (taken instanceof Accepted accepted) {
      tally.accepted++;
      if (!accepted.possibleDuplicates().isEmpty()) {
        tally.possibleDuplicates.add(new PossibleDuplicate(time.id(), accepted.possibleDuplicates()));
      }
    } else if (taken instanceof NotTaken not) {
      tally.rejected.add(new Rejected(time.id(), pointer + "/" + not.member(), not.code(), not.detail()));
    } else {
      tally.duplicates.add(time.id());
    }
  }

  /** What became of the entries, while they are taken in one after the other. */
  private static final class Tally {
    private int accepted;
    private final List<String> duplicates = new ArrayList<>();
    private final List<PossibleDuplicate> possibleDuplicates = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
  }

  record Outcome(
      int accepted, List<String> duplicates, List<PossibleDuplicate> possibleDuplicates, List<Rejected> rejected) {}

  /** Taken in, and perhaps the same work as these prompts or entries: a person is asked. */
  record PossibleDuplicate(String id, List<String> possibleDuplicateOf) {}

  record Rejected(String id, String pointer, String code, String detail) {}
}
