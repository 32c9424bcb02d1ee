package io.matterflow.prebill;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.ClientId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The words that a client's guidelines mind, as {@code dmn/guideline-words.dmn} lists them. */
@Component
class GuidelineWords {

  static final DecisionTable<Facts, Row> TABLE = DecisionTable.of("guideline-words", Facts.class, Row.class);

  private final Decisions decisions;

  GuidelineWords(Decisions decisions) {
    this.decisions = decisions;
  }

  record Facts(String client) {}

  record Row(Kind kind, String phrase) {}

  enum Kind {
    VAGUE,
    CLERICAL,
    BILLING,
    LEARNING,
    TRAVEL,
    TOPIC
  }

  Phrases of(ClientId client) {
    return new Phrases(decisions.look(TABLE, new Facts(client.value())).stream()
        .map(decided -> decided.result())
        .collect(Collectors.groupingBy(Row::kind,
            Collectors.mapping(row -> new Narrative(row.phrase()).normal(), Collectors.toList()))));
  }

  /** Phrases by what they betray, in the normal form in which a narrative is read. */
  record Phrases(Map<Kind, List<String>> byKind) {

    List<String> of(Kind kind) {
      return byKind.getOrDefault(kind, List.of());
    }

    String in(Narrative narrative, Kind kind) {
      return (kind == Kind.VAGUE ? narrative.entirely(of(kind)) : narrative.firstOf(of(kind))).orElse("");
    }
  }
}
