package io.matterflow.capture;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A proposal to record time, for one timekeeper, who alone sees it until it is approved. The raw duration stays what
 * the source measured; the draft is what the person makes of it.
 */
public record TimePrompt(
    PromptId id,
    SignalId signal,
    ActivityKind kind,
    TimekeeperId timekeeper,
    LocalDate workDate,
    Instant startedAt,
    Optional<Duration> raw,
    boolean estimated,
    Draft draft,
    FurtherWork further,
    List<String> possibleDuplicates,
    PromptState state,
    Optional<String> rejectReason,
    Instant since) {

  private static final int SECONDS_OF_A_MINUTE = 60;
  private static final int VERSION = 16;

  /** What a person may change before approving. Billability follows from the matter. */
  public record Draft(
      MatterId matter,
      Billability billability,
      String billabilityReason,
      Optional<Integer> minutes,
      String narrative,
      Optional<String> taskCode,
      Optional<String> activityCode,
      ProposedCodes proposed) {

    /** Whether the same rules say whether it is billed. */
    boolean isSameWorkAs(Draft other) {
      return matter.equals(other.matter) && activityCode.equals(other.activityCode);
    }

    Draft judged(Billability billability, String reason) {
      return new Draft(matter, billability, reason, minutes, narrative, taskCode, activityCode, proposed);
    }

    Draft proposing(Optional<Integer> minutes, String narrative) {
      return new Draft(matter, billability, billabilityReason, minutes, narrative, taskCode, activityCode, proposed);
    }

    Draft withoutTask() {
      return new Draft(matter, billability, billabilityReason, minutes, narrative, Optional.empty(), activityCode,
          proposed.withoutTask());
    }

    Draft edited(PromptEdits edits) {
      return new Draft(
          edits.matter().orElse(matter),
          billability,
          billabilityReason,
          edits.minutes().or(() -> minutes),
          edits.narrative().orElse(narrative),
          changed(edits.taskCode(), taskCode),
          changed(edits.activityCode(), activityCode),
          proposed.edited(edits));
    }

    /** What stood as it was proposed follows the new proposal; what a person wrote stays. */
    Draft following(Draft before, Draft now) {
      var moved = !matter.equals(before.matter);
      var sameActivity = activityCode.equals(before.activityCode);
      return new Draft(
          moved ? matter : now.matter,
          moved ? billability : now.billability,
          moved ? billabilityReason : now.billabilityReason,
          minutes.equals(before.minutes) ? now.minutes : minutes,
          narrative.equals(before.narrative) ? now.narrative : narrative,
          taskCode,
          sameActivity ? now.activityCode : activityCode,
          new ProposedCodes(proposed.task(), sameActivity ? now.proposed.activity() : proposed.activity()));
    }

    private static Optional<String> changed(Optional<String> edit, Optional<String> before) {
      return edit.isPresent() ? edit.filter(code -> !code.isEmpty()) : before;
    }
  }

  /** Another one whenever something changes that its person decides about. */
  public String version() {
    return Fingerprint.of("PROMPT", "%s %s %s %s %s".formatted(workDate, startedAt, raw, draft, further.seen()))
        .substring(0, VERSION);
  }

  public boolean isOpen() {
    return state == PromptState.OPEN;
  }

  /** Whether its timekeeper has approved it, posted or not. */
  boolean isSignedOff() {
    return state == PromptState.APPROVED || state == PromptState.POSTED;
  }

  /** A started minute counts as one, until a person says otherwise. */
  static int minutes(Duration raw) {
    return (int) ((raw.toSeconds() + SECONDS_OF_A_MINUTE - 1) / SECONDS_OF_A_MINUTE);
  }

  /** The time to round: what was measured, unless a person has changed the minutes. Empty while nobody has said. */
  Optional<Duration> worked() {
    var measured = raw.filter(duration -> draft.minutes().filter(edited -> edited == minutes(duration)).isPresent());
    return measured.or(() -> draft.minutes().map(Duration::ofMinutes));
  }

  WorkSpan span() {
    return new WorkSpan(timekeeper, draft.matter(), workDate, draft.activityCode(), Optional.of(startedAt), raw);
  }

  /** Minutes that a person has stated are an estimate no more, and what comes on top of them is told. */
  TimePrompt with(Draft edited, PromptEdits edits) {
    var restated = !edited.minutes().equals(draft.minutes());
    var seen = restated ? further.stated(edits) : further.told(edits);
    return new TimePrompt(id, signal, kind, timekeeper, workDate, startedAt, raw, estimated && !restated, edited, seen,
        possibleDuplicates, state, rejectReason, since);
  }

  /** The further minutes are part of the stated ones. */
  TimePrompt withFurtherWork() {
    var all = draft.minutes().orElse(0) + further.length();
    return new TimePrompt(id, signal, kind, timekeeper, workDate, startedAt, raw, false,
        draft.proposing(Optional.of(all), draft.narrative()), further.takenIn(),
        possibleDuplicates, state, rejectReason, since);
  }

  TimePrompt toldOfFurtherWork() {
    return new TimePrompt(id, signal, kind, timekeeper, workDate, startedAt, raw, estimated, draft,
        further.toldAll(), possibleDuplicates, state, rejectReason, since);
  }

  /** The same prompt after more of the same work has come in, or some of it has left. */
  TimePrompt measured(Instant startedAt, Optional<Duration> raw, Draft draft, FurtherWork further) {
    return new TimePrompt(id, signal, kind, timekeeper, workDate, startedAt, raw,
        raw.isEmpty() && (estimated || !further.isStated()), draft, further,
        possibleDuplicates, state, rejectReason, since);
  }

  /** In these words. */
  TimePrompt narrated(String narrative) {
    return copy(draft.proposing(draft.minutes(), narrative), possibleDuplicates, state, rejectReason, since);
  }

  /** Of what was measured, so much is the time of this one. */
  TimePrompt lasting(Optional<Duration> raw) {
    return new TimePrompt(id, signal, kind, timekeeper, workDate, startedAt, raw, estimated, draft, further,
        possibleDuplicates, state, rejectReason, since);
  }

  /** The same prompt after its work was told anew: of another time, perhaps of another day. */
  TimePrompt retold(TimePrompt before, TimePrompt now) {
    var next = draft.following(before.draft, now.draft);
    var asTold = next.minutes().equals(now.draft.minutes());
    return new TimePrompt(id, signal, kind, timekeeper, now.workDate, now.startedAt, now.raw, now.estimated && asTold,
        next,
        asTold ? further : further.and(grown(before, now), 1), List.of(), state, rejectReason, since);
  }

  private static int grown(TimePrompt before, TimePrompt now) {
    return now.draft.minutes().orElse(0) - before.draft.minutes().orElse(0);
  }

  /** Without these among what may be the same work: they are part of it now. */
  TimePrompt notRepeating(Collection<String> others) {
    return copy(
        draft,
        possibleDuplicates.stream().filter(other -> !others.contains(other)).toList(),
        state,
        rejectReason,
        since);
  }

  /** Adds entries and prompts that may be the same work; the person is asked about them. */
  TimePrompt mayRepeat(List<String> others) {
    var all = Stream.concat(possibleDuplicates.stream(), others.stream()).distinct().toList();
    return copy(draft, all, state, rejectReason, since);
  }

  TimePrompt in(PromptState state, Instant since) {
    return copy(draft, possibleDuplicates, state, Optional.empty(), since);
  }

  TimePrompt rejected(String reason, Instant since) {
    return copy(draft, possibleDuplicates, PromptState.REJECTED, Optional.of(reason), since);
  }

  /** Without anything that a person wrote or was called. */
  TimePrompt erased() {
    var empty = new Draft(draft.matter(), draft.billability(), draft.billabilityReason(), Optional.empty(), "",
        Optional.empty(), Optional.empty(), ProposedCodes.NONE);
    return copy(empty, List.of(), state, rejectReason, since);
  }

  private TimePrompt copy(
      Draft draft, List<String> possibleDuplicates, PromptState state, Optional<String> rejectReason, Instant since) {
    return new TimePrompt(id, signal, kind, timekeeper, workDate, startedAt, raw, estimated, draft, further,
        possibleDuplicates, state, rejectReason, since);
  }
}
