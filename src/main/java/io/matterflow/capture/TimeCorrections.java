package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.capture.ApprovedTime.Standing;
import io.matterflow.capture.JdbcTimeCorrections.Correction;
import io.matterflow.capture.JdbcTimeCorrections.Kind;
import io.matterflow.directory.Directory;
import io.matterflow.engine.EffectKey;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.practice.PracticeSystem.TimeEntryPosting;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects what was posted, here at once and then in the practice system under our reference: never by a second
 * entry. One correction of an entry after the other, and none once a bill has it; what it said before stands in the
 * trail.
 */
@Service
public class TimeCorrections {

  private final JdbcTimeCorrections corrections;
  private final JdbcTimeEntries entries;
  private final JdbcEntryParts parts;
  private final JdbcTimePrompts prompts;
  private final TimeRevision revision;
  private final PossibleDuplicates duplicates;
  private final OtherWorks others;
  private final Delegations delegations;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TimeCorrections(
      JdbcTimeCorrections corrections,
      JdbcTimeEntries entries,
      JdbcEntryParts parts,
      JdbcTimePrompts prompts,
      TimeRevision revision,
      PossibleDuplicates duplicates,
      OtherWorks others,
      Delegations delegations,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.corrections = corrections;
    this.entries = entries;
    this.parts = parts;
    this.prompts = prompts;
    this.revision = revision;
    this.duplicates = duplicates;
    this.others = others;
    this.delegations = delegations;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** An entry, for its timekeeper, for who bills or reviews it, and for the auditor. */
  @Transactional(readOnly = true)
  public Optional<ApprovedTime> find(TimeEntryId id, Actor actor) {
    return entries.find(id).filter(time -> delegations.mayAnswer(time.entry().timekeeper(), actor)
        || actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR)
        || actor.actsAs(Role.RESPONSIBLE_ATTORNEY, directory.required(time.entry().matter()).responsibleAttorney())
        || actor.actsAs(Role.BILLING_PARTNER, directory.required(time.entry().matter()).billingPartner()));
  }

  /** What is not corrected stays as it was posted: other words change no hours and no rate. */
  @Transactional
  public Answer<ApprovedTime> correct(TimeEntryId id, EntryEdits edits, Actor actor) {
    var found = entries.find(id).filter(time -> delegations.mayAnswer(time.entry().timekeeper(), actor));
    if (found.isEmpty()) {
      return new Unseen<>();
    }
    if (found.get().prompt().isEmpty()) {
      return Refused.byRule("NOT_OURS", "The time was entered in another system.", "Correct it where it was entered.");
    }
    var prompt = prompts.locked(found.get().prompt().get()).orElseThrow();
    var before = entries.find(id).orElseThrow();
    var refused = refusal(before);
    if (refused.isPresent()) {
      return refused.get();
    }
    var revised = revision.of(before, prompt, edits);
    return revised instanceof Done<ApprovedTime> done
        ? askedOrCorrected(before, done.value(), prompt, edits.reason(), actor)
        : revised;
  }

  /** On another matter the time may meet other records of the same work; the person is asked about each once. */
  private Answer<ApprovedTime> askedOrCorrected(
      ApprovedTime before, ApprovedTime after, TimePrompt prompt, String reason, Actor actor) {
    if (!after.entry().matter().equals(before.entry().matter())) {
      var asked = prompt.mayRepeat(duplicates.of(after.span(), prompt.id()));
      if (!asked.possibleDuplicates().equals(prompt.possibleDuplicates())) {
        prompts.update(asked);
        return Refused.asStale("POSSIBLE_DUPLICATE",
            "On matter %s this may be the same work as %s.".formatted(after.entry().matter(),
                String.join("; ", others.of(asked).stream().map(OtherWork::sentence).toList())),
            "Correct it again if it is work of its own, or leave it where it is.");
      }
    }
    return corrected(before, after, reason, actor);
  }

  /** What is to be done over there. */
  @Transactional(readOnly = true)
  public Step step(TimeCorrectionId id) {
    var correction = required(id);
    var time = entries.find(correction.entry()).orElseThrow();
    return new Step(
        EffectKey.of("time-correction", correction.entry(), correction.version()),
        TimePosting.posting(time),
        switch (correction.kind()) {
          case ADD -> Step.Act.ADD;
          case AMEND -> Step.Act.AMEND;
          case WITHDRAW -> Step.Act.WITHDRAW;
        });
  }

