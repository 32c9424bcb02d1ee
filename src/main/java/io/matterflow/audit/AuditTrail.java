package io.matterflow.audit;

import io.matterflow.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes into the transaction at hand: an act that is rolled back leaves no row. */
public interface AuditTrail {

  /** Appends to the chain of the entry's aggregate, at the clock's time. */
  void record(AuditEntry entry);

  /**
   * Appends an act that changed nothing of the aggregate: an attempt that was refused, or word of what was done
   * elsewhere. Any number of them come to one chain at once, and all are kept. Of two acts that change an aggregate at
   * once the second fails where no lock kept them apart: where there is such a lock, an attempt takes it too.
   */
  void recordAttempt(AuditEntry entry);

  /** Appends each of them, with few statements; for whoever changes many aggregates at once. */
  void recordAll(List<AuditEntry> entries);

  /** Newest first; every narrowing that is absent narrows nothing. */
  List<RecordedAct> acts(AuditQuery query);

  /** What happened to an aggregate, in that order and without what people wrote; whoever asks closes the stream. */
  Stream<RecordedAct> chain(String entity, String entityId);

  /**
   * A page of them without the acts that are {@linkplain WithheldActs withheld} from this reader, beginning after the
   * position at which the page before ended.
   */
  ActsPage actsFor(Actor reader, AuditQuery query, Optional<Long> after);

  /**
   * Erases what people wrote in the acts on an aggregate. The chain still proves that something was written, and holds.
   */
  void forgetTexts(String entity, String entityId);

  /** Recomputes every chain and compares it with the checkpoints. */
  Verification verify();

  /** Some acts, newest first, and where the next page begins; empty on the last one. */
  record ActsPage(List<RecordedAct> acts, Optional<Long> next) {}

  /** Which acts to list: all of the given narrowings hold. */
  record AuditQuery(
      Optional<String> entity, Optional<String> id, Optional<Instant> from, Optional<Instant> to, int limit) {}
}
