package io.matterflow.engine;

/** Marks a task whose words stand in its model: a queue in Tasklist finds it by that, whatever the task is called. */
public final class ModelsOwnTask {

  /** A variable of the task alone, which goes with it. */
  public static final String MARK = "modelsOwnTask";

  private ModelsOwnTask() {}
}
