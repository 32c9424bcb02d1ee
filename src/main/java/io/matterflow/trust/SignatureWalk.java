package io.matterflow.trust;

import io.matterflow.trust.ProofRow.Signed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the signatures of an account's draws and keeps the first draw that fewer lawyers had signed than had to, each
 * on a grant of their own that was in force when they signed.
 */
final class SignatureWalk {

  private final ZoneId zone;
  private final Set<String> lawyers = new HashSet<>();
  private Instant last = Instant.MIN;
  private Optional<Signed> draw = Optional.empty();
  private Optional<Long> first = Optional.empty();

  SignatureWalk(ZoneId zone) {
    this.zone = zone;
  }

  /** In the order of the draws; what nobody has signed is one row without a lawyer. */
  void visit(Signed row) {
    if (draw.filter(it -> it.sequence() == row.sequence()).isEmpty()) {
      judge();
      lawyers.clear();
      last = Instant.MIN;
      draw = Optional.of(row);
    }
    row.at().filter(at -> row.held().filter(grant -> grant.at(at, zone)).isPresent()).ifPresent(at -> {
      row.lawyer().ifPresent(lawyers::add);
      last = at.isAfter(last) ? at : last;
    });
  }

  /** After the last row. */
  Optional<Long> signedByTooFew() {
    judge();
    return first;
  }

  private void judge() {
    first = first.or(() -> draw
        .filter(it -> lawyers.isEmpty() || lawyers.size() < it.signers() || last.isAfter(it.authorizedAt()))
        .map(Signed::sequence));
  }
}
