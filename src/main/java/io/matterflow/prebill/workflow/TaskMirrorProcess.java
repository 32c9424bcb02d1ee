package io.matterflow.prebill.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.prebill.TaskMirrorId;

/** The names that {@code bpmn/task-mirror.bpmn} and this package share. The business key is the mirrored task's id. */
final class TaskMirrorProcess {

  static final String ID = "task-mirror";
  static final String ENDED = "task-mirror.ended";

  static final BusinessKey<TaskMirrorId> MIRROR = BusinessKey.of(TaskMirrorId::of);
  static final ProcessVariable<Boolean> STILL_OFFERED = ProcessVariable.flag("stillOffered");

  private TaskMirrorProcess() {}
}
