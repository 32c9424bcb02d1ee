package io.matterflow.notices.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.notices.NoticeId;

/** The names that {@code bpmn/personal-notice.bpmn} and this package share. */
final class PersonalNoticeProcess {

  static final String ID = "personal-notice";

  static final BusinessKey<NoticeId> NOTICE = BusinessKey.of(NoticeId::of);

  private PersonalNoticeProcess() {}
}