  /** The practice system has it, under this id. */
  @Transactional
  public void done(TimeCorrectionId id, String vendorId) {
    var correction = required(id);
    corrections.done(id, clock.instant());
    if (correction.kind() == Kind.ADD) {
      parts.posted(correction.entry(), vendorId);
    }
    var act = switch (correction.kind()) {
      case ADD -> "posted";
      case AMEND -> "amended";
      case WITHDRAW -> "withdrawn";
    };
    audit.record(AuditEntry.of(Actor.ENGINE, act, "time-entry", correction.entry())
        .after("version", correction.version()));
  }

  boolean isUnderWay(TimeEntryId entry) {
    return corrections.underWay(entry).isPresent();
  }

  /** Our entry is the same work as another one; the caller has set it aside. */
  void withdraw(ApprovedTime ours, Actor actor) {
    ask(ours, Kind.WITHDRAW, actor);
  }

  /** Our entry is part of what was another one until now; the practice system gets it as one of its own. */
  void add(ApprovedTime part, Actor actor) {
    ask(part, Kind.ADD, actor);
  }

  /** Our entry reads otherwise; the caller has written it over. */
  void amend(ApprovedTime ours, Actor actor) {
    ask(ours, Kind.AMEND, actor);
  }

  Answer<ApprovedTime> corrected(ApprovedTime before, ApprovedTime after, String reason, Actor actor) {
    if (!entries.correct(after)) {
      return onABill();
    }
    var entry = AuditEntry.of(actor, "corrected", "time-entry", before.entry().id())
        .text("reason", reason)
        .before("matter", before.entry().matter()).after("matter", after.entry().matter())
        .before("seconds", seconds(before)).after("seconds", seconds(after))
        .before("hours", before.hours().plain()).after("hours", after.hours().plain())
        .before("rate", before.entry().rate()).after("rate", after.entry().rate())
        .before("amount", before.entry().amount()).after("amount", after.entry().amount())
        .before("taskCode", before.entry().taskCode().orElse("")).after("taskCode", after.entry().taskCode().orElse(""))
        .before("activityCode", before.entry().activityCode().orElse(""))
        .after("activityCode", after.entry().activityCode().orElse(""))
        .before("billable", before.billable()).after("billable", after.billable());
    var told = entry
        .text("narrativeBefore", before.entry().narrative())
        .text("narrative", after.entry().narrative());
    var timekeeper = before.entry().timekeeper();
    audit.record(actor.is(timekeeper) ? told : told.after("onBehalfOf", timekeeper));
    if (after.isOurs()) {
      ask(after, Kind.AMEND, actor);
    }
    return new Done<>(entries.find(before.entry().id()).orElseThrow());
  }

  private void ask(ApprovedTime time, Kind kind, Actor actor) {
    var correction = new Correction(
        TimeCorrectionId.next(), time.entry().id(), time.standing().version() + 1, kind);
    corrections.insert(correction, actor.user(), clock.instant());
    events.publishEvent(new TimeCorrected(correction.id()));
  }

  private Optional<Answer<ApprovedTime>> refusal(ApprovedTime time) {
    Standing standing = time.standing();
    if (standing.setAside().isPresent()) {
      return Optional.of(Refused.asStale(
          "SET_ASIDE", "The entry counts no more.", "Look at the entry that stands for it."));
    }
    if (standing.onABill()) {
      return Optional.of(onABill());
    }
    return whyNotInOrder(time);
  }

  /** Of ours, only what the practice system has as it reads here is changed further. */
  Optional<Answer<ApprovedTime>> whyNotInOrder(ApprovedTime time) {
    if (!time.isOurs()) {
      return Optional.empty();
    }
    if (time.standing().postedAs().isEmpty()) {
      return Optional.of(Refused.asStale(
          "NOT_POSTED",
          "The time has not reached the practice system.",
          "Reopen its prompt, or wait until it is posted."));
    }
    if (isUnderWay(time.entry().id())) {
      return Optional.of(Refused.asStale(
          "CORRECTION_UNDER_WAY",
          "An earlier correction is on its way to the practice system.",
          "Try again afterwards."));
    }
    return Optional.empty();
  }

  private Correction required(TimeCorrectionId id) {
    return corrections.find(id).orElseThrow(() -> new IllegalStateException("there is no correction " + id));
  }

  private static String seconds(ApprovedTime time) {
    return time.raw().map(raw -> String.valueOf(raw.toSeconds())).orElse("");
  }

  private static Refused<ApprovedTime> onABill() {
    return Refused.asStale("ON_A_BILL", "The time stands on a pre-bill already.",
        "Ask the matter's responsible attorney to change its line.");
  }

  /** The entry as it now reads, or that it goes. */
  public record Step(EffectKey key, TimeEntryPosting entry, Act act) {

    /** What the practice system is to do with the entry. */
    public enum Act {
      ADD,
      AMEND,
      WITHDRAW
    }
  }
}
