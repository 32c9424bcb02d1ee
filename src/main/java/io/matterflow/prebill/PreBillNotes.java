package io.matterflow.prebill;

import static io.matterflow.prebill.Answer.refused;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Answer.Done;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What those who answer for a bill tell each other about it as a whole. A note changes no version and is part of
 * nothing that is signed; it is never rendered and never exported.
 */
@Service
public class PreBillNotes {

  private final JdbcPreBills preBills;
  private final JdbcPreBillNotes notes;
  private final PreBillPeople people;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  PreBillNotes(
      JdbcPreBills preBills,
      JdbcPreBillNotes notes,
      PreBillPeople people,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.preBills = preBills;
    this.notes = notes;
    this.people = people;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** Some words, whose they are, and since when. */
  public record Note(String words, UserId by, Instant at) {}

  @Transactional
  public Answer<List<Note>> write(PreBillId id, String words, Actor by) {
    var seen = preBills.find(id).filter(preBill -> people.readsAll(by, directory.required(preBill.matter())));
    if (seen.isEmpty()) {
      return refused(Refusal.UNKNOWN_PRE_BILL, "There is no pre-bill %s that you may see.".formatted(id));
    }
    if (!people.mayEditAll(by, directory.required(seen.get().matter()))) {
      return refused(Refusal.NOT_YOURS,
          "Notes on %s are written by those who answer for it.".formatted(seen.get().number()));
    }
    notes.append(id, new Note(words, by.user(), clock.instant()));
    audit.record(AuditEntry.of(by, "note-written", "pre-bill", id).text("internalNote", words));
    return new Done<>(notes.of(id));
  }
}
