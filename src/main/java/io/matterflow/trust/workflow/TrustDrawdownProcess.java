package io.matterflow.trust.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.trust.DrawdownId;
import java.time.Instant;

/** The names that {@code bpmn/trust-drawdown.bpmn} and this package share. */
final class TrustDrawdownProcess {

  static final String ID = "trust-drawdown";
  static final String RELEASE_EARLY = "releaseEarly";
  static final String AUTHORIZE_DRAWDOWN = "authorizeDrawdown";
  static final String EXECUTE_DRAWDOWN = "executeDrawdown";
  static final String CHANGED = "trust-drawdown.changed";
  static final String ENDED = "trust-drawdown.ended";
  static final String CLEARED = "trust-drawdown.cleared";

  static final BusinessKey<DrawdownId> DRAWDOWN = BusinessKey.of(DrawdownId::of);
  static final ProcessVariable<Boolean> OBJECTION_OPEN = ProcessVariable.flag("objectionOpen");
  static final ProcessVariable<Instant> OPENS_AT = ProcessVariable.instant("opensAt");
  static final ProcessVariable<Word> LAWYERS_WORD = ProcessVariable.choice("lawyersWord", Word.class);
  static final ProcessVariable<Instant> LAPSES_AT = ProcessVariable.instant("lapsesAt");
  static final ProcessVariable<Posted> DRAWDOWN_POSTED = ProcessVariable.choice("drawdownPosted", Posted.class);

  private TrustDrawdownProcess() {}

  /** What a lawyer has said; another has to say it as well after SIGNED. */
  enum Word {
    REFUSED,
    SIGNED,
    AUTHORIZED
  }

  /** What the journal has made of it. Between ledgers of one account the bank shows nothing. */
  enum Posted {
    VOID,
    AT_THE_BANK,
    INSIDE
  }
}
