package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.ApprovedTime;
import io.matterflow.capture.EntryEdits;
import io.matterflow.capture.TimeCorrections;
import io.matterflow.capture.TimeEntryId;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A time entry with what its hours were made of, and its correction by the person whose time it is. */
@Tag(name = "Time")
@RestController
class PostedEntryController {

  private static final String ENTRY = "time entry";
  private static final int ID = 64;
  private static final int MINUTES_OF_A_DAY = 24 * 60;
  private static final int NARRATIVE = 4000;
  private static final int REASON = 1000;
  private static final Pattern CODE = Pattern.compile("[A-Z0-9.]{0,10}");

  private final TimeCorrections corrections;

  PostedEntryController(TimeCorrections corrections) {
    this.corrections = corrections;
  }

  @Operation(summary = "Show a time entry")
  @GetMapping("/api/time-entries/{id}")
  Entry entry(@PathVariable TimeEntryId id, Actor actor) {
    return corrections.find(id, actor).map(Entry::of).orElseThrow(() -> Problem.notFound(ENTRY, id));
  }

  /** Changes the entry here at once, and in the practice system under our reference soon after. */
  @Operation(summary = "Correct time that was posted")
  @PostMapping("/api/time-entries/{id}/correction")
  Entry correct(@PathVariable TimeEntryId id, @RequestBody JsonNode body, Actor actor) {
    var members = new Members(body, "");
    var edits = new EntryEdits(
        members.filled("matterId", ID).map(MatterId::new),
        members.whole("minutes", 1, MINUTES_OF_A_DAY),
        members.text("narrative", NARRATIVE),
        code(members, "taskCode"),
        code(members, "activityCode"),
        members.required("reason", REASON));
    if (!members.fit()) {
      throw members.problem();
    }
    return Entry.of(Replied.with(corrections.correct(id, edits, actor), ENTRY, id));
  }

  private static Optional<String> code(Members members, String name) {
    var code = members.text(name, ID);
    code.filter(given -> !CODE.matcher(given).matches()).ifPresent(given -> members.refuse(name, "is no code"));
    return code;
  }

  /**
   * {@code rawSeconds}, {@code units} and {@code increment} say what the hours were rounded from, and by which rule.
   */
  record Entry(
      String id,
      Optional<String> promptId,
      String system,
      String matterId,
      String timekeeperId,
      LocalDate workDate,
      LocalDate enteredDate,
      String hours,
      Optional<Long> rawSeconds,
      Optional<Integer> units,
      Optional<String> increment,
      Optional<String> roundingRule,
      String rate,
      String rateSource,
      Optional<LocalDate> rateSince,
      String amount,
      String currency,
      int billedPercent,
      boolean billable,
      String narrative,
      Optional<String> taskCode,
      Optional<String> activityCode,
      int version,
      Optional<String> postedAs,
      boolean onABill,
      Optional<String> setAside) {

    static Entry of(ApprovedTime time) {
      var entry = time.entry();
      var rounded = time.rounded();
      return new Entry(
          entry.id().toString(),
          time.prompt().map(Object::toString),
          time.system(),
          entry.matter().value(),
          entry.timekeeper().value(),
          entry.workDate(),
          entry.enteredOn(),
          entry.hours().plain(),
          rounded.raw().map(raw -> raw.toSeconds()),
          rounded.units(),
          rounded.increment().map(BigDecimal::stripTrailingZeros).map(BigDecimal::toPlainString),
          rounded.rule(),
          entry.rate().plain(),
          entry.rateSource(),
          time.rateSince(),
          entry.amount().plain(),
          entry.amount().currency().getCurrencyCode(),
          time.billedPercent(),
          time.billable(),
          entry.narrative(),
          entry.taskCode(),
          entry.activityCode(),
          time.standing().version(),
          time.standing().postedAs(),
          time.standing().onABill(),
          time.standing().setAside());
    }
  }
}
