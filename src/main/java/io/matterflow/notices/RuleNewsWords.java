package io.matterflow.notices;

import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rules.RuleChange;
import io.matterflow.rules.RuleChange.State;
import io.matterflow.rules.RuleChangeId;
import io.matterflow.rules.RuleChanges;
import io.matterflow.rules.RuleInForce;
import io.matterflow.rules.RuleNewerShipped;
import io.matterflow.rules.RuleText.Kind;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The words of messages about rules: which table or model, by whom. What a rule says never leaves the house in one. */
@Component
class RuleNewsWords implements NoticeSource {

  private final RuleChanges changes;

  RuleNewsWords(RuleChanges changes) {
    this.changes = changes;
  }

  @Override
  public boolean knows(NoticeKind kind) {
    return kind == NoticeKind.RULE_ANSWERED || kind == NoticeKind.RULE_WAITS || kind == NoticeKind.RULE_NEWER;
  }

  /** Nothing where it has become something else since, which is news of its own. */
  @Override
  @Transactional(readOnly = true)
  public Optional<Map<String, String>> tell(NoticeKind kind, TimekeeperId person, String occasion) {
    var parts = occasion.split(" ");
    return switch (kind) {
      case RULE_ANSWERED -> inState(parts[0], State.valueOf(parts[1])).map(RuleNewsWords::answered);
      case RULE_WAITS -> inState(parts[0], State.PROPOSED).map(change -> Map.of(
          "rule", word(change.rule().kind(), change.rule().key()), "person", change.proposedBy().value()));
      default -> changes.inForce(Kind.valueOf(parts[0]), parts[1])
          .filter(RuleInForce::shippedIsNewer)
          .map(rule -> Map.of("rule", word(rule.kind(), rule.key())));
    };
  }

  static String occasion(RuleChangeId id, State became) {
    return "%s %s".formatted(id, became);
  }

  static String occasion(RuleNewerShipped news) {
    return "%s %s %s".formatted(news.kind(), news.key(), news.shippedDigest().substring(0, 16));
  }

  private Optional<RuleChange> inState(String id, State state) {
    return changes.find(RuleChangeId.of(id)).filter(change -> change.state() == state);
  }

  private static Map<String, String> answered(RuleChange change) {
    var by = change.act(change.state()).map(act -> act.by().value()).orElse("");
    var became = switch (change.state()) {
      case RELEASED -> "released";
      case REFUSED -> "refused";
      default -> "taken back";
    };
    return Map.of("rule", word(change.rule().kind(), change.rule().key()), "became", became, "person", by);
  }

  private static String word(Kind kind, String key) {
    return "%s %s".formatted(kind == Kind.TABLE ? "table" : "model", key);
  }
}
