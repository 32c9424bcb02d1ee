package io.matterflow.directory;

import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import java.util.HashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The arrangement of a matter, as {@code dmn/fee-arrangement.dmn} says today. An arrangement without a row is not
 * billed.
 */
@Component
public class FeeArrangements {

  public static final DecisionTable<Facts, FeeArrangement> TABLE =
      DecisionTable.of("fee-arrangement", Facts.class, FeeArrangement.class);

  private final Decisions decisions;

  public FeeArrangements(Decisions decisions) {
    this.decisions = decisions;
  }

  public record Facts(String billingModel) {}

  public FeeArrangement of(Matter matter) {
    return named(matter.billingModel()).result();
  }

  /** The row with its version, for the record. */
  public Decided<FeeArrangement> named(String billingModel) {
    return decisions.look(TABLE, new Facts(billingModel)).stream().findFirst()
        .orElseThrow(() -> new IllegalStateException(
            "fee-arrangement has no row for %s, nor for the rest".formatted(billingModel)));
  }

  /** For many matters together: each name is asked for once. */
  public Function<Matter, Decided<FeeArrangement>> asked() {
    var named = new HashMap<String, Decided<FeeArrangement>>();
    return matter -> named.computeIfAbsent(matter.billingModel(), this::named);
  }
}
