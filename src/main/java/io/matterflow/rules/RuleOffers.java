package io.matterflow.rules;

import io.matterflow.kernel.Actor;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person may begin: which rules they may propose otherwise, and which released changes they may take back. What
 * is offered here is looked at anew when they do it.
 */
@Service
@Transactional(readOnly = true)
public class RuleOffers {

  private final JdbcRuleChanges rows;
  private final DeployedRules deployed;
  private final ReleaseRights rights;

  RuleOffers(JdbcRuleChanges rows, DeployedRules deployed, ReleaseRights rights) {
    this.rows = rows;
    this.deployed = deployed;
    this.rights = rights;
  }

  /** All rules, or none. */
  public List<RuleInForce> toPropose(Actor actor) {
    return rights.mayPropose(actor) ? deployed.all() : List.of();
  }

  /** Of each rule the change by which it is in force, where they may take that back; the newest first. */
  public List<RuleChange> toTakeBack(Actor actor) {
    return rows.lastReleased().stream()
        .filter(change -> rights.mayRelease(change, actor))
        .filter(this::isInForce)
        .toList();
  }

  private boolean isInForce(RuleChange change) {
    var rule = change.rule();
    return deployed.text(rule.kind(), rule.key()).equals(Optional.of(rule.text()));
  }
}
