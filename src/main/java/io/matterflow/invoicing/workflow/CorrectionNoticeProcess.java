package io.matterflow.invoicing.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.invoicing.CorrectionNotice.Way;
import io.matterflow.invoicing.CorrectionNoticeId;
import io.matterflow.messaging.Passage;
import java.time.Instant;

/** The names that {@code bpmn/correction-notice.bpmn} and this package share. */
final class CorrectionNoticeProcess {

  static final String ID = "correction-notice";
  static final String BRING_CORRECTION = "bringCorrection";
  static final String MAIL_REFUSED = "invoicing.mail-refused";

  static final BusinessKey<CorrectionNoticeId> NOTICE = BusinessKey.of(CorrectionNoticeId::of);
  static final ProcessVariable<Way> WAY = ProcessVariable.choice("way", Way.class);
  static final ProcessVariable<Passage> PASSAGE = ProcessVariable.choice("passage", Passage.class);
  static final ProcessVariable<Instant> LOOK_AGAIN_AT = ProcessVariable.instant("lookAgainAt");
  static final ProcessVariable<Boolean> AGAIN = ProcessVariable.flag("again");

  private CorrectionNoticeProcess() {}
}
