package io.matterflow.engine;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the things that are decided about are worth, and of which matter they are. Each capability answers for its own.
 */
public interface SubjectWorth {

  /** The kinds of subjects that it knows. */
  Set<String> kinds();

  /** Of one kind, by id; what is not there any more is missing. */
  Map<String, Worth> of(String kind, Collection<String> ids);

  /**
   * The matter where there is one, the amount where it has one, and by what people know it where its id is no name:
   * such as {@code for invoice 2026-0012} of a payment.
   */
  record Worth(Optional<MatterId> matter, Optional<Money> amount, Optional<String> called) {

    public static final Worth UNKNOWN = new Worth(Optional.empty(), Optional.empty());

    public Worth(Optional<MatterId> matter, Optional<Money> amount) {
      this(matter, amount, Optional.empty());
    }
  }
}
