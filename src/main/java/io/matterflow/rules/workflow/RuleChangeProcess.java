package io.matterflow.rules.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.rules.RuleChangeId;
import java.time.Instant;

/** The names that {@code bpmn/rule-change.bpmn} and this package share. The business key is the change's id. */
final class RuleChangeProcess {

  static final String ID = "rule-change";
  static final String WITHDRAWN = "rule-change.withdrawn";
  static final String RELEASE_RULE_CHANGE = "releaseRuleChange";

  static final BusinessKey<RuleChangeId> CHANGE = BusinessKey.of(RuleChangeId::of);
  static final ProcessVariable<Instant> RELEASE_DUE_AT = ProcessVariable.instant("releaseDueAt");
  static final ProcessVariable<Boolean> CHANGE_RELEASED = ProcessVariable.flag("changeReleased");

  private RuleChangeProcess() {}
}
