package io.matterflow.prebill;

import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.prebill.Adjustment.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The reasons for which money may be moved, which are the rows of {@code dmn/adjustment-reasons.dmn}. */
@Service
public class AdjustmentReasons {

  static final DecisionTable<Facts, Listed> TABLE = DecisionTable.of("adjustment-reasons", Facts.class, Listed.class);

  private final Decisions decisions;

  AdjustmentReasons(Decisions decisions) {
    this.decisions = decisions;
  }

  record Facts(Kind kind) {}

  /** A reason, and how people read it. */
  public record Listed(String code, String label) {}

  /** In the order in which a form offers them. */
  public List<Listed> of(Kind kind) {
    return decisions.look(TABLE, new Facts(kind)).stream().map(Decided::result).toList();
  }

  boolean knows(Kind kind, String code) {
    return of(kind).stream().anyMatch(listed -> listed.code().equals(code));
  }

  String names(Kind kind) {
    return of(kind).stream().map(Listed::code).collect(Collectors.joining(", "));
  }
}
