package io.matterflow.audit;

import io.matterflow.audit.Verification.Break;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Walks rows chain by chain and keeps the first break of each. */
final class ChainWalk {

  private final Predicate<AuditRow> textsFit;
  private final List<Break> breaks = new ArrayList<>();
  private @Nullable AuditRow last;
  private boolean broken;
  private long chains;
  private long entries;

  ChainWalk(Predicate<AuditRow> textsFit) {
    this.textsFit = textsFit;
  }

  void visit(AuditRow row) {
    entries++;
    var before = last != null && last.entity().equals(row.entity()) && last.entityId().equals(row.entityId())
        ? last
        : null;
    if (before == null) {
      chains++;
      broken = false;
    }
    if (!broken) {
      var expectedSequence = before == null ? 1 : before.sequence() + 1;
      var expectedHash = before == null ? AuditHash.NONE : before.hash();
      if (row.sequence() != expectedSequence) {
        report(row, "row %d follows row %d: rows are missing".formatted(row.sequence(), expectedSequence - 1));
      } else if (!row.previousHash().equals(expectedHash)) {
        report(row, "the row does not continue the row before it");
      } else if (!row.computedHash().equals(row.hash())) {
        report(row, "the row was changed after it was written");
      } else if (!textsFit.test(row)) {
        report(row, "a text beside the row was changed");
      }
    }
    last = row;
  }

  private void report(AuditRow row, String detail) {
    broken = true;
    breaks.add(new Break(row.entity(), row.entityId(), row.sequence(), detail));
  }

  long chains() {
    return chains;
  }

  long entries() {
    return entries;
  }

  List<Break> breaks() {
    return breaks;
  }
}
