package io.matterflow.audit;

import io.matterflow.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes into the transaction at hand: an act that is rolled back leaves no row. */
public interface AuditTrail {

  /** Appends to the chain of the entry's aggregate, at the clock's time. */
  void record(AuditEntry entry);

  /** Appends each of them, with few statements; for whoever changes many aggregates at once. */
  void recordAll(List<AuditEntry> entries);

  /** Newest first; every narrowing that is absent narrows nothing. */
  List<RecordedAct> acts(AuditQuery query);

  /** As before, without the acts that are {@linkplain WithheldActs withheld} from this reader. */
  List<RecordedAct> actsFor(Actor reader, AuditQuery query);

  /** Recomputes every chain and compares it with the checkpoints. */
  Verification verify();

  /** Which acts to list: all of the given narrowings hold. */
  record AuditQuery(
      Optional<String> entity, Optional<String> id, Optional<Instant> from, Optional<Instant> to, int limit) {}
}
