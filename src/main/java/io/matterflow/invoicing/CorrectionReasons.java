package io.matterflow.invoicing;

import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.invoicing.Correction.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The reasons for which an invoice may be corrected, which are the rows of {@code dmn/correction-reasons.dmn}. */
@Service
public class CorrectionReasons {

  static final DecisionTable<Facts, Listed> TABLE = DecisionTable.of("correction-reasons", Facts.class, Listed.class);

  private final Decisions decisions;

  CorrectionReasons(Decisions decisions) {
    this.decisions = decisions;
  }

  record Facts(Kind kind) {}

  /** A reason, and how people read it. */
  public record Listed(String code, String label) {}

  /** In the order in which a form offers them. */
  public List<Listed> of(Kind kind) {
    return decisions.look(TABLE, new Facts(kind)).stream().map(Decided::result).toList();
  }

  Optional<Listed> find(Kind kind, String code) {
    return of(kind).stream().filter(listed -> listed.code().equals(code)).findFirst();
  }

  public String names(Kind kind) {
    return of(kind).stream().map(Listed::code).collect(Collectors.joining(", "));
  }
}
